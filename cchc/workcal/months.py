"""A year as twelve small months, each day with what it is: drawn by the page, told by shape and word."""

from __future__ import annotations

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import get_language

from cchc.lib.dates import weekday_name

if TYPE_CHECKING:
    from cchc.workcal.engine import Calendar

#: Some Monday and the days after it.
_A_WEEK = [date(2024, 1, 1) + timedelta(days=number) for number in range(7)]


@dataclass(frozen=True)
class Day:
    """One day of a month. ``mark``: off, worked, half, weekend, or empty for an ordinary working day."""

    day: date
    mark: str
    name: str
    is_today: bool


@dataclass(frozen=True)
class Month:
    """One month: its weeks from Monday (None outside the month), and how many working days it has."""

    number: int
    weeks: list[list[Day | None]]
    working: int

    @property
    def name(self) -> str:
        """The month's name."""
        return str(MONTHS[self.number])


def months_of(calendar: Calendar, year: int, today: date) -> list[Month]:
    """The twelve months of a year."""
    return [_month(calendar, year, number, today) for number in range(1, 13)]


def _month(calendar: Calendar, year: int, number: int, today: date) -> Month:
    weeks = [
        [_day(calendar, day, today) if day.month == number else None for day in week]
        for week in Weeks().monthdatescalendar(year, number)
    ]
    working = sum(calendar.is_working(day.day) for week in weeks for day in week if day)
    return Month(number, weeks, working)


def _day(calendar: Calendar, day: date, today: date) -> Day:
    special = calendar.special_day(day)
    mark = special.kind if special else "" if calendar.is_working(day) else "weekend"
    return Day(day, mark, special.name if special else "", day == today)


def weekday_names() -> list[tuple[str, str]]:
    """The short and the full name of each weekday, from Monday."""
    if get_language() == "vi":
        return [(weekday_name(day, short=True), weekday_name(day)) for day in _A_WEEK]
    return [(str(WEEKDAYS_ABBR[number])[:2], str(WEEKDAYS[number])) for number in range(7)]
