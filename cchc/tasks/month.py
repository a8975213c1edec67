"""A month of tasks: how many come due on each day, by state, with the days off of the working calendar."""

from __future__ import annotations

import re
from calendar import Calendar as Weeks
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from cchc.tasks.cards import OWED_STATES, SATURDAY, listed, on_the_day
from cchc.tasks.columns import STATE_WORDS
from cchc.tasks.counting import state_query

if TYPE_CHECKING:
    from cchc.workcal.engine import Calendar

#: The states that a day tells; what waits is told apart from what is done.
TOLD = (*OWED_STATES, "waiting", "done")
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Told:
    """How many tasks of one state come due on a day, and the list of them."""

    state: str
    words: Any
    count: int
    url: str


@dataclass(frozen=True)
class Day:
    """One day of the grid. ``off``: no working day; ``name``: of a holiday; ``out``: of another month."""

    day: date
    out: bool
    off: bool
    name: str
    told: list[Told] = field(default_factory=list)
    url: str = ""

    @property
    def is_weekend(self) -> bool:
        """Whether the head of its column tells already that nobody works."""
        return self.day.weekday() >= SATURDAY

    @property
    def count(self) -> int:
        """How many come due."""
        return sum(one.count for one in self.told)


def first_in(text: str, day: date) -> date:
    """The first day of the month that an address names as 2026-06; else of this month."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
    if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1)
    return day.replace(day=1)


def beside(first: date, step: int) -> str:
    """The month before (-1) or after (1) as an address names it; nothing beyond the years that are shown."""
    other = (first - timedelta(days=1)) if step < 0 else (first + timedelta(days=31))
    return f"{other:%Y-%m}" if FIRST_YEAR <= other.year <= LAST_YEAR else ""


def _done() -> Q:
    return Q(accepted_on__isnull=False, stopped_on__isnull=True)


def counted(tasks: Any, first: date, day: date) -> dict[date, dict[str, int]]:
    """How many tasks come due on each day of a month, by state. One query."""
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    states = {name: Count("pk", _done() if name == "done" else state_query(name, day)) for name in TOLD}
    single = tasks.counted().filter(due__range=(first, last))
    rows = single.order_by().values("due").annotate(**states)
    return {row["due"]: {name: row[name] for name in TOLD} for row in rows}


def weeks(tasks: Any, first: date, today: date, work: Calendar, scope: dict[str, str]) -> list[list[Day]]:
    """The weeks of a month from Monday, with what comes due; ``scope``: whose, as filters of the list."""
    counts = counted(tasks, first, today)
    return [
        [_day(day, first, counts.get(day, {}), work, scope) for day in week]
        for week in Weeks().monthdatescalendar(first.year, first.month)
    ]


def _day(day: date, first: date, counts: dict[str, int], work: Calendar, scope: dict[str, str]) -> Day:
    special = work.special_day(day)
    told = [
        Told(name, STATE_WORDS[name], count, listed(**scope, **on_the_day(day), state=_states(name)))
        for name, count in counts.items()
        if count
    ]
    every = [state for one in told for state in _states(one.state)]
    return Day(
        day=day,
        out=day.month != first.month,
        off=not work.is_working(day),
        name=special.name if special else "",
        told=told,
        url=listed(**scope, **on_the_day(day), state=every) if told else "",
    )


def _states(name: str) -> list[str]:
    return ["on_time", "late"] if name == "done" else [name]
