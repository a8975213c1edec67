"""Dates and periods are read as offices write them, and what no calendar has is refused with one sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.lib.dates import (
    PERIOD_KINDS,
    DateError,
    Period,
    format_date,
    format_date_in_words,
    parse_date,
    weekday_name,
)

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "05/06/2024",
        "5/6/2024",
        " 5-6-2024 ",
        "5.6.2024",
        "ngày 5 tháng 6 năm 2024",
        "Ngày 05 tháng 06 năm 2024",
        "ngày 05/6/2024",
        "5 tháng 6, năm 2024",
        "ngày 5 tháng 6/2024",
        "2024-06-05",
        "05 / 06 / 2024",
    ],
)
def test_one_date_in_its_many_writings(text: str) -> None:
    assert parse_date(text) == date(2024, 6, 5)


@given(days)
def test_every_date_comes_back_from_its_writings(day: date) -> None:
    assert parse_date(format_date(day)) == day == parse_date(format_date_in_words(day))
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30/02/2024", "Ngày 30/02/2024 không có trong lịch; tháng 2/2024 có từ ngày 01 đến ngày 29."),
        ("31/4/2025", "đến ngày 30"),
        ("0/4/2025", "không có trong lịch"),
        ("5/13/2024", "tháng chỉ từ 1 đến 12"),
        ("5/6/1024", "chỉ nhận năm từ 1900 đến 2199"),
        ("hôm nay", "“hôm nay” không phải là ngày; hãy ghi"),
        ("5/6/24", "không phải là ngày"),
        ("5/6-2024", "không phải là ngày"),
        ("", "không phải là ngày"),
    ],
)
def test_what_is_no_date_is_refused_saying_what_is_allowed(text: str, sentence: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")


@given(st.text(max_size=20))
def test_no_text_fails_otherwise_than_with_the_one_error(text: str) -> None:
    for read in (parse_date, Period.parse):
        try:
            assert_known = read(text)
        except DateError:
            continue
        assert isinstance(assert_known, date | Period)


def test_days_below_ten_and_the_first_two_months_have_a_zero_in_words() -> None:
    assert format_date_in_words(date(2025, 2, 9)) == "ngày 09 tháng 02 năm 2025"
    assert format_date_in_words(date(2025, 3, 10)) == "ngày 10 tháng 3 năm 2025"


def test_weekday_names() -> None:
    week = [date(2024, 6, 3) + timedelta(days=n) for n in range(7)]
    assert [weekday_name(day, short=True) for day in week] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    assert weekday_name(week[0]) == "Thứ Hai"
    assert weekday_name(week[6]) == "Chủ nhật"


@pytest.mark.parametrize(
    ("text", "code", "first", "last"),
    [
        ("quý II năm 2025", "2025-Q2", "2025-04-01", "2025-06-30"),
        ("Quí 3/2025", "2025-Q3", "2025-07-01", "2025-09-30"),
        ("quý IV-2024", "2024-Q4", "2024-10-01", "2024-12-31"),
        ("quý I 2024", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("6 tháng đầu năm 2025", "2025-H1", "2025-01-01", "2025-06-30"),
        ("sáu tháng cuối năm 2025", "2025-H2", "2025-07-01", "2025-12-31"),
        ("nửa đầu năm 2025", "2025-H1", "2025-01-01", "2025-06-30"),
        ("9 tháng năm 2025", "2025-9M", "2025-01-01", "2025-09-30"),
        ("9 tháng đầu năm 2025", "2025-9M", "2025-01-01", "2025-09-30"),
        ("tháng 8/2022", "2022-08", "2022-08-01", "2022-08-31"),
        ("tháng 02 năm 2024", "2024-02", "2024-02-01", "2024-02-29"),
        ("năm 2025", "2025", "2025-01-01", "2025-12-31"),
        ("cả năm 2025", "2025", "2025-01-01", "2025-12-31"),
        ("tuần 1 năm 2026", "2026-W01", "2025-12-29", "2026-01-04"),
        ("tuần thứ 53/2026", "2026-W53", "2026-12-28", "2027-01-03"),
    ],
)
def test_a_period_is_read_and_has_its_days(text: str, code: str, first: str, last: str) -> None:
    period = Period.parse(text)
    assert (period.code, period.first.isoformat(), period.last.isoformat()) == (code, first, last)
    assert period == Period.parse(period.label) == Period.parse(period.code)


def test_labels_of_periods() -> None:
    labels = [Period.containing(date(2025, 8, 20), kind).label for kind in PERIOD_KINDS]
    assert labels == [
        "năm 2025",
        "6 tháng cuối năm 2025",
        "9 tháng năm 2025",
        "quý III năm 2025",
        "tháng 8/2025",
        "tuần 34 năm 2025",
    ]
    assert Period("half", 2025, 1).label == "6 tháng đầu năm 2025"


@pytest.mark.parametrize(
    "text", ["quý V năm 2025", "quý 0/2025", "tháng 13/2025", "tuần 53 năm 2025", "năm 1800", "2025-H3"]
)
def test_a_period_the_year_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="chỉ"):
        Period.parse(text)


@pytest.mark.parametrize("text", ["quý IIII năm 2025", "quý II", "tháng này", ""])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="không phải là kỳ báo cáo"):
        Period.parse(text)


@given(
    st.dates(date(1905, 1, 1), date(2190, 12, 31)),
    st.sampled_from(sorted(set(PERIOD_KINDS) - {"nine_months"})),
)
def test_periods_of_one_kind_follow_each_other_without_gap(day: date, kind: str) -> None:
    period = Period.containing(day, kind)
    assert day in period
    assert period.next().first == period.last + timedelta(days=1)
    assert period.next().previous() == period
    assert period.previous().next() == period
    assert day not in period.next()


def test_nine_months_are_followed_by_those_of_the_next_year() -> None:
    period = Period("nine_months", 2025)
    assert (period.next().code, period.previous().code) == ("2026-9M", "2024-9M")


def test_periods_of_one_kind_are_ordered_by_time() -> None:
    assert Period("quarter", 2024, 4) < Period("quarter", 2025, 1) < Period("quarter", 2025, 2)
