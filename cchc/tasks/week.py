"""What comes due in a week, by the leader in charge and then by unit, for the weekly meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils.translation import gettext as _

from cchc.tasks.columns import COLUMNS
from cchc.web.filters import read_day

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from cchc.tasks.models import Task

#: More tasks than this are not drawn; Excel has them all.
DRAWN = 500
WEEK = timedelta(days=7)
#: The columns of the Excel file, in their order.
EXPORTED = ("leader", "lead", "wording", "due", "state", "assignee", "follow_up", "level", "source")


@dataclass(frozen=True)
class Group:
    """A leader in charge with the units that have something due, each with its tasks."""

    leader: Any
    units: list[tuple[Any, list[Task]]]

    @property
    def count(self) -> int:
        """How many tasks."""
        return sum(len(tasks) for _unit, tasks in self.units)


def monday_of(day: date) -> date:
    """The Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def monday_in(text: str, day: date) -> date:
    """The Monday of the week that an address names by any of its days; else of this week."""
    asked = read_day(text)
    return monday_of(asked if asked and asked.year > 1900 and asked.year < 9999 else day)


def due_in(tasks: Any, monday: date) -> QuerySet[Task]:
    """The single tasks due in a week that are followed still, done or not, in the order of the page."""
    last = monday + WEEK - timedelta(days=1)
    due: QuerySet[Task] = tasks.counted().filter(due__range=(monday, last), stopped_on__isnull=True)
    return due.select_related("lead__province", "leader", "assignee", "follow_up").order_by(
        F("leader__sort_key").asc(nulls_last=True),
        "leader",
        "lead__place",
        "lead__sort_key",
        "lead",
        "due",
        "pk",
    )


def grouped(tasks: list[Task]) -> list[Group]:
    """Tasks in the order of ``due_in`` as groups."""
    return [
        Group(
            leader=rows[0].leader,
            units=[(unit, list(found)) for unit, found in groupby(rows, key=lambda task: task.lead)],
        )
        for rows in (list(found) for _key, found in groupby(tasks, key=lambda task: task.leader_id))
    ]


def exported() -> list[Any]:
    """The columns of the Excel file."""
    held = {column.key: column for column in COLUMNS}
    return [held[key] for key in EXPORTED]


def title(monday: date) -> str:
    """The week in words."""
    last = monday + WEEK - timedelta(days=1)
    return _("Due from {first} to {last}").format(first=f"{monday:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
