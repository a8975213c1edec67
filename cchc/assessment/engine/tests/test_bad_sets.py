"""Spoilt files of a set: each gives a sentence that names file and offender, never a traceback or a hang."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from cchc.assessment.engine.checking import Fault
from cchc.assessment.engine.examining import examine_version
from cchc.assessment.engine.tests.bad_files import FILES, Spoilt, every

SPOILT = every()


def faults(folder: Path, spoilt: Spoilt | None = None) -> list[Fault]:
    """What is wrong with the sound set, one of its files spoilt."""
    place = folder / "thu" / "2024"
    place.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (place / name).write_text(text, "utf-8")
    if spoilt is not None:
        (place / spoilt.file).write_bytes(spoilt.content)
    return list(examine_version(place, 2024).errors)


def test_the_set_is_sound_before_it_is_spoilt(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


def test_there_are_more_than_two_hundred_spoilt_files() -> None:
    assert len({(spoilt.file, spoilt.content) for spoilt in SPOILT}) >= 200


@pytest.mark.parametrize("spoilt", SPOILT, ids=[spoilt.title for spoilt in SPOILT])
def test_a_spoilt_file_gives_a_sentence_with_place_and_offender(spoilt: Spoilt, tmp_path: Path) -> None:
    said = [fault.say() for fault in faults(tmp_path, spoilt)]
    assert said
    about = [each for each in said if "thu/2024" in each and spoilt.names.removesuffix(".yaml") in each]
    assert about, said
    assert all(each.endswith((".", "?")) and "\n" not in each for each in said), said


@pytest.mark.parametrize("seed", range(40))
def test_a_file_spoilt_at_random_is_read_or_told(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    name = chance.choice(sorted(FILES))
    content = bytearray(FILES[name].encode())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content))
        content[at : at + chance.choice((0, 1, 1, 9))] = bytes(
            chance.choices(b'[]{}:,"\n -&*!|>%@x\xff\x00', k=chance.randint(0, 3))
        )
    for fault in faults(tmp_path, Spoilt("", name, bytes(content), "")):
        assert fault.say()
