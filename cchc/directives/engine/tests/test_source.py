"""From a path or bytes to one canonical text, and back from any character to its place."""

from __future__ import annotations

import hashlib
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.directives.engine.formats.tests.made import docx, p
from cchc.directives.engine.pieces import Draft, Limits, Piece, megabytes
from cchc.directives.engine.source import _composed, formats, open_source
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from pathlib import Path


def test_a_source_names_its_file_and_both_hashes(tmp_path: Path) -> None:
    path = tmp_path / "tb-15.txt"
    path.write_bytes("Hòa\r\n".encode())
    source = open_source(path)
    assert source.name == "tb-15.txt"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.text_sha256 == hashlib.sha256("Hòa\n".encode()).hexdigest()
    assert open_source(str(path)) == source


def test_a_name_from_outside_cannot_break_the_line() -> None:
    with pytest.raises(UnreadableInput) as caught:
        open_source(b"", "a\n\u202eb\x00" + "x" * 500 + ".txt")
    assert "\n" not in caught.value.message
    assert "“a b x" in caught.value.message
    assert len(caught.value.message) < 200


def test_bytes_without_a_name_are_called_a_file() -> None:
    assert open_source(b"x").name == "tệp"


def test_missing_empty_large_and_unreadable_files_are_told_apart(tmp_path: Path) -> None:
    cases = {
        tmp_path / "khong-co.docx": "không có ở đường dẫn",
        tmp_path: "thư mục",
        tmp_path / ("x" * 300): "không mở được",
        tmp_path / "a\0b": "không có ở đường dẫn",
    }
    for path, said in cases.items():
        with pytest.raises(UnreadableInput, match=f"(?i){said}"):
            open_source(path)
    with pytest.raises(UnreadableInput, match="trống"):
        open_source(b"", "a.txt")
    with pytest.raises(UnreadableInput, match="không quá 1 MB"):
        open_source(b"x" * (1 << 20) + b"x", "a.txt", limits=Limits(bytes=1 << 20))
    assert megabytes(1_572_864) == "1,5 MB"


@pytest.mark.parametrize(
    "head", [b"\x7fELF" + b"\x00\x01" * 400, b"GIF89a" + bytes(range(256)), b"\x1f\x8b\x08" + bytes(300)]
)
def test_what_is_no_document_is_told_what_is_allowed(head: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"chỉ nhận"):
        open_source(head, "a.docx")


def test_formats_are_found_and_plain_text_is_asked_last() -> None:
    names = [one.NAME for one in formats()]
    assert names[-1] == "txt"
    assert {"docx", "pdf", "doc", "html", "image", "rtf"} < set(names)


def test_places_outside_the_text_are_refused() -> None:
    source = open_source(b"abc", "a.txt")
    assert source.where(3).line == 1
    for offset in (-1, 4):
        with pytest.raises(ValueError, match="outside the text"):
            source.where(offset)


def test_plain_text_leads_back_to_paragraph_and_line() -> None:
    source = open_source("một\n\n \nhai\nba\n".encode(), "a.txt")
    shown = [(source.where(at).paragraph, source.where(at).line) for at in (0, 3, 4, 6, 7, 10, 11, 13)]
    assert shown == [(1, 1), (1, 1), (1, 2), (1, 3), (2, 4), (2, 4), (3, 5), (3, 5)]


def test_blank_lines_before_the_first_paragraph_belong_to_it() -> None:
    assert open_source(b"\n\nx", "a.txt").where(0).paragraph == 1
    assert open_source(docx(p("") + p("x")), "a.docx", isolated=False).where(0).paragraph == 1


PIECES = st.lists(
    st.builds(
        Piece,
        text=st.text("aBễ\u0323\n \r", max_size=6),
        kind=st.sampled_from(["body", "cell"]),
        page=st.integers(1, 3),
        glue=st.sampled_from(["\n", " "]),
    ),
    min_size=1,
    max_size=8,
)


@given(PIECES)
def test_every_part_is_its_slice_and_every_character_leads_back_to_its_part(pieces: list[Piece]) -> None:
    draft = Draft("x", Limits(), pieces=[*pieces, Piece("cuối")])
    text, parts = _composed(draft)
    assert all(one.start < one.end <= two.start for one, two in pairwise(parts))
    shown = [
        unicodedata.normalize("NFC", one.text.replace("\r\n", "\n").replace("\r", "\n"))
        for one in draft.pieces
    ]
    assert [text[one.start : one.end] for one in parts] == [one for one in shown if one.strip()]
    assert [one.paragraph for one in parts] == sorted(one.paragraph for one in parts)


def test_broken_halves_of_letters_are_replaced() -> None:
    draft = Draft("x", Limits(), pieces=[Piece("ễ\ud800")])
    assert _composed(draft)[0] == "ễ\ufffd"
