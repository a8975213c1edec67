"""The one place that changes a task's dated facts: what held before stays as a past standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils.translation import gettext as _

from cchc.errors import UserError
from cchc.tasks.models.facts import FACTS, Standing

if TYPE_CHECKING:
    from datetime import date

    from cchc.tasks.models import Task


def amend(task: Task, on: date, **changes: Any) -> None:
    """From the day ``on`` these facts hold of the task, whatever held before; saves the task (``Stale``).

    Must be called in a transaction. ``on`` may lie in the past (a result entered late from its paper): then the days
    since are told anew, save for what else changed in them. It may not lie before the day the task was given.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("facts of a task change in one transaction with what they tell of")
    if unknown := set(changes) - set(FACTS):
        raise ValueError(f"{sorted(unknown)[0]} is no fact of a task")
    on = max(on, task.given_on)
    past = _before(task, on) if on < task.since else []
    held, since = task.facts(), task.since
    changed = any(held[name] != value for name, value in changes.items())
    for name, value in changes.items():
        setattr(task, name, value)
    task.since = on if changed and on > since else since
    task.save()  # first, so that whoever comes second is told before anything is written
    if task.since != since:
        Standing.objects.create(task=task, since=since, until=on, **held)
    _rewrite(task, past, on, changes)


def begin_on(task: Task, day: date) -> None:
    """The task was given on another day than was thought: its first facts hold since then. Saves nothing of the task.

    UserError where something was done with it before that day.
    """
    first = task.standings.order_by("since").first()
    if first is None:
        task.since = day
        return
    if day >= first.until:
        raise UserError(_("Something was done with this task before that day."))
    Standing.objects.filter(pk=first.pk).update(since=day)


def _before(task: Task, on: date) -> list[Standing]:
    """The past standings that reach beyond a day, the earliest first."""
    return list(task.standings.filter(until__gt=on).order_by("since"))


def _rewrite(task: Task, past: list[Standing], on: date, changes: dict[str, Any]) -> None:
    """Cut the standing in which the day lies, and let the changes hold in every one from there on."""
    for row in past:
        if row.since < on:
            Standing.objects.filter(pk=row.pk).update(until=on)
            Standing.objects.create(task=task, since=on, until=row.until, **{**row.facts(), **changes})
        else:
            Standing.objects.filter(pk=row.pk).update(**changes)
