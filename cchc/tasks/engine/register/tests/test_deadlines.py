"""Deadlines as they are typed into registers, and what is refused because it can be read in two ways."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from cchc.tasks.engine.register.deadlines import read_day, read_deadline

GIVEN = date(2026, 3, 2)


def later(day: date, count: int) -> date:
    """As if no day were off but the weekend of that fortnight."""
    return day + timedelta(days=count + 4)


@pytest.mark.parametrize(
    ("cell", "kind", "day"),
    [
        (None, "none", None),
        ("-", "none", None),
        ("Không có thời hạn", "none", None),
        (date(2026, 6, 30), "by", date(2026, 6, 30)),
        (datetime(2026, 6, 30, 7), "by", date(2026, 6, 30)),
        ("30/6/2026", "by", date(2026, 6, 30)),
        ("30/6/26", "by", date(2026, 6, 30)),
        ("Trước ngày 30/6/2026", "by", date(2026, 6, 30)),
        ("trước 30/6", "by", date(2026, 6, 30)),
        ("chậm nhất 15/01", "by", date(2027, 1, 15)),
        ("29/2", "by", date(2028, 2, 29)),
        ("Hoàn thành trước ngày 30 tháng 6 năm 2026", "by", date(2026, 6, 30)),
        ("Trước ngày 15/8/2026 báo cáo UBND tỉnh", "by", date(2026, 8, 15)),
        ("Quý II/2026", "during", date(2026, 6, 30)),
        ("quý 2 năm 2026", "during", date(2026, 6, 30)),
        ("Trong quý I", "during", date(2026, 3, 31)),
        ("tháng 8/2026", "during", date(2026, 8, 31)),
        ("T8/2026", "during", date(2026, 8, 31)),
        ("tháng 01", "during", date(2027, 1, 31)),
        ("cuối tháng 8/2026", "during", date(2026, 8, 31)),
        ("6 tháng đầu năm 2026", "during", date(2026, 6, 30)),
        ("6 tháng cuối năm", "during", date(2026, 12, 31)),
        ("trong năm 2026", "during", date(2026, 12, 31)),
        (2026, "during", date(2026, 12, 31)),
        ("01/6/2026 - 30/6/2026", "window", date(2026, 6, 30)),
        ("từ 1/6 đến 30/6/2026", "window", date(2026, 6, 30)),
        ("từ ngày 01/6/2026 đến ngày 30/6/2026", "window", date(2026, 6, 30)),
        ("15 ngày", "within", date(2026, 3, 17)),
        ("trong vòng 15 ngày làm việc kể từ ngày ký", "within", date(2026, 3, 21)),
        ("Ngay sau khi có chỉ đạo", "upon", None),
        ("thường xuyên", "standing", None),
        ("hằng quý", "recurring", None),
    ],
)
def test_a_deadline_as_typed(cell: Any, kind: str, day: date | None) -> None:
    found = read_deadline(cell, GIVEN, later)
    assert (found.kind, found.day) == (kind, day)


@pytest.mark.parametrize(
    ("cell", "recurrence"),
    [
        ("Hàng tuần", "weekly"),
        ("hằng tháng", "monthly"),
        ("Trước ngày 20 hằng tháng", "monthly"),
        ("hằng quý", "quarterly"),
        ("định kỳ 6 tháng", "semiannual"),
        ("hằng năm", "annual"),
        ("tháng, quý", "other"),
        ("Định kỳ", "other"),
    ],
)
def test_how_often_it_comes_round(cell: str, recurrence: str) -> None:
    assert read_deadline(cell, GIVEN).recurrence == recurrence


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("đầu tháng 8/2026", "đến 31/07/2026 hay đến 31/08/2026"),
        ("trước tháng 8/2026", "nhiều cách hiểu"),
        ("30/6/2026\nGia hạn 30/7/2026", "Ô có 2 ngày (30/6/2026, 30/7/2026)"),
        ("30/7/2026 - 30/6/2026", "Ô có 2 ngày"),
        (46203, "có thể là ngày 30/06/2026 hiện dưới dạng số"),
        (Decimal("0.5"), "không phải là ngày"),
        ("31/6/2026", "không có trong lịch"),
        ("31/6", "không phải là thời hạn"),
        ("sớm nhất có thể", "chỉ nhận ngày như 30/06/2026"),
        ("tuần 3 tháng 8/2026", "không phải là thời hạn"),
        ("15 ngày làm việc", "tính theo ngày làm việc"),
    ],
)
def test_what_is_refused_says_why_and_what_is_allowed(cell: Any, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        read_deadline(cell, GIVEN)


@pytest.mark.parametrize("cell", ["trước 30/6", "Quý II", "30/6/26", "15 ngày", "10h ngày 12/8/2026"])
def test_what_the_machine_completed_is_told(cell: str) -> None:
    assert read_deadline(cell, GIVEN).note


def test_words_are_kept_where_they_say_more_than_the_day() -> None:
    assert read_deadline("30/6/2026", GIVEN).words == ""
    assert read_deadline("trước ngày 30/6/2026", GIVEN).words == "trước ngày 30/6/2026"


def test_a_day_without_a_year_needs_to_know_after_which() -> None:
    assert read_day("5/3", GIVEN)[0] == date(2026, 3, 5)
    with pytest.raises(ValueError, match="không phải là ngày"):
        read_day("5/3")
