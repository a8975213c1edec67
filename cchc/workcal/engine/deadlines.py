"""From the words of a deadline to the last day on time, by a rule that an organisation states and can switch.

"Chậm nhất ngày X" and "đến hết ngày X" end with day X. "Trước ngày X" is read in two ways: offices count
day X as on time and remind for the day before; read strictly, day X is late. Terms in days follow Bộ luật
Dân sự 2015, Điều 147 (the first day isn't counted) and, where the rule says so, khoản 5 Điều 148 (a term
that ends on a day off ends with the next working day).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cchc.workcal.engine.calendar import Calendar

DayWording = Literal["before", "by"]


@dataclass(frozen=True)
class DeadlineRule:
    """How an organisation reads deadlines.

    ``strict``: "trước ngày X" excludes day X. ``roll``: a last day that is a day off moves to the next
    working day (never the other way).
    """

    strict: bool = False
    roll: bool = False


#: Through day X, as written.
USUAL = DeadlineRule()


@dataclass(frozen=True)
class LastDay:
    """``last``: the last day on time. ``remind``: the day a reminder names. ``provisional``: may change."""

    last: date
    remind: date
    provisional: bool


def last_day(calendar: Calendar, day: date, wording: DayWording, rule: DeadlineRule) -> LastDay:
    """The last day on time of "trước ngày" (``before``) or "chậm nhất ngày" (``by``) this day."""
    eve = day - timedelta(days=1) if wording == "before" else day
    return _rolled(calendar, eve if rule.strict else day, eve, rule)


def within(calendar: Calendar, start: date, days: int, *, working: bool, rule: DeadlineRule) -> LastDay:
    """The last day of a term of so many days, calendar or working, after the day it starts.

    ValueError for a negative number of days.
    """
    if days < 0:
        raise ValueError(f"Thời hạn {days} ngày không hợp lệ; số ngày phải từ 0 trở lên.")
    last = calendar.add(start, days) if working else start + timedelta(days=days)
    return _rolled(calendar, last, last, rule)


def _rolled(calendar: Calendar, last: date, remind: date, rule: DeadlineRule) -> LastDay:
    """The last day moved off a day off when the rule says so; the reminder for that day goes along."""
    if rule.roll:
        moved = calendar.on_or_after(last)
        remind = moved if remind == last else remind
        last = moved
    return LastDay(last, remind, calendar.provisional(last))
