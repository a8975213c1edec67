"""What people do with tasks: hand in a result, take it back, correct, stop following."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.tasks.models import Coordination, Task
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.accounts.models import User
    from cchc.units.models import Unit


def shape(task: Task) -> dict[str, Any]:
    """A task as the trail keeps it: its fields, and the coordinating units by slug."""
    units = sorted(task.coordinators.values_list("slug", flat=True)) if task.pk else []
    return snapshot(task) | {"coordinators": units}


@transaction.atomic
def enter(task: Task, *, by: User, coordinators: Iterable[Unit] = ()) -> Task:
    """Put in a task that no directive gave: its source says where it comes from."""
    task.created_at, task.created_by = now(), by
    task.save()
    _coordinate(task, coordinators)
    record("task.give", task, by=by, unit=task.lead.name, after=shape(task))
    return task


@transaction.atomic
def correct(task: Task, *, by: User, before: dict[str, Any], coordinators: Iterable[Unit]) -> Task:
    """Save a corrected task; ``before`` is its ``shape`` before the form changed it. Raises ``Stale``."""
    task.save()
    _coordinate(task, coordinators)
    record("task.edit", task, by=by, unit=task.lead.name, before=before, after=shape(task))
    return task


def _coordinate(task: Task, units: Iterable[Unit]) -> None:
    wanted = {unit.pk for unit in units if unit.pk != task.lead_id}
    task.coordinations.exclude(unit__in=wanted).delete()
    have = set(task.coordinations.values_list("unit_id", flat=True))
    Coordination.objects.bulk_create(Coordination(task=task, unit_id=pk) for pk in sorted(wanted - have))


@transaction.atomic
def hand_in(task: Task, *, by: User, words: str, on: date | None = None) -> Task:
    """The unit says that the task is done, with its result in words. On time is judged by this day."""
    if not task.is_open:
        raise UserError(_("This task is no longer open."))
    if not words.strip():
        raise UserError(_("Write the result: the number and date of the document, or what was reached."))
    day = on or today()
    if not task.given_on <= day <= today():
        raise UserError(
            _("The day of handing in lies between {first} and {last}.").format(
                first=f"{task.given_on:%d/%m/%Y}", last=f"{today():%d/%m/%Y}"
            )
        )
    before = snapshot(task)
    task.done_on, task.done_words = day, words.strip()
    task.save()
    record("task.done", task, by=by, unit=task.lead.name, before=before)
    return task


@transaction.atomic
def reopen(task: Task, *, by: User, why: str) -> Task:
    """Take a result back; its words stay in the trail."""
    if task.done_on is None and task.stopped_on is None:
        raise UserError(_("This task is open already."))
    if not why.strip():
        raise UserError(_("Say why the task is opened again."))
    before = snapshot(task)
    task.done_on = task.stopped_on = None
    task.done_words = ""
    task.save()
    record("task.reopen", task, by=by, unit=task.lead.name, before=before, note=why.strip())
    return task


@transaction.atomic
def stop(task: Task, *, by: User, why: str, on: date | None = None) -> Task:
    """Stop following a task from a day (today), with the reason or the paper that says so."""
    if not task.is_open:
        raise UserError(_("This task is no longer open."))
    if not why.strip():
        raise UserError(_("Say why the task is no longer followed."))
    before = snapshot(task)
    task.stopped_on = on or today()
    task.save()
    record("task.stop", task, by=by, unit=task.lead.name, before=before, note=why.strip())
    return task


def forget_source(task: Task) -> None:
    """Take out what a task quotes of a document that was removed; units, dates and state stay."""
    task.wording = _("(content removed)")
    task.source_label = task.source_sentence = task.deadline_words = task.report_to = task.product = ""
    task.done_words = task.due_basis = task.assigner = ""
    if task.due != task.due_written:
        task.due_basis = task.wording
    task.targets, task.file = [], None
    task.save()
