"""Words of the columns that take one of a few, and how a status and the dates of a row disagree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cchc.tasks.engine.register.status import (
    LEVEL_WORDS,
    LEVELS,
    PRIORITIES,
    PRIORITY_WORDS,
    RECURRENCE_WORDS,
    RECURRENCES,
    Status,
    contradiction,
    read_percent,
    read_status,
    read_word,
)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Đã hoàn thành", "done"),
        ("Xong", "done"),
        ("x", "done"),
        ("Hoàn thành đúng hạn", "done_on_time"),
        ("Hoàn thành trước hạn", "done_on_time"),
        ("Hoàn thành quá hạn", "done_late"),
        ("Đang thực hiện", "open"),
        ("Chưa hoàn thành, trong hạn", "open"),
        ("Sắp đến hạn", "open"),
        ("Trả lại, yêu cầu bổ sung", "open"),
        ("Quá hạn", "overdue"),
        ("Chưa hoàn thành, quá hạn", "overdue"),
        ("Thôi theo dõi", "stopped"),
        ("Không thực hiện", "stopped"),
        ("Không theo dõi nữa", "stopped"),
        ("Tạm dừng", "paused"),
        ("Tạm hoãn", "paused"),
        ("Chờ xác nhận hoàn thành", "other"),
    ],
)
def test_a_status_as_registers_and_our_own_lists_write_it(words: str, status: str) -> None:
    assert read_status(words) == status


def test_an_unknown_status_is_told_with_those_allowed() -> None:
    with pytest.raises(ValueError, match="Đang thực hiện · Đã hoàn thành"):
        read_status("???")


@pytest.mark.parametrize(
    ("table", "allowed", "keys"),
    [
        (LEVELS, LEVEL_WORDS, "government prime_minister party council committee chairman other"),
        (PRIORITIES, PRIORITY_WORDS, "normal high urgent"),
        (RECURRENCES, RECURRENCE_WORDS, "weekly monthly quarterly semiannual nine_months annual"),
    ],
)
def test_every_word_that_is_named_as_allowed_is_read(table: Any, allowed: str, keys: str) -> None:
    assert [read_word(word, table, allowed) for word in allowed.split(" · ")] == keys.split()
    with pytest.raises(ValueError, match="chỉ nhận"):
        read_word("qwerty", table, allowed)


@pytest.mark.parametrize(
    ("cell", "percent"),
    [(80, 80), ("80%", 80), ("80 %", 80), (Decimal("0.8"), 80), ("0", 0), (Decimal("66.7"), 66), (1, 1)],
)
def test_a_percentage_as_excel_gives_it(cell: Any, percent: int) -> None:
    assert read_percent(cell) == percent


@pytest.mark.parametrize("cell", [101, -1, "nhiều"])
def test_what_is_no_percentage_is_told(cell: Any) -> None:
    with pytest.raises(ValueError, match="từ 0 đến 100"):
        read_percent(cell)


@pytest.mark.parametrize(
    ("status", "done_on", "told"),
    [
        ("done", None, "thiếu ngày hoàn thành"),
        ("open", date(2026, 6, 1), "có ngày hoàn thành 01/06/2026"),
        ("done_on_time", date(2026, 7, 1), "sau hạn 30/06/2026"),
        ("done_late", date(2026, 6, 30), "trong hạn 30/06/2026"),
        ("done", date(2026, 7, 1), ""),
        ("done_on_time", date(2026, 6, 30), ""),
        ("overdue", None, ""),
    ],
)
def test_status_and_dates_disagree(status: Status, done_on: date | None, told: str) -> None:
    found = contradiction(status, done_on, date(2026, 6, 30))
    assert (told in found) if told else found == ""
    assert contradiction("done_late", date(2026, 6, 1), None) == ""
