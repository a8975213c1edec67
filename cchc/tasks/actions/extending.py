"""Extensions: asked by the unit before the date passes, decided by the assigner, recorded with the basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.tasks import telling
from cchc.tasks.history import amend
from cchc.tasks.models import Extension
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.models import Task


def hindrance(task: Task, asked: Iterable[Extension] | None = None) -> str:
    """Why an extension cannot be asked for now; an empty text where it can.

    ``asked``: the requests of the task, where they are read already.
    """
    if not task.is_open or task.kind == "series":
        return _("This task is no longer open.")
    if task.due is None:
        return _("This task has no deadline that could be extended.")
    if task.deadline_locked:
        return _(
            "This deadline is set by law, the Government or the Prime Minister and cannot be extended here."
        )
    if task.due < today():
        return _("The deadline passed on {day}; an extension is asked before that.").format(
            day=f"{task.due:%d/%m/%Y}"
        )
    decisions = [row.decision for row in (task.extensions.all() if asked is None else asked)]
    if "open" in decisions:
        return _("An extension was asked for already and is not decided yet.")
    if decisions.count("granted") >= settings.EXTENSIONS_AT_MOST:
        return _("The deadline was extended {n} times already; more is not allowed.").format(
            n=settings.EXTENSIONS_AT_MOST
        )
    return ""


@transaction.atomic
def ask(task: Task, *, by: User, reason: str, wanted: date) -> Extension:
    """Ask for a later deadline, with a reason and a date. UserError where ``hindrance`` says why not."""
    if words := hindrance(task):
        raise UserError(words)
    if task.due is None or wanted <= task.due:
        raise UserError(_("The date asked for lies after the deadline followed now."))
    if not reason.strip():
        raise UserError(_("Say why more time is needed."))
    asked = Extension.objects.create(
        task=task, asked_on=today(), asked_by=by, due_then=task.due, wanted=wanted, reason=reason.strip()
    )
    record("extension.ask", asked, by=by, unit=task.lead.name, after=snapshot(asked), note=reason.strip())
    telling.extension_asked(asked, by=by)
    return asked


@transaction.atomic
def grant(asked: Extension, *, by: User, granted: date, basis: str, on: date | None = None) -> Extension:
    """Record that the assigner agreed: the new deadline and its basis (document, or oral order). The first stays."""
    task = _undecided(asked)
    if granted <= asked.due_then:
        raise UserError(_("The new deadline lies after the one before."))
    if not basis.strip():
        raise UserError(_("Enter the basis: the document, or who ordered it orally and when."))
    before, task_before, day = snapshot(asked), snapshot(task), on or today()
    asked.decision, asked.decided_on, asked.recorded_by = Extension.Decision.GRANTED, day, by
    asked.granted, asked.basis = granted, basis.strip()
    asked.save()
    task.due_basis = basis.strip()[:300]
    amend(task, day, due=granted)
    record("extension.grant", asked, by=by, unit=task.lead.name, before=before)
    record("task.extend", task, by=by, unit=task.lead.name, before=task_before, note=basis.strip())
    telling.extension_decided(asked, by=by)
    return asked


@transaction.atomic
def refuse(asked: Extension, *, by: User, basis: str) -> Extension:
    """Record that the assigner did not agree, and by what."""
    task = _undecided(asked)
    if not basis.strip():
        raise UserError(_("Enter the basis: the document, or who ordered it orally and when."))
    before = snapshot(asked)
    asked.decision, asked.decided_on, asked.recorded_by = Extension.Decision.REFUSED, today(), by
    asked.basis = basis.strip()
    asked.save()
    record("extension.refuse", asked, by=by, unit=task.lead.name, before=before, note=basis.strip())
    telling.extension_decided(asked, by=by)
    return asked


@transaction.atomic
def take_back(asked: Extension, *, by: User) -> Extension:
    """The unit no longer asks."""
    task = _undecided(asked)
    before = snapshot(asked)
    asked.decision, asked.decided_on = Extension.Decision.WITHDRAWN, today()
    asked.save()
    record("extension.take_back", asked, by=by, unit=task.lead.name, before=before)
    return asked


def _undecided(asked: Extension) -> Task:
    if asked.decision != "open":
        raise UserError(_("This request was decided already."))
    if asked.task.handed_on or asked.task.stopped_on:
        raise UserError(_("This task is no longer open."))
    return asked.task
