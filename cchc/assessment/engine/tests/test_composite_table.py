"""Tables as programs and offices write them: signs, encodings, lines; what is wrong is named by its cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.composite_table import Grid, read_table
from cchc.errors import UnreadableInput
from cchc.lib.xlsx import Sheet, write

if TYPE_CHECKING:
    from pathlib import Path


def grid(folder: Path, content: str | bytes) -> Grid:
    path = folder / "bang.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path)


def numbers(table: Grid, column: str = "x") -> list[Fraction | None]:
    mark = table.mark([column])
    return [table.number(row, column, cells[column], mark) for row, cells in table.rows]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("u,x\na,1.5\nb,-2\n", ["1.5", "-2"]),
        ('"u","x"\r\n"a","1.5"\r\n"b",NA\r\n', ["1.5", None]),
        ("\ufeffu,x\na,32.323\nb,n/a\nc,NaN\nd,null\ne,\n", ["32.323", None, None, None, None]),
        ("u;x\na;1,5\nb;1.234,25\n", ["1.5", "1234.25"]),
        ("u;x\na;1,5\nb;12.345\n", ["1.5", "12345"]),
        ("u;x\na;1.25\nb;12.345\n", ["1.25", "12.345"]),
        ("u;x\na;1.234.567\nb;1.234\n", ["1234567", "1234"]),
        ("sep=;\nu;x\na;0,125\n", ["0.125"]),
        ("u\tx\na\t1,5\n", ["1.5"]),
        ('u,x\na,"1,234.5"\nb,"1,234"\n', ["1234.5", "1234"]),
        ('u,x\na,"12,5"\nb,"1.234,5"\n', ["12.5", "1234.5"]),
        ("u,x\na,1e+05\nb,1.5E-3\nc,-1.234e2\n", ["100000", "0.0015", "-123.4"]),
        ("u,x\na,−3.5\nb,1 234.5\nc,+2\n\n\n", ["-3.5", "1234.5", "2"]),
        ("u,x\na,.5\nb,5.\n", ["0.5", "5"]),
        ("\n\nu,x,,\na,1,,\n,,,\n", ["1"]),
        ("u,x\na,1\n".encode("utf-16"), ["1"]),
    ],
)
def test_numbers_are_read_as_they_are_written(
    content: str | bytes, wanted: list[str | None], tmp_path: Path
) -> None:
    assert numbers(grid(tmp_path, content)) == [None if text is None else Fraction(text) for text in wanted]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "u,x\na,abc\n",
            "bang.csv, dòng 2, cột “x”: “abc” không phải là số; ghi số như 88,18 hoặc 88.18; thiếu thì",
        ),
        ("u,x\na,1\n\nb,5%\n", "dòng 4, cột “x”: “5%” không phải là số"),
        ("u,x\na,3.25\nb,31.419.71\n", "dòng 3, cột “x”: “31.419.71” không phải là số"),
        ("u,x\na,3.25\nb,1.234.567\n", "dòng 2, cột “x”: “3.25” dùng dấu chấm thập phân còn “1.234.567”"),
        ("u,x\na,-\n", "“-” không phải là số"),
        ("u,x\na,v1.5\n", "“v1.5” không phải là số"),
        ("u,x\na,Inf\n", "“Inf” không phải là số"),
        ("u,x\na,1_000\n", "“1_000” không phải là số"),
        ("u,x\na,12 5\n", "“12 5” không phải là số"),
        ("u,x\na,1e999\n", "“1e999” không phải là số"),
        ("u,x\na,٣\n", "“٣” không phải là số"),
        ("u,x\na," + "9" * 61 + "\n", "không phải là số"),
        ("u;x\na;1.234\n", "“1.234” có hai cách đọc: 1234 hoặc 1,234; hãy ghi 1234 hoặc 1,2340"),
        (
            "u;x\na;1.25\nb;1,5\n",
            "dòng 2, cột “x”: “1.25” dùng dấu chấm thập phân còn “1,5” (dòng 3, cột “x”) dùng dấu phẩy",
        ),
    ],
)
def test_what_is_no_number_is_named_by_its_cell(content: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        numbers(grid(tmp_path, content))
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "bang.csv: tệp không có dòng nào"),
        ("u,x\na\n", "bang.csv, dòng 2: có 1 ô, cần 2 ô"),
        ("u,x\na,1,2\n", "bang.csv, dòng 2: có 3 ô, cần 2 ô"),
        ("u,x,x\n", "bang.csv, cột “x”: tên cột này có hai lần"),
        ('u,x\na,"1\n', "bang.csv, dòng 2: tệp CSV sai định dạng; dấu nháy kép không khép hoặc đứng sai chỗ"),
        (b"u,x\n\0\0\0", "bang.csv: không phải tệp CSV"),
    ],
)
def test_what_is_no_table_is_refused(content: str | bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        grid(tmp_path, content)
    assert said in caught.value.message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"khong-co\.csv”: không có tệp này"):
        read_table(tmp_path / "khong-co.csv")


def test_a_spreadsheet_gives_the_same_and_its_cells_are_named_as_excel_names_them(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    rows: list[list[object]] = [
        ["a", Decimal("1.234")],
        ["b", None],
        ["c", 7],
        ["d", "1,5"],
        ["e", date(2025, 3, 4)],
    ]
    write(path, [Sheet("Số liệu", ["u", "x"], rows)])
    table = read_table(path)
    assert [table.number(row, "x", cells["x"], ".") for row, cells in table.rows[:3]] == [
        Fraction("1.234"),
        None,
        7,
    ]
    with pytest.raises(UnreadableInput, match=r"bang\.xlsx, ô B6: “ngày 04/03/2025” không phải là số"):
        table.number(4, "x", table.rows[4][1]["x"], ".")


def test_a_number_cell_with_three_places_is_never_taken_for_thousands(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    write(path, [Sheet("Số liệu", ["u", "x"], [["a", Decimal("1.234")], ["b", Decimal("1e-40")]])])
    assert numbers(read_table(path)) == [Fraction("1.234"), Fraction(1, 10**40)]
