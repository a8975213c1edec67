"""Which reminder of a task falls on a working day: so many working days before, on the day itself, each week after.

Each reminder falls on exactly one working day, so that a tick that runs day after day, late or not, gives each once.
What a missed day had to say is said afterwards only while nothing nearer has been due since. Source: practice of
offices (7, 3, 1 working days before, on the day, then weekly), each organisation's own days in ``Plan``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from datetime import date

    from cchc.workcal.engine import Calendar

WEEK = 7
#: "Trước 17 giờ ngày X" is day X itself; "trước ngày X", "trước X" is the day before.
_BEFORE = re.compile(r"\btruoc\b(?!\s+\d+\s*(?:gio\b|h))")


@dataclass(frozen=True)
class Plan:
    """When a unit's people are reminded: ``before``, so many working days ahead (1 or more each)."""

    before: frozenset[int] = frozenset({7, 3, 1})
    on_day: bool = True
    weekly: bool = True


@dataclass(frozen=True)
class Reminder:
    """``kind``: before, on_day or overdue. ``days``: working days left, or working days late."""

    kind: str
    days: int


def spoken_day(due: date, written: date | None, words: str) -> date:
    """The day that a reminder names: "trước ngày X" says X-1, though a result on day X may be on time.

    ``due``: the last day on time; ``written``: the day in the document. Where the two differ, the deadline followed
    holds the rule already, and it is the day named.
    """
    if due == written and _BEFORE.search(fold(words)):
        return due - timedelta(days=1)
    return due


def reminder_on(day: date, due: date, told: date, plan: Plan, calendar: Calendar) -> Reminder | None:
    """The reminder that falls on ``day``, or None. ``told``, the day named, is ``due`` or the day before it."""
    if not calendar.is_working(day):
        return None
    if day > due:
        return _weekly(day, due, plan, calendar)
    left = calendar.count(day, told)
    if left > 0:
        return Reminder("before", left) if left in plan.before else None
    # Of the last day named and the last day on time, the earlier one is the day itself: it is said once.
    return Reminder("on_day", 0) if plan.on_day and left == 0 and day <= told else None


def _weekly(day: date, due: date, plan: Plan, calendar: Calendar) -> Reminder | None:
    """A week after the deadline, and each week from then on; on the next working day where that is a day off."""
    weeks = (day - due).days // WEEK
    weeks_before = max((calendar.previous_working(day) - due).days // WEEK, 0)
    if not plan.weekly or weeks <= weeks_before:
        return None
    return Reminder("overdue", calendar.count(due, day))


def reminder_for(
    day: date, now: date, due: date, told: date, plan: Plan, calendar: Calendar
) -> Reminder | None:
    """The reminder of ``day`` as it is to be given on the day ``now``, not before ``day``; None where it is stale.

    Stale: since ``day`` a nearer reminder has been due, or the deadline has passed. The days are those of ``now``.
    """
    found = reminder_on(day, due, told, plan, calendar)
    if found is None or now <= day:
        return found
    if now > due and found.kind != "overdue":
        return None
    later = (day + timedelta(days=number) for number in range(1, (now - day).days + 1))
    if any(reminder_on(one, due, told, plan, calendar) for one in later):
        return None
    if now > due:
        return Reminder("overdue", calendar.count(due, now))
    left = max(calendar.count(now, told), 0)
    return Reminder("before", left) if left else Reminder("on_day", 0)
