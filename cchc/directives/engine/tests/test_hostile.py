"""Hostile files: each becomes a source or one sentence, in bounded memory, and never a traceback."""

from __future__ import annotations

import faulthandler
import hashlib
import multiprocessing
import resource
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from cchc.directives.engine.pieces import MEGABYTE, Limits, Tools
from cchc.directives.engine.source import Source, open_source
from cchc.directives.engine.tests import hostile
from cchc.errors import CchcError

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.directives.engine.tests.hostile import File

PURE = 2_000
EACH = 50
#: Seconds after which one file hangs: its worker tells where it stands and ends. A file takes some hundredths.
HANGS = 120
#: The most memory of a worker.
LARGEST = 1024 * MEGABYTE
NO_TOOLS = Tools(tesseract="no-such-program", antiword="no-such-program")
TOOLS = Tools()
LIMITS = Limits(page_seconds=5.0)

Told = tuple[int, str, str]


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (3072 * MEGABYTE, 3072 * MEGABYTE))


def _wrong_with(source: Source) -> str:
    """What is wrong with a source, if anything."""
    if source.text_sha256 != hashlib.sha256(source.text.encode()).hexdigest():
        return "hash"
    if "\r" in source.text or not source.text.strip() or not source.name.isprintable():
        return "text"
    ends = 0
    for one in source.parts:
        if not ends <= one.start < one.end <= len(source.text):
            return "parts"
        ends = one.end
    return "" if source.where(len(source.text) // 2).line >= 1 else "place"


def _sentence(message: str) -> str:
    """What is wrong with a sentence, if anything."""
    fine = (
        message
        and message.isprintable()
        and len(message) <= 400
        and "Traceback" not in message
        and "“" in message
    )
    return "" if fine else f"sentence {message!r}"


def _told(make: Callable[[int], File], number: int, tools: Tools) -> Told:
    """Number, kind of answer, what is wrong with it."""
    name, data = make(number)
    faulthandler.dump_traceback_later(HANGS, exit=True)
    try:
        source = open_source(data, name, limits=LIMITS, tools=tools, isolated=False)
        kind, wrong = f"read {source.format}", _wrong_with(source)
    except CchcError as error:
        kind, wrong = f"exit {error.exit}", _sentence(error.message)
    except Exception as error:  # noqa: BLE001 (any other exception is what this test looks for)
        kind, wrong = "traceback", f"{type(error).__name__}: {error}"
    finally:
        faulthandler.cancel_dump_traceback_later()
    return number, kind, wrong


def _many(make: Callable[[int], File], numbers: list[int], tools: Tools) -> tuple[list[Told], int]:
    """A worker's share, with the most memory that it ever used."""
    told = [_told(make, number, tools) for number in numbers]
    return told, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def survive(make: Callable[[int], File], count: int, tools: Tools) -> set[str]:
    """Read ``count`` files in two workers; fails naming the files that break the rule. Gives the kinds of answer."""
    shares = [list(range(start, min(start + 25, count))) for start in range(0, count, 25)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context, initializer=_bound) as pool:
        futures = [pool.submit(_many, make, share, tools) for share in shares]
        answers = [future.result() for future in futures]
    told = [one for share, _ in answers for one in share]
    assert len(told) == count
    assert [one for one in told if one[2]] == []
    assert max(memory for _, memory in answers) < LARGEST
    return {kind for _, kind, _ in told}


@pytest.mark.timeout(1_200)
def test_two_thousand_hostile_files_become_a_source_or_one_sentence() -> None:
    kinds = survive(hostile.pure, PURE, NO_TOOLS)
    assert {"read docx", "read pdf", "read html", "read txt", "exit 1", "exit 3"} <= kinds


def test_hostile_pictures_cost_recognition_one_sentence_each(tesseract: str) -> None:
    assert "exit 1" in survive(hostile.scans, EACH, TOOLS)


def test_hostile_old_word_files_cost_antiword_one_sentence_each(antiword: str) -> None:
    assert {"read doc", "exit 1"} <= survive(hostile.old_word, EACH, TOOLS)


def test_every_kind_of_hostile_file_is_made_from_its_number_alone() -> None:
    assert len(hostile.KINDS) == 8
    assert all(hostile.pure(number) == hostile.pure(number) for number in range(40) if number % 8 != 2)


def test_what_breaks_the_rule_is_seen() -> None:
    assert _sentence("một\ndòng")
    assert _sentence("Traceback “x”")
    assert _wrong_with(Source("x", "", "abc", "", "txt")) == "hash"
    hashed = hashlib.sha256(b"a\r").hexdigest()
    assert _wrong_with(Source("x", "", "a\r", hashed, "txt")) == "text"


@pytest.mark.parametrize("number", [3, 11, 2])
def test_a_hostile_file_read_in_a_child_gives_the_same_answer(number: int) -> None:
    name, data = hostile.pure(number)
    answers = []
    for isolated in (False, True):
        try:
            answers.append(open_source(data, name, isolated=isolated).text)
        except CchcError as error:
            answers.append(error.message)
    assert answers[0] == answers[1]
