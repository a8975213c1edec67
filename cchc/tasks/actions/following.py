"""The steps of a task besides its reports: taken up, passed on inside the unit, paused, stopped, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.tasks.history import amend
from cchc.web.clock import today

if TYPE_CHECKING:
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.models import Task


def _reason(why: str, words: str) -> str:
    if not why.strip():
        raise UserError(words)
    return why.strip()


@transaction.atomic
def receive(task: Task, *, by: User, on: date | None = None) -> Task:
    """The unit takes the task up."""
    if not task.is_open:
        raise UserError(_("This task is no longer open."))
    if task.received_on is not None:
        raise UserError(_("This task is taken up already."))
    before = snapshot(task)
    amend(task, on or today(), received_on=on or today())
    record("task.receive", task, by=by, unit=task.lead.name, before=before)
    return task


@transaction.atomic
def assign(task: Task, *, by: User, assignee: User | None, division: str = "") -> Task:
    """Pass the task on inside the unit: to a person, a division, or both. Passing on is taking up."""
    if task.stopped_on is not None or task.accepted_on is not None:
        raise UserError(_("This task is no longer open."))
    before = snapshot(task)
    task.assignee, task.division = assignee, division.strip()
    if task.received_on is None and task.is_open:
        amend(task, today(), received_on=today())
    else:
        task.save()
    record("task.assign", task, by=by, unit=task.lead.name, before=before)
    return task


@transaction.atomic
def stop(task: Task, *, by: User, why: str, on: date | None = None) -> Task:
    """Stop following a task from a day (today), with the reason or the paper that says so."""
    if task.stopped_on is not None or task.accepted_on is not None:
        raise UserError(_("This task is no longer open."))
    note = _reason(why, _("Say why the task is no longer followed."))
    before = snapshot(task)
    amend(task, on or today(), stopped_on=on or today())
    record("task.stop", task, by=by, unit=task.lead.name, before=before, note=note)
    return task


@transaction.atomic
def pause(task: Task, *, by: User, why: str) -> Task:
    """Let a task rest: it is not overdue while it does."""
    if not task.is_open or task.paused_on is not None:
        raise UserError(_("Only a task in progress can be paused."))
    note = _reason(why, _("Say why the task is paused."))
    before = snapshot(task)
    amend(task, today(), paused_on=today())
    record("task.pause", task, by=by, unit=task.lead.name, before=before, note=note)
    return task


@transaction.atomic
def resume(task: Task, *, by: User, why: str) -> Task:
    """Take a paused task up again."""
    if task.paused_on is None:
        raise UserError(_("This task is not paused."))
    note = _reason(why, _("Say why the task goes on."))
    before = snapshot(task)
    amend(task, today(), paused_on=None)
    record("task.resume", task, by=by, unit=task.lead.name, before=before, note=note)
    return task


@transaction.atomic
def reopen(task: Task, *, by: User, why: str) -> Task:
    """Open again what was confirmed or no longer followed. What was handed in stays among its reports."""
    if task.accepted_on is None and task.stopped_on is None:
        raise UserError(_("This task is open already."))
    note = _reason(why, _("Say why the task is opened again."))
    before = snapshot(task)
    amend(task, today(), accepted_on=None, handed_on=None, stopped_on=None)
    record("task.reopen", task, by=by, unit=task.lead.name, before=before, note=note)
    return task
