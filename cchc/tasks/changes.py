"""What changed of tasks since a day, that day included: told from dated facts and past standings alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.tasks.counting import OWED, state_query
from cchc.tasks.models import Standing, on_day
from cchc.units.models import Unit
from cchc.web.clock import today
from cchc.web.filters import read_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from cchc.tasks.models import Task

#: The name of the first day in addresses.
SINCE = "tu"
#: How far back the page looks where the address says nothing.
USUAL_DAYS = 7
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """One kind of change: its word, and the condition on tasks that it happened from a day to another."""

    word: Any
    query: Callable[[date, date], Q]

    def told(self, since: date) -> str:
        """The change with its first day, in words."""
        return _("{change} since {day}").format(change=self.word, day=f"{since:%d/%m/%Y}")


def _dated(name: str) -> Callable[[date, date], Q]:
    """A dated fact that fell on these days, whether it holds still or did for a while."""

    def query(since: date, until: date) -> Q:
        fell = Q(**{f"{name}__gte": since, f"{name}__lte": until})
        return fell | Q(pk__in=_standings(Q(until__gt=since) & fell))

    return query


def _standings(condition: Q) -> Any:
    return Standing.objects.filter(condition).order_by().values("task")


def _became_overdue(since: date, until: date) -> Q:
    """Overdue on one of the days, and not on the eve of the first."""
    eve = since - ONE_DAY
    was = (Q(since__lte=eve) & state_query("overdue", eve)) | Q(
        pk__in=_standings(on_day(eve) & state_query("overdue", eve))
    )
    # A standing is overdue on its last day, the eve of ``until``, or on none. Days are compared before one is
    # reckoned: SQLite reckons them in Python, a thousand times slower, and few deadlines lie before ``until``.
    stretch = OWED & Q(until__gt=since, since__lte=until) & Q(due__lt=F("until"))
    past = stretch & Q(due__lt=F("until") - ONE_DAY)
    ever = state_query("overdue", until) | Q(pk__in=_standings(past))
    return ever & ~was


def _extended(since: date, _until: date) -> Q:
    """The deadline followed is later than it was on the eve."""
    return Q(pk__in=_standings(on_day(since - ONE_DAY) & Q(due__lt=F("task__due"))))


def _moved(since: date, _until: date) -> Q:
    """Another unit leads than on the eve."""
    return Q(pk__in=_standings(on_day(since - ONE_DAY) & ~Q(lead=F("task__lead"))))


#: By the names in addresses, in the order of a task's life.
CHANGES = {
    "given": Change(
        gettext_lazy("New tasks"), lambda since, until: Q(given_on__gte=since, given_on__lte=until)
    ),
    "handed": Change(gettext_lazy("Handed in"), _dated("handed_on")),
    "returned": Change(gettext_lazy("Returned"), _dated("returned_on")),
    "confirmed": Change(gettext_lazy("Confirmed"), _dated("accepted_on")),
    "overdue": Change(gettext_lazy("Became overdue"), _became_overdue),
    "extended": Change(gettext_lazy("Extended"), _extended),
    "moved": Change(gettext_lazy("Moved to another unit"), _moved),
    "stopped": Change(gettext_lazy("No longer followed"), _dated("stopped_on")),
}


def touched(since: date) -> Q:
    """The tasks among which alone something was given, handed in, returned, confirmed, extended, moved or stopped on or
    after a day, by their own dates: a past standing that reaches to the day ends before its task's ``since``.

    Put before the changes themselves, it spares the database to ask each task for eight of them.
    """
    names = ("since", "given_on", "handed_on", "returned_on", "accepted_on", "stopped_on")
    return Q(*[Q(**{f"{name}__gte": since}) for name in names], _connector=Q.OR)


def since_in(query: Any) -> date:
    """The first day in an address; a week ago where there is none, and for what is no day or still to come."""
    asked = read_day(query.get(SINCE, ""))
    return asked if asked and asked <= today() else today() - timedelta(days=USUAL_DAYS)


def changed_since(tasks: QuerySet[Task], name: str, since: date) -> QuerySet[Task]:
    """The tasks of which a change happened since a day."""
    return tasks.filter(CHANGES[name].query(since, today()))


def changes_by_unit(tasks: QuerySet[Task], since: date) -> dict[str, Any]:
    """How many tasks changed, in all and by the unit that leads now. Two queries."""
    counting = {name: Count("pk", change.query(since, today())) for name, change in CHANGES.items()}
    # Overdue a task becomes by the days that pass, without any change of its own.
    asked = tasks.filter(touched(since) | state_query("overdue", today())).order_by()
    grouped: Any = asked.values("lead").annotate(**counting)
    found: list[dict[str, Any]] = [row for row in grouped if any(row[name] for name in CHANGES)]
    units = Unit.objects.filter(pk__in=[row["lead"] for row in found]).in_bulk()
    rows: list[dict[str, Any]] = [
        {"unit": units[row["lead"]], "cells": [(name, row[name]) for name in CHANGES]} for row in found
    ]
    rows.sort(key=lambda row: (row["unit"].place, row["unit"].sort_key))
    sums = {name: sum(row[name] for row in found) for name in CHANGES}
    return {"rows": rows, "sums": sums}
