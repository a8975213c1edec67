"""Urging by hand: the office that follows urges units about one or many tasks, one message a unit and person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record_many
from cchc.errors import UserError
from cchc.notices import outbox
from cchc.tasks.messages import by_unit, lines, list_url, opening, overdue_subject, polite
from cchc.tasks.models import TaskKind, Urging
from cchc.tasks.recipients import People, speaking
from cchc.web.clock import today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.accounts.models import User
    from cchc.tasks.models import Task
    from cchc.units.models import Unit


def can_be_urged(task: Task) -> bool:
    """Whether a result is owed: a single task, not handed in, paused or stopped."""
    return task.kind == TaskKind.SINGLE and task.is_open and task.paused_on is None


@transaction.atomic
def urge(tasks: Iterable[Task], *, by: User, words: str = "") -> list[Urging]:
    """Urge the units about these tasks; what owes nothing now is left out. The urgings written, one a task.

    Whoever is told of a unit's tasks gets one message with all of them, and ``words`` before them. UserError where
    nothing is left to urge about.
    """
    owed = [task for task in tasks if can_be_urged(task)]
    if not owed:
        raise UserError(_("None of these tasks is owed now: there is nothing to urge about."))
    day = today()
    urgings = Urging.objects.bulk_create(
        Urging(task=task, rung=Urging.Rung.BY_HAND, day=day, due=task.due or day, by=by, words=words.strip())
        for task in owed
    )
    record_many("task.urge", owed, by=by, note=words.strip(), unit=lambda task: task.lead.name)
    first = min(urging.pk for urging in urgings)
    with speaking():
        outbox.write_many(_messages(owed, first, by, words.strip()))
    return urgings


def _messages(tasks: list[Task], first: int, by: User, words: str) -> Iterator[outbox.Message]:
    """One message for each unit and person; the number of the first urging makes its key."""
    working, people = calendar(), People(today(), {task.lead_id for task in tasks})
    for unit, owed in by_unit(tasks).items():
        for share in people.shares(unit.pk, owed):
            parts = (words, *opening(unit, share), lines(share.tasks, today(), working), _by(by))
            yield outbox.Message(
                key=f"urge:{first}:{unit.pk}:{share.person.pk}",
                person=share.person,
                subject=_subject(unit, share.tasks),
                body="\n\n".join(part for part in parts if part),
                url=list_url(unit, share.tasks),
            )


def _subject(unit: Unit, tasks: list[Task]) -> str:
    if polite(unit):
        return _("[CCHC] {unit}: {n} matters that your attention is asked for").format(
            unit=unit.short, n=len(tasks)
        )
    late = [task for task in tasks if task.due is not None and task.due < today()]
    if late and len(late) == len(tasks):
        return overdue_subject(len(tasks), today())
    return _("[CCHC] Urging: {n} tasks of {unit}, please report progress").format(
        n=len(tasks), unit=unit.short
    )


def _by(by: User) -> str:
    return _("Urged by: {name}").format(name=by.full_name)
