"""Giving a task, correcting it, and forgetting what it quotes of a document that was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.tasks import telling
from cchc.tasks.history import amend, begin_on
from cchc.tasks.messages import forget_in_messages
from cchc.tasks.models import FACTS, Coordination, Task
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """Save a corrected task; ``before`` is its ``shape`` before the form changed it. Raises ``Stale``.

    A lead or a deadline that differs holds from today on; how the task stood before stays. Not so on the day it was
    entered, as long as nothing was done with it: then it was a slip, and what was typed first never held.
    """
    typed = {name: getattr(task, name) for name in FACTS}
    stored = Task.objects.filter(pk=task.pk).values("given_on", *FACTS).get()
    changes = {name: value for name, value in typed.items() if value != stored[name]}
    for name in changes:
        setattr(task, name, stored[name])
    slip = is_slip(task)
    if task.given_on != stored["given_on"]:
        begin_on(task, task.given_on)
    if changes.get("due") and (slip or task.due_first is None):
        changes["due_first"] = changes["due"]
    amend(task, task.given_on if slip else today(), **changes)
    _coordinate(task, coordinators)
    record("task.edit", task, by=by, unit=task.lead.name, before=before, after=shape(task))
    return task


def is_slip(task: Task) -> bool:
    """Whether a task was entered today and nothing was done with it yet."""
    entered = timezone.localdate(task.created_at) == today()
    return entered and task.received_on is None and task.is_open and not task.standings.exists()


def _coordinate(task: Task, units: Iterable[Unit]) -> None:
    wanted = {unit.pk for unit in units if unit.pk != task.lead_id}
    task.coordinations.exclude(unit__in=wanted).delete()
    have = set(task.coordinations.values_list("unit_id", flat=True))
    Coordination.objects.bulk_create(Coordination(task=task, unit_id=pk) for pk in sorted(wanted - have))


def forget_source(task: Task) -> None:
    """Take out what a task quotes of a document that was removed; units, dates and state stay."""
    forget_in_messages(task, _("(content removed)"))
    task.wording = _("(content removed)")
    task.source_label = task.source_sentence = task.deadline_words = task.report_to = task.product = ""
    task.due_basis = task.assigner = task.criteria = ""
    if task.due != task.due_written:
        task.due_basis = task.wording
    task.targets, task.file = [], None
    task.save()
    # What was said of it quotes it, too; which days it was said stays.
    task.reports.update(words=task.wording, product="", return_reason="")
    task.extensions.update(reason=task.wording)
    task.explanations.update(question=task.wording)
    task.explanations.exclude(answer="").update(answer=task.wording)
    task.urgings.update(words="")
    telling.forget(task)
    task.criticism_rows.update(cause="")
