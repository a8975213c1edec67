"""Readers in a child process: the same answer, and a crash there costs one file."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from cchc.directives.engine import jail
from cchc.directives.engine.formats.tests.made import directive_page, docx, p, pdf, picture, zipped
from cchc.directives.engine.outside import finish
from cchc.directives.engine.pieces import Limits, Tools
from cchc.directives.engine.source import open_source
from cchc.errors import MissingPart, UnreadableInput


@pytest.mark.parametrize(
    "data",
    [docx(p("Sở Nội vụ") * 3), pdf([directive_page()]), "<html><p>Sở".encode(), "Sở Nội vụ\r\n".encode()],
)
def test_a_child_gives_the_same_source(data: bytes) -> None:
    assert open_source(data, "a", isolated=True) == open_source(data, "a", isolated=False)


def test_native_formats_are_read_in_a_child_unless_told_otherwise() -> None:
    data = docx(p("x"))  # made once: a zip keeps the moment of its making
    assert open_source(data, "a") == open_source(data, "a", isolated=False)


def test_errors_of_the_child_come_back_with_their_sentence_and_exit_code() -> None:
    with pytest.raises(UnreadableInput, match="Excel") as caught:
        open_source(zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx")
    assert caught.value.exit == 1
    with pytest.raises(MissingPart, match="apt-get") as missing:
        open_source(picture(pdf([directive_page()])), "a.png", tools=Tools(tesseract="no-such-program"))
    assert missing.value.exit == 3


@pytest.mark.timeout(200)  # a hang guard: the child is ended after a second
def test_a_child_that_computes_too_long_is_ended() -> None:
    with pytest.raises(UnreadableInput, match="quá nhiều thời gian"):
        open_source(("<html>" + "<p>x</p>" * 390_000).encode(), "a.html", limits=Limits(seconds=0))


def test_a_child_is_ended_by_the_wall_clock() -> None:
    with pytest.raises(UnreadableInput, match="quá nhiều thời gian"):
        open_source(docx(p("x")), "a.docx", limits=Limits(whole_seconds=0.001))


def test_a_child_that_needs_too_much_memory_or_dies_costs_one_file() -> None:
    with pytest.raises(UnreadableInput, match=r"bộ nhớ|bị hỏng"):
        open_source(docx(p("x") * 100_000), "a.docx", limits=Limits(memory=60 << 20))
    with pytest.raises(UnreadableInput, match=r"tệp Word \(\.docx\) nhưng nội dung bị hỏng"):
        open_source(docx(p("x")), "a.docx", limits=Limits(memory=1 << 20))


def order(kind: str, limits: Limits) -> bytes:
    return json.dumps(
        {"kind": kind, "name": "a", "limits": asdict(limits), "tools": asdict(Tools())}
    ).encode()


def test_the_child_answers_with_json_alone() -> None:
    told = jail.answer(order("docx", Limits()), docx(p("Sở")))
    assert json.loads(json.dumps(told))["pieces"] == [["Sở", "body", None, None, None, None, "\n"]]
    assert jail.answer(order("docx", Limits()), b"PK")["exit"] == 1


def test_memory_that_runs_out_in_the_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from cchc.directives.engine.formats import txt

    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(txt, "read", exhausted)
    assert "bộ nhớ" in str(jail.answer(order("txt", Limits()), b"x")["error"])


@pytest.mark.timeout(120)  # what the command started would hold its output open for ten minutes
def test_a_command_ends_with_all_that_it_started(tmp_path: Path) -> None:
    note = tmp_path / "child"
    command = ["/bin/sh", "-c", 'sleep 600 & echo $! > "$1"; wait', "sh", str(note)]
    answer = finish(command, b"", seconds=2.0, environment={"PATH": os.defpath})
    assert answer.late
    assert not _runs(int(note.read_text()))


def _runs(pid: int) -> bool:
    """Whether a process runs; one that ended and waits for its parent to look does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
