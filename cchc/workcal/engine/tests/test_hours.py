"""Working hours are counted within the day's sessions alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.workcal.engine import Calendar, SpecialDay

CALENDAR = Calendar(
    (SpecialDay(date(2024, 6, 5), "half"), SpecialDay(date(2024, 6, 6), "off")), announced=2024
)
moments = st.datetimes(datetime.fromisoformat("2024-05-27"), datetime.fromisoformat("2024-06-20")).map(
    lambda m: m.replace(microsecond=0)
)


def at(text: str) -> datetime:
    """A moment of June 2024: "4 07:30"."""
    day, clock = text.split()
    return datetime.combine(date(2024, 6, int(day)), time.fromisoformat(clock))


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("3 07:00", "4.5", "3 11:30"),
        ("3 07:00", "5", "3 14:00"),
        ("3 07:00", "8", "3 17:00"),
        ("3 16:00", "2", "4 08:00"),
        ("3 12:15", "1", "3 14:30"),
        ("3 05:00", "1", "3 08:00"),
        ("7 16:30", "1", "10 07:30"),
        ("5 10:30", "2", "7 08:00"),
        ("8 09:00", "0.25", "10 07:15"),
        ("8 09:00", "0", "8 09:00"),
    ],
)
def test_hours_are_added_over_noon_night_weekend_half_day_and_holiday(
    start: str, hours: str, end: str
) -> None:
    assert CALENDAR.add_hours(at(start), Decimal(hours)) == at(end)


@given(moments, st.integers(0, 200))
def test_what_is_added_is_what_is_measured(start: datetime, quarters: int) -> None:
    hours = Decimal(quarters) / 4
    end = CALENDAR.add_hours(start, hours)
    assert CALENDAR.worked_time(start, end) == timedelta(hours=float(hours))


@given(moments, moments)
def test_measuring_agrees_with_counting_minutes(one: datetime, other: datetime) -> None:
    start, end = sorted([one.replace(second=0), other.replace(second=0)])
    end = min(end, start + timedelta(days=3))
    minutes = 0
    moment = start
    while moment < end:
        sessions = [(7, 0, 11, 30), (13, 30, 17, 0)]
        if moment.date() == date(2024, 6, 5):
            sessions = sessions[:1]
        open_now = any((a, b) <= (moment.hour, moment.minute) < (c, d) for a, b, c, d in sessions)
        minutes += open_now and CALENDAR.is_working(moment.date())
        moment += timedelta(minutes=1)
    assert CALENDAR.worked_time(start, end) == timedelta(minutes=minutes)


def test_time_runs_forward_only() -> None:
    assert CALENDAR.worked_time(at("4 09:00"), at("3 09:00")) == timedelta()
    with pytest.raises(ValueError, match="từ 0 trở lên"):
        CALENDAR.add_hours(at("4 09:00"), -1)


def test_other_hours_may_be_given_and_a_time_zone_is_kept() -> None:
    summer = ((time(6, 30), time(11)), (time(14), time(17, 30)))
    assert CALENDAR.add_hours(at("3 06:00"), 1, summer) == at("3 07:30")
    assert CALENDAR.add_hours(at("3 06:00").replace(tzinfo=UTC), 1).tzinfo is UTC


@pytest.mark.parametrize(
    "sessions",
    [(), ((time(8), time(8)),), ((time(8), time(12)), (time(11), time(17)))],
    ids=["none", "empty", "overlap"],
)
def test_impossible_hours_are_refused(sessions: tuple[tuple[time, time], ...]) -> None:
    with pytest.raises(ValueError, match="Giờ làm việc"):
        CALENDAR.add_hours(at("3 07:00"), 1, sessions)
