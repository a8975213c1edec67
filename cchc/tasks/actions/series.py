"""Recurring and standing duties: a task becomes a series, whose periods ``occurring`` opens as tasks of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.tasks.actions.occurring import occur
from cchc.tasks.history import amend
from cchc.tasks.models import DeadlineKind, TaskKind
from cchc.web.clock import today

if TYPE_CHECKING:
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.models import Schedule, Task


def hindrance(task: Task) -> str:
    """Why a task cannot become a series; an empty text where it can."""
    if task.kind != TaskKind.SINGLE or task.period:
        return _("Only a single task becomes a recurring one.")
    if task.stopped_on is not None or task.accepted_on is not None:
        return _("This task is no longer open.")
    if task.handed_first is not None or task.reports.exists():
        return _("This task has reports already; enter the recurring duty as a task of its own.")
    if task.extensions.filter(decision="open").exists():
        return _("An extension was asked for already and is not decided yet.")
    return ""


@transaction.atomic
def make_series(task: Task, *, schedule: Schedule, by: User, first: date | None = None) -> list[Task]:
    """Turn a single task without a result into a series; its occurrences due from ``first`` (the day it was given) on.

    The series itself is not due and not counted. UserError where ``hindrance`` says why not.
    """
    if words := hindrance(task):
        raise UserError(words)
    before = snapshot(task)
    task.kind, task.schedule, task.due_written, task.due_basis = TaskKind.SERIES, schedule, None, ""
    if task.deadline_kind != DeadlineKind.STANDING:
        task.deadline_kind = DeadlineKind.RECURRING
    amend(task, today(), due=None, due_first=None)
    record("task.series", task, by=by, unit=task.lead.name, before=before)
    return occur(task, today(), by=by, first=max(first or task.given_on, task.given_on))


@transaction.atomic
def follow(series: Task, *, schedule: Schedule, by: User) -> list[Task]:
    """Let a series follow another schedule. Occurrences it has stay; those of the new one come as they are needed."""
    if series.kind != TaskKind.SERIES:
        raise UserError(_("Only a recurring task follows a schedule."))
    before = snapshot(series)
    series.schedule = schedule
    series.save()
    record("task.series", series, by=by, unit=series.lead.name, before=before)
    return occur(series, today(), by=by, first=today())
