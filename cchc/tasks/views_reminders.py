"""When people are reminded: the organisation's days and ladder, and the days that units set for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cchc.tasks.actions import planning
from cchc.tasks.chasing.plans import usual
from cchc.tasks.columns_chasing import PLANS, days_words
from cchc.tasks.forms_chasing import PlanForm, UnitPlanForm
from cchc.tasks.models import ReminderPlan
from cchc.units.models import Unit
from cchc.web.access import get_or_404, require
from cchc.web.clock import today
from cchc.web.rows import Stale
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def reminders(request: HttpRequest) -> HttpResponse:
    """The days of the organisation, and of the units that have their own: all, or one's own units'."""
    user: Any = request.user
    may_all = user.can("task.chase")
    if not (may_all or user.can("task.assign")):
        raise PermissionDenied
    own = Unit.objects.on(today()).filter(pk__in=user.units_for("task.assign"))
    plans = ReminderPlan.objects.filter(unit__isnull=False).select_related("unit")
    table = Table(
        request,
        plans if may_all else plans.filter(unit__in=own),
        PLANS,
        name="nhac-viec",
        title=_("Units with days of their own"),
        sorts={"unit": ("unit__place", "unit__sort_key")},
        order="unit",
        url=lambda row: reverse("tasks:reminder_plan", args=[row.unit_id]),
        empty=_("No unit has days of its own: the organisation's days hold for all."),
    )
    plan = usual()
    context = {"plan": plan, "days": days_words(plan.before), "may_all": may_all, "own": own}
    return table.answer("tasks/reminders.html", context)


def reminder_default(request: HttpRequest) -> HttpResponse:
    """Change the organisation's days and the ladder."""
    require(request.user, "task.chase")
    return _edit(request, PlanForm, usual(), None)


def reminder_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Set or change a unit's own days."""
    unit = get_or_404(Unit.objects.all(), pk=pk)
    _may(request, unit)
    begun = usual()
    fresh = ReminderPlan(
        unit=unit, before=begun.before, on_day=begun.on_day, weekly=begun.weekly, digest=begun.digest
    )
    return _edit(request, UnitPlanForm, ReminderPlan.objects.filter(unit=unit).first() or fresh, unit)


def _may(request: HttpRequest, unit: Unit) -> None:
    user: Any = request.user
    if not user.can("task.chase"):
        require(user, "task.assign", unit)


def _edit(
    request: HttpRequest, kind: type[UnitPlanForm], plan: ReminderPlan, unit: Unit | None
) -> HttpResponse:
    form = kind(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        try:
            planning.save_plan(plan, by=request.user)  # type: ignore[arg-type]
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        else:
            messages.success(request, _("The reminder days are saved."))
            return redirect("tasks:reminders")
    context = {"form": form, "plan": plan, "unit": unit}
    return render(request, "tasks/reminder_plan.html", context, status=422 if form.errors else 200)


@require_POST
def reminder_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a unit's own days back: the organisation's hold again."""
    unit = get_or_404(Unit.objects.all(), pk=pk)
    _may(request, unit)
    planning.drop_plan(get_or_404(ReminderPlan.objects.all(), unit=unit), by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The organisation's days hold for the unit again."))
    return redirect("tasks:reminders")
