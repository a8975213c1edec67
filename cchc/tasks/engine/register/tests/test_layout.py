"""Where the table of a register begins, and which of its rows are tasks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc.lib.xlsx import Page
from cchc.tasks.engine.register.layout import LayoutError, read_register, words_of

HEADS = ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"]


def page(*rows: list[Any], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Page:
    return Page([list(row) for row in rows], merged)


def test_titles_above_empty_rows_and_column_numbers_are_passed_over() -> None:
    found = read_register(
        page(
            ["UBND TỈNH", None, None, None], [None] * 4, ["SỔ THEO DÕI"], HEADS, ["(1)", "(2)", "(3)", "(4)"],
            [1, "Việc một", "Sở A", "x"], [None] * 4, [2, "Việc hai", "Sở B"],
        )
    )  # fmt: skip
    assert (found.head_row, found.heads) == (4, tuple(HEADS))
    assert [line.number for line in found.lines] == [6, 8]
    assert found.lines[1].cells == (2, "Việc hai", "Sở B", None)


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        (["I", "Sở Nội vụ", None, None], "I. Sở Nội vụ"),
        (["A.", "Nhiệm vụ thường xuyên", None, None], "A. Nhiệm vụ thường xuyên"),
        (["I. Sở Nội vụ", None, None, None], "I. Sở Nội vụ"),
        ([None, "II) Sở Y tế", None, None], "II) Sở Y tế"),
        (["Phần 1: Năm 2025", None, None, None], "Phần 1: Năm 2025"),
        (["Sở Nội vụ", "Sở Nội vụ", "Sở Nội vụ", "Sở Nội vụ"], "Sở Nội vụ"),
        ([None, "Tổng cộng: 2 nhiệm vụ", None, None], "Tổng cộng: 2 nhiệm vụ"),
        ([3, None, None, None], "3"),
    ],
)
def test_headings_between_rows_are_no_tasks(row: list[Any], heading: str) -> None:
    found = read_register(page(HEADS, [1, "Việc một", "Sở A", None], row))
    assert len(found.lines) == 1
    assert found.groups == ((3, heading),)


@pytest.mark.parametrize(
    "row",
    [
        [2, "Việc hai", None, None],
        [None, "Chỉ có nội dung, quên chủ trì", None, None],
        ["Z", "Việc hai", None, None],
    ],
)
def test_a_row_that_only_lacks_something_stays_a_row_to_be_told(row: list[Any]) -> None:
    assert len(read_register(page(HEADS, [1, "Việc một", "Sở A", None], row)).lines) == 2


def test_a_head_of_two_rows_is_joined_with_and_without_merged_ranges() -> None:
    top = ["TT", "Nhiệm vụ", "Văn bản", None, "Chủ trì"]
    below = [None, None, "Số", "Ngày", None]
    row = [1, "Việc một", "1/TB", date(2026, 1, 5), "Sở A"]
    joined = ("TT", "Nhiệm vụ", "Văn bản / Số", "Văn bản / Ngày", "Chủ trì")
    merged = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4))
    assert read_register(page(top, below, row, merged=merged)).heads == joined
    assert read_register(page(top, below, row)).heads == joined


def test_a_merged_cell_holds_for_all_its_rows() -> None:
    rows: list[list[Any]] = [HEADS, [1, "Việc một", "Sở A", None], [2, "Việc hai", None, None]]
    found = read_register(page(*rows, merged=((1, 2, 2, 2), (0, 0, 0, 1), (5, 0, 9, 0))))
    assert found.lines[1].cells[2] == "Sở A"


def test_a_table_with_unknown_heads_is_offered_all_the_same() -> None:
    found = read_register(page(["Tên sổ"], ["Mã", "Đầu việc", "Nơi làm"], ["1", "Việc", "Sở A"]))
    assert found.heads == ("Mã", "Đầu việc", "Nơi làm")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "Không tìm thấy hàng tiêu đề"),
        ([["a"], [1, 2]], "Không tìm thấy"),
        ([HEADS], "không có dòng nhiệm vụ"),
    ],
)
def test_what_is_no_table_is_told(rows: list[list[Any]], told: str) -> None:
    with pytest.raises(LayoutError, match=told):
        read_register(page(*rows))


def test_samples_are_the_first_different_values() -> None:
    rows = [[number, f"Việc {number % 2}", "Sở A", None] for number in range(9)]
    assert read_register(page(HEADS, *rows)).sample(1) == ["Việc 0", "Việc 1"]


def test_cells_in_words() -> None:
    shown = [words_of(cell) for cell in (None, True, False, date(2026, 6, 30), " a  b \n\n c ", 5)]
    assert shown == ["", "Có", "Không", "30/06/2026", "a b\nc", "5"]
