"""Values in cells, out and in."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from cchc.assessment.engine.workbook import cells
from cchc.assessment.engine.workbook.cells import CellError


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (Fraction(3, 2), "1.5"),
        (Fraction(10, 3), "10/3"),
        (Fraction("1.2345678901234567"), "1.2345678901234567"),
        (Fraction(10**16), "10000000000000000"),
        (None, "None"),
    ],
)
def test_a_number_is_one_of_excel_or_a_text_and_reads_back(value: Fraction | None, cell: str) -> None:
    out = cells.number_cell(value)
    assert str(out) == cell
    assert value is None or cells.number_in(out, "Điểm") == value


def test_points_take_their_word_and_days_their_forms() -> None:
    assert cells.number_in("1,5 điểm", "Điểm") == Fraction(3, 2)
    assert cells.day_in(datetime(2026, 1, 31, 8, 0), "Ngày") == date(2026, 1, 31)
    assert cells.day_in("31/01/2026", "Ngày") == date(2026, 1, 31)
    with pytest.raises(CellError, match=r"không phải “31/01/2026”"):
        cells.number_in(date(2026, 1, 31), "Điểm")
    with pytest.raises(CellError, match="cần một số nguyên"):
        cells.whole_in("1,5", "Cấp")


def test_a_stretch_of_years_and_a_year_alone() -> None:
    assert cells.years_in(2026, "Năm") == [2026, 2026]
    assert cells.years_in("2024 - 2026", "Năm") == [2024, 2026]
    assert cells.years_out((None, 2026)) == "–2026"


@pytest.mark.parametrize("items", [("a", "b"), ("- a", "b"), ("a\nb",), ("[a]",), (" a",), ("a: b", "c, d")])
def test_lists_read_back_whatever_stands_in_them(items: tuple[str, ...]) -> None:
    assert cells.lines_in(cells.lines_out(items)) == list(items)


def test_brackets_that_are_no_list_are_a_line() -> None:
    assert cells.lines_in("[a, [b]") == ["[a, [b]"]
    assert cells.lines_in("[1, 2]") == ["[1, 2]"]
