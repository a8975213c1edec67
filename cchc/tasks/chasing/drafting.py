"""The draft list for criticism as the machine keeps it: filled with what climbed the whole ladder, never filed.

Only what is overdue now stays on a draft; a task comes on a list once for a deadline, whatever a person decided of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from cchc.audit.trail import record
from cchc.tasks.chasing.overdue import on_ladder
from cchc.tasks.messages import NEEDED
from cchc.tasks.models import CriticismList, CriticismRow, Extension, Urging
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.tasks.models import Task


def draft() -> CriticismList | None:
    """The one list that is being drafted, locked until the transaction ends."""
    return CriticismList.objects.select_for_update().filter(stage="draft").first()


def fill(day: date) -> list[Task]:
    """Bring the draft up to a day: take off what is no longer overdue, add what climbed the ladder; what was added.

    Must be called in a transaction.
    """
    listed = Urging.objects.filter(task=OuterRef("pk"), rung=Urging.Rung.LISTED, due=OuterRef("due"))
    stood = CriticismRow.objects.filter(task=OuterRef("pk"), due=OuterRef("due"))
    standing = draft()
    if standing is not None:
        refresh(standing, day)
    found = list(
        on_ladder(day)
        .filter(Exists(listed), ~Exists(stood))
        .select_related("lead")
        .only(*NEEDED, "follow_up")
    )
    if not found:
        return []
    standing = standing or CriticismList.objects.create(made_on=day)
    CriticismRow.objects.bulk_create(_rows(standing, found, day), batch_size=500)
    note = _("{n} tasks put on the draft list by the system").format(n=len(found))
    record("criticism.draft", standing, by="tick", before={}, after={}, note=note)
    return found


def _rows(standing: CriticismList, tasks: Sequence[Task], day: date) -> list[CriticismRow]:
    working, asked = calendar(), _asked_in_time(tasks)
    return [
        CriticismRow(
            list=standing,
            task=task,
            unit=task.lead,
            due=task.due or day,
            days_late=working.count(task.due or day, day),
            objective=task.pk in asked,
            cause=asked.get(task.pk, ""),
        )
        for task in tasks
    ]


def _asked_in_time(tasks: Sequence[Task]) -> dict[int, str]:
    """Tasks whose unit asked for an extension before the date passed and has no answer: the cause lies outside it."""
    rows = Extension.objects.filter(
        decision="open", due_then=F("task__due"), task__in=[task.pk for task in tasks]
    )
    return {
        task: _("Asked for an extension on {day}; there is no answer yet.").format(day=f"{day:%d/%m/%Y}")
        for task, day in rows.values_list("task", "asked_on")
    }


def refresh(standing: CriticismList, day: date) -> int:
    """Take off a draft what is no longer overdue by the same deadline; tell the others' days late. How many went.

    A task that was handed in and comes back is put on the list anew by ``fill``.
    """
    overdue = on_ladder(day).filter(pk=OuterRef("task"), due=OuterRef("due"))
    gone, _each = standing.rows.filter(~Exists(overdue)).delete()
    working, changed = calendar(), []
    for row in standing.rows.all():
        late = working.count(row.due, day)
        if row.days_late != late:
            row.days_late = late
            changed.append(row)
    CriticismRow.objects.bulk_update(changed, ["days_late"], batch_size=300)
    return gone
