"""Old Word files by antiword."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from cchc.directives.engine.formats.tests.made import FILES
from cchc.directives.engine.pieces import Tools
from cchc.directives.engine.source import open_source
from cchc.errors import MissingPart, UnreadableInput

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = (FILES / "mau.doc").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def program(folder: Path, script: str) -> Tools:
    """A broken installation: what antiword does when it goes wrong."""
    path = folder / "antiword"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Tools(antiword=str(path))


def test_paragraphs_lists_and_cells_come_in_order(antiword: str) -> None:
    source = open_source(SAMPLE, "a.txt", isolated=False)
    assert source.format == "doc"
    lines = source.text.split("\n")
    assert lines[:4] == [
        "ỦY BAN NHÂN DÂN",
        "Số: 15/TB-VPUBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "THÔNG BÁO",
    ]
    assert lines[4:6] == [
        "1. Sở Nội vụ tổng hợp kết quả trước ngày 30/11/2025.",
        "2. Sở Tư pháp rà soát văn bản.",
    ]
    assert lines[-4:] == ["TT", "Nhiệm vụ", "1", "Báo cáo"]
    place = source.where(source.text.index("Báo cáo"))
    assert (place.table, place.row, place.cell) == (2, 2, 2)
    assert "đánh lại" in source.warnings[0]


def test_a_file_in_tcvn3_is_told_by_its_words(antiword: str) -> None:
    text = open_source(FILES / "mau-tcvn3.doc", isolated=False).text
    assert text.startswith("Sở Nội vụ tổng hợp kết quả cải cách hành chính của tỉnh\nVăn phòng")


def test_footnotes_stand_at_the_end(antiword: str) -> None:
    source = open_source(FILES / "mau-chu-thich.doc", isolated=False)
    assert source.text.startswith("Sở Nội vụ báo cáo kết quả năm.\n")
    assert source.text.endswith("\n[1] Trước ngày 30/6/2025.")
    assert source.parts[-1].kind == "note"


def test_locked_files_and_other_kinds_get_their_own_sentence() -> None:
    start = SAMPLE.index(b"\xec\xa5", 512)
    flags = int.from_bytes(SAMPLE[start + 10 : start + 12], "little") | 0x0100
    locked = SAMPLE[: start + 10] + flags.to_bytes(2, "little") + SAMPLE[start + 12 :]
    for data, said in (
        (locked, "mật khẩu"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (OLE + b"\x00" * 600 + "Workbook".encode("utf-16-le"), "bảng tính Excel"),
        (OLE + b"\x00" * 600, "bị hỏng"),
    ):
        with pytest.raises(UnreadableInput, match=said):
            open_source(data, "a.doc", isolated=False)


def test_without_antiword_the_sentence_says_how_to_get_it() -> None:
    with pytest.raises(MissingPart, match="apt-get install antiword") as caught:
        open_source(SAMPLE, "a.doc", tools=Tools(antiword="no-such-program"), isolated=False)
    assert caught.value.exit == 3


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'Encrypted documents are not supported' >&2; exit 1", "mật khẩu"),
        ("echo 'the text stream of this file is too small' >&2; exit 1", "quá ngắn"),
        ("exit 1", "bị hỏng"),
        ("cat >/dev/null", "bị hỏng"),
        ("cat >/dev/null; echo '%'", "bị hỏng"),
        ("cat >/dev/null; echo '<book><para></para></book>'", "không có chữ nào"),
    ],
)
def test_whatever_antiword_says_becomes_one_sentence(tmp_path: Path, script: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        open_source(SAMPLE, "a.doc", tools=program(tmp_path, script), isolated=False)


def test_docbook_of_every_shape_is_walked(tmp_path: Path) -> None:
    book = (
        "<book><bookinfo><date>x</date></bookinfo><chapter><title>Tiêu đề</title><!-- c --><sect1><para>Một "
        "<emphasis> hai</emphasis> ba<footnote><para/></footnote></para></sect1>"
        "<itemizedlist><listitem><para>b</para></listitem></itemizedlist>"
        '<orderedlist numeration="loweralpha"><listitem><para>c</para><para>d</para></listitem></orderedlist>'
        "<informaltable><tgroup><tbody><row><entry>e</entry></row></tbody></tgroup></informaltable></chapter></book>"
    )
    source = open_source(
        SAMPLE, "a.doc", tools=program(tmp_path, f"cat >/dev/null; echo '{book}'"), isolated=False
    )
    assert source.text == "Tiêu đề\nMột hai ba\n- b\na. c\nd\ne"
    assert any("chú thích" in one for one in source.warnings)
