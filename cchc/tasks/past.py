"""A task as it was on a past day, where it keeps no dated facts of its own: words, percent, people.

The dated facts (``cchc.tasks.stood``) tell lead, deadline and state of every day. All else is told back from
the trail: what changed since the day is taken back, the latest change first. Percent comes from the reports that were
handed in by then, since a report may be entered later than the day it is of.
"""

from __future__ import annotations

from copy import copy
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from cchc.audit.models import Event
from cchc.tasks.models import FACTS, Task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.tasks.models import Facts

#: What is told by the dated facts, and what never changes.
_APART = {
    *FACTS,
    "since",
    "id",
    "version",
    "created_at",
    "created_by_id",
    "percent",
    "progress_on",
    "parent_id",
}
_FIELDS = {field.attname: field for field in Task._meta.concrete_fields if field.attname not in _APART}
#: Acts that hold from a day which may lie before the day they were written down: their event says it as ``since``.
_BACKDATED = frozenset({"task.hand_over", "task.transfer", "task.undo"})


def as_it_was(task: Task, day: date, facts: Facts) -> Task:
    """A copy of a task with what it said at the end of a day; ``facts``: those that held then. Not to be saved."""
    was = copy(task)
    was.told_on = day
    for name, value in taken_back(task, day).items():
        # No task is without words: where the trail has none, they were taken out of it in an emergency.
        if name in _FIELDS and (value or name != "wording"):
            setattr(was, name, value)
    for name, value in facts.facts().items():
        setattr(was, name, value)
    was.lead = facts.lead
    was.percent, was.progress_on = _progress(task, day)
    return was


def taken_back(task: Task, day: date) -> dict[str, Any]:
    """What each field said at the end of a day that the trail tells to have changed since. One query.

    Beside fields "coordinators": the slugs of the units that coordinated.
    """
    return _taken_back(_since(day).filter(record=str(task.pk)), day)


def wordings(tasks: Iterable[Task], days: dict[int, date]) -> dict[int, str]:
    """The words of several tasks, each at the end of its own day (by key). One query."""
    rows = {str(task.pk): task for task in tasks}
    events: dict[str, list[Event]] = {key: [] for key in rows}
    if rows:
        for event in _since(min(days[task.pk] for task in rows.values())).filter(record__in=list(rows)):
            events[event.record].append(event)
    return {
        task.pk: _taken_back(events[key], days[task.pk]).get("wording") or task.wording
        for key, task in rows.items()
    }


def _since(day: date) -> models.QuerySet[Event]:
    """What was written down of tasks after a day, the latest first."""
    begins = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    return Event.objects.filter(kind=Task._meta.label_lower, at__gte=begins).order_by("-pk")


def _taken_back(events: Iterable[Event], day: date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    held: set[str] = set()  # what a later event says to have held on the day already
    for event in events:
        names = set(event.before) & {*_FIELDS, "coordinators"}
        if _holds_from(event) <= day:
            held |= names - set(found)
            continue
        for name in names - held:
            found[name] = event.before[name]
    return {name: value for name, kept in found.items() if (value := _value(name, kept)) is not _UNKNOWN}


def _holds_from(event: Event) -> date:
    """The day from which what an event tells holds."""
    written = timezone.localdate(event.at)
    since = event.after.get("since") if event.verb in _BACKDATED else None
    return min(date.fromisoformat(since), written) if isinstance(since, str) and since else written


#: What cannot be told: its words were taken out of the trail in an emergency.
_UNKNOWN: Any = object()


def _value(name: str, kept: Any) -> Any:
    """A value as the trail keeps it, as its field has it."""
    if name not in _FIELDS:
        return kept if isinstance(kept, list) else _UNKNOWN
    field = _FIELDS[name]
    if kept == "" and not isinstance(field, models.CharField | models.TextField):
        return None if field.null else _UNKNOWN
    if isinstance(field, models.DateField) and isinstance(kept, str):
        return date.fromisoformat(kept)
    return kept


def _progress(task: Task, day: date) -> tuple[int | None, date | None]:
    """Percent and the day of the last progress, by what was handed in until a day; one query.

    Where nothing was handed in at all, what the task says without a report holds (it was entered so).
    """
    handed = [
        (on, percent)
        for on, percent in task.reports.order_by("handed_on", "pk").values_list("handed_on", "percent")
        if on is not None
    ]
    if not handed:
        return (
            (task.percent, task.progress_on)
            if task.progress_on is None or task.progress_on <= day
            else (None, None)
        )
    until = [row for row in handed if row[0] <= day]
    told = [percent for _on, percent in until if percent is not None]
    return (told[-1] if told else None, until[-1][0] if until else None)
