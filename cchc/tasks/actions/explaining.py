"""Explanations: a leader asks why, the unit answers by a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.tasks import telling
from cchc.tasks.models import Explanation
from cchc.web.clock import today

if TYPE_CHECKING:
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.models import Task


@transaction.atomic
def ask(task: Task, *, by: User, question: str, answer_by: date) -> Explanation:
    """Ask the unit to explain."""
    if not question.strip():
        raise UserError(_("Write what is to be explained."))
    if answer_by < today():
        raise UserError(_("The day to answer by lies ahead."))
    asked = Explanation.objects.create(
        task=task, asked_by=by, asked_on=today(), question=question.strip(), answer_by=answer_by
    )
    record("explanation.ask", asked, by=by, unit=task.lead.name, after=snapshot(asked))
    telling.explanation_asked(asked, by=by)
    return asked


@transaction.atomic
def answer(asked: Explanation, *, by: User, words: str) -> Explanation:
    """Answer; once."""
    if asked.answered_on is not None:
        raise UserError(_("This was answered already."))
    if not words.strip():
        raise UserError(_("Write the answer."))
    before = snapshot(asked)
    asked.answer, asked.answered_by, asked.answered_on = words.strip(), by, today()
    asked.save()
    record("explanation.answer", asked, by=by, unit=asked.task.lead.name, before=before)
    telling.explanation_answered(asked, by=by)
    return asked
