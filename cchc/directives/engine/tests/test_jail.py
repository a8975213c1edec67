"""Readers in a child process: the same answer, and a crash there costs one file."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict

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
    assert open_source(docx(p("x")), "a") == open_source(docx(p("x")), "a", isolated=False)


def test_errors_of_the_child_come_back_with_their_sentence_and_exit_code() -> None:
    with pytest.raises(UnreadableInput, match="Excel") as caught:
        open_source(zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx")
    assert caught.value.exit == 1
    with pytest.raises(MissingPart, match="apt-get") as missing:
        open_source(picture(pdf([directive_page()])), "a.png", tools=Tools(tesseract="no-such-program"))
    assert missing.value.exit == 3


def test_a_child_that_computes_too_long_is_ended() -> None:
    began = time.perf_counter()
    with pytest.raises(UnreadableInput, match="quá nhiều thời gian"):
        open_source(("<html>" + "<p>x</p>" * 390_000).encode(), "a.html", limits=Limits(seconds=0))
    assert time.perf_counter() - began < 20


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


def test_a_command_ends_with_all_that_it_started() -> None:
    began = time.perf_counter()
    script = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    answer = finish([sys.executable, "-c", script], b"", seconds=1.0, environment={})
    assert answer.late
    assert time.perf_counter() - began < 10
