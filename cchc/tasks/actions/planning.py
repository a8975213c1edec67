"""Saying when people are reminded: the organisation's plan, and a unit's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from cchc.audit.trail import record, snapshot
from cchc.tasks.models import ReminderPlan

if TYPE_CHECKING:
    from cchc.accounts.models import User


@transaction.atomic
def save_plan(plan: ReminderPlan, *, by: User) -> ReminderPlan:
    """Save a plan that a form changed. Raises ``Stale``."""
    before = snapshot(ReminderPlan.objects.get(pk=plan.pk)) if plan.pk else None
    plan.save()
    verb = "reminders.add" if before is None else "reminders.edit"
    record(verb, plan, by=by, unit=plan.unit.name if plan.unit else "", before=before)
    return plan


@transaction.atomic
def drop_plan(plan: ReminderPlan, *, by: User) -> None:
    """Let a unit's people be reminded by the organisation's plan again."""
    record("reminders.remove", plan, by=by, unit=str(plan), before=snapshot(plan), after={})
    plan.delete()
