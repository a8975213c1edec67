"""Alarms of a reading: what a member of ``alarms/`` looks at, and all of them run in turn.

A member is one file: a docstring that opens with what it looks for and where that comes from, ``CODE`` (printed,
never renamed) and ``check(context)``, which yields alarms. To add one, add the file and a test of the same name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cchc.lib.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cchc.directives.engine.model import Alarm, Cite, Header, Party, Task
    from cchc.units.engine.model import Candidate

#: A numeric or worded date, valid or not, in canonical text.
DATE = re.compile(
    r"(?<![\d/])(?P<d>\d{1,2})(?:\s?/\s?(?P<m>\d{1,2})\s?/\s?(?P<y>\d{4})(?![\d/])"
    r"|\s+tháng\s+(?P<M>\d{1,2})\s+năm\s+(?P<Y>\d{4})(?!\d))"
)


class Member(Protocol):
    """One alarm: a module of ``alarms/``."""

    CODE: str

    def check(self, context: Context, /) -> Iterable[Alarm]:
        """The alarms of one reading."""
        ...


class Calendar(Protocol):
    """The part of a working calendar that alarms ask."""

    def is_working(self, day: date, /) -> bool:
        """Whether offices work on that day."""
        ...


class Units(Protocol):
    """The part of a units tree that alarms ask: best candidate first, ended units included."""

    def candidates(self, text: str, on: date, /) -> Sequence[Candidate]:
        """Units that ``text`` may mean on that day."""
        ...

    def name_of(self, slug: str, /) -> str:
        """A unit's name with that of its province."""
        ...


@dataclass(frozen=True)
class Context:
    """One reading before its alarms. ``today`` is the day it is read for; ``cites`` are all mentions in order."""

    text: str
    header: Header
    tasks: tuple[Task, ...] = ()
    cites: tuple[Cite, ...] = ()
    today: date | None = None
    calendar: Calendar | None = None
    units: Units | None = None

    @property
    def day(self) -> date | None:
        """The document's own day: of issue, else the day a page posted it."""
        return self.header.issued or self.header.posted

    @property
    def day_name(self) -> str:
        """The document's day in words, saying which of the two it is: "ngày ban hành 17/05/2025"."""
        which = "ngày ban hành" if self.header.issued else "ngày đăng tin"
        return f"{which} {shown(self.day)}"

    def named_parties(self) -> Iterator[tuple[Task, Party]]:
        """Each named body that has something to do, with its task, leads before coordinators."""
        for task in self.tasks:
            for party in (*task.lead, *task.coordinate):
                if party.kind in ("unit", "body"):
                    yield task, party


def shown(day: date | None) -> str:
    """A day as people read it, dd/mm/yyyy; empty for none."""
    return format_date(day) if day else ""


def place(task: Task) -> tuple[int, int]:
    """Where a task's deadline stands; the task's own range when that is not known."""
    span = task.deadline.span
    return (span.start, span.end) if span else (task.start, task.end)


def all_alarms(context: Context) -> tuple[Alarm, ...]:
    """Every alarm of a reading in the order of the text; those of the whole document first at equal places."""
    from cchc.directives.engine import alarms
    from cchc.lib.registry import discover

    members: Iterable[Member] = discover(alarms)
    found = [alarm for member in members for alarm in member.check(context)]
    return tuple(sorted(found, key=lambda alarm: (alarm.start, alarm.task or "", alarm.code)))
