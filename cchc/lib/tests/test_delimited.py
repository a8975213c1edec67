"""Text files with rows of cells: encodings, marks, what is refused with its line."""

from __future__ import annotations

import codecs

import pytest

from cchc.lib.delimited import DelimitedError, read

TEXT = "Nội dung;Chủ trì\r\nRà soát các khoản chi;Sở Tài chính\r\n"
ROWS = [["Nội dung", "Chủ trì"], ["Rà soát các khoản chi", "Sở Tài chính"]]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace(";", ",").encode(),
        b"sep=;\r\n" + TEXT.encode(),
    ],
)
def test_encodings_and_marks_give_the_same_rows(data: bytes) -> None:
    rows, mark = read(data, 100)
    assert [row for row in rows if row] == ROWS
    assert mark in ",;\t"


def test_a_row_keeps_its_number_below_the_line_that_names_the_mark() -> None:
    assert read(b"sep=;\na;b\n", 10)[0] == [[], ["a", "b"]]


def test_quotes_hold_marks_and_ends_of_lines_and_an_empty_cell_is_none() -> None:
    assert read(b'a,b\n"1,5\n2",\n', 10)[0] == [["a", "b"], ["1,5\n2", None]]


@pytest.mark.parametrize(
    ("data", "told", "line"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "không phải tệp CSV", 0),
        (b'a,b\n"1,2\n', "sai định dạng", 2),
        (b"a\nb\nc\n", "quá 2 dòng", 0),
        (b"a\x01\x02\x03b\x1b\n" * 5, "không phải tệp CSV", 0),
    ],
)
def test_what_is_no_such_file_is_told_with_its_line(data: bytes, told: str, line: int) -> None:
    with pytest.raises(DelimitedError, match=told) as caught:
        read(data, 2)
    assert caught.value.line == line
