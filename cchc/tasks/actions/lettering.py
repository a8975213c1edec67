"""Papers that the system drafts: Dự thảo → Đã trình → Đã phát hành (số, ngày). They bind only when issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.tasks.counting import state_query
from cchc.tasks.messages import polite
from cchc.tasks.models import CriticismList, Letter, Task, Urging
from cchc.tasks.standing import AsOf
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from cchc.accounts.models import User
    from cchc.units.models import Unit


def overdue(day: date) -> QuerySet[Task]:
    """The single tasks that are overdue on a day, as they stood on it."""
    return Task.objects.counted().filter(AsOf(day, past=True).where(state_query("overdue", day)))


@transaction.atomic
def urge_by_letter(
    units: Iterable[Unit], *, by: User, answer_by: date | None, day: date | None = None
) -> list[Letter]:
    """Draft an urging letter to each unit that has something overdue; those that have nothing get none."""
    day = day or today()
    if answer_by is not None and answer_by < day:
        raise UserError(_("The day by which results are wanted lies ahead."))
    wanted = {unit.pk: unit for unit in units}
    found = list(overdue(day).select_related("lead"))
    AsOf(day, past=True).tell(found)
    late: dict[int, list[Task]] = {}
    for task in found:
        if task.lead_id in wanted:
            late.setdefault(task.lead_id, []).append(task)
    if not late:
        raise UserError(_("None of these units has an overdue task: there is nothing to write about."))
    return [
        _draft("urge", late[pk], by=by, day=day, unit=unit, answer_by=answer_by)
        for pk, unit in wanted.items()
        if pk in late
    ]


@transaction.atomic
def propose_criticism(found: CriticismList, *, by: User) -> Letter:
    """Draft the proposal from what stays on a list that a leader approved; never for who is asked and not ordered."""
    if not found.approved:
        raise UserError(_("A leader approves the list before the proposal is drafted."))
    rows = [
        row for row in found.rows.filter(kept=True).select_related("task", "unit") if not polite(row.unit)
    ]
    if not rows:
        raise UserError(_("Nothing stays on this list: there is nothing to propose."))
    return _draft("criticise", [row.task for row in rows], by=by, day=found.made_on, list=found)


@transaction.atomic
def paper_for_meeting(kind: str, *, by: User, day: date | None = None) -> Letter:
    """Draft the page for the weekly (``week``) or monthly (``month``) meeting, with what is overdue on its day."""
    day = day or today()
    if day > today():
        raise UserError(_("A paper tells of today or of a day before."))
    return _draft(kind, overdue(day), by=by, day=day)


def _draft(kind: str, tasks: Iterable[Task], *, by: User, day: date, **fields: object) -> Letter:
    letter = Letter.objects.create(kind=kind, made_on=day, made_by=by, **fields)
    letter.tasks.set(tasks)
    unit = letter.unit.name if letter.unit else ""
    record("letter.draft", letter, by=by, unit=unit, after=snapshot(letter))
    return letter


@transaction.atomic
def submit(letter: Letter, *, by: User) -> Letter:
    """The draft goes to who signs."""
    if letter.stage != "draft":
        raise UserError(_("Only a draft is submitted."))
    before = snapshot(letter)
    letter.stage, letter.submitted_on = "submitted", today()
    letter.save()
    record("letter.submit", letter, by=by, unit=_unit(letter), before=before)
    return letter


@transaction.atomic
def issue(letter: Letter, *, by: User, number: str, on: date) -> Letter:
    """It was signed and issued under this number and day; its tasks then cite it as an urging."""
    if letter.stage not in {"draft", "submitted"}:
        raise UserError(_("This paper was issued or dropped already."))
    if not number.strip():
        raise UserError(_("Enter the number of the issued paper."))
    if not letter.made_on <= on <= today():
        raise UserError(
            _("The day of issue lies between {first} and {last}.").format(
                first=f"{letter.made_on:%d/%m/%Y}", last=f"{today():%d/%m/%Y}"
            )
        )
    before = snapshot(letter)
    letter.stage, letter.number, letter.issued_on = "issued", number.strip(), on
    letter.save()
    record("letter.issue", letter, by=by, unit=_unit(letter), before=before)
    if letter.kind == Letter.Kind.URGE:
        words = _("Letter {number} of {day}").format(number=letter.number, day=f"{on:%d/%m/%Y}")
        Urging.objects.bulk_create(
            Urging(task=task, rung=Urging.Rung.BY_HAND, day=on, due=task.due or on, by=by, words=words)
            for task in letter.tasks.all()
        )
    return letter


@transaction.atomic
def drop(letter: Letter, *, by: User) -> Letter:
    """The draft is not wanted."""
    if letter.stage not in {"draft", "submitted"}:
        raise UserError(_("This paper was issued or dropped already."))
    before = snapshot(letter)
    letter.stage = "dropped"
    letter.save()
    record("letter.drop", letter, by=by, unit=_unit(letter), before=before)
    return letter


def _unit(letter: Letter) -> str:
    return letter.unit.name if letter.unit else ""
