"""Pages that hand over what ended units lead: which units, one unit's tasks, tasks to merge into; and take it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.errors import UserError
from cchc.tasks.actions.carrying_out import carry_out, rehearse
from cchc.tasks.actions.undoing import hindrance, together, undo
from cchc.tasks.columns import badges_of
from cchc.tasks.fetching import do_with, visible_transfer
from cchc.tasks.forms import WhyForm
from cchc.tasks.forms_transfers import TransferForm, takers
from cchc.tasks.models import Task
from cchc.tasks.transfer_columns import columns
from cchc.tasks.transfers import Told, counts, named, proposals, to_hand_over
from cchc.units.models import Unit
from cchc.web.access import get_or_404, require
from cchc.web.clock import today
from cchc.web.filters import Search
from cchc.web.options import Option, answer
from cchc.web.rows import Stale
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.tasks.transfers import Plan

#: Tasks that a look-up answers with.
PICKED = 20


def ended_units(request: HttpRequest) -> HttpResponse:
    """The units that have ended and still lead open tasks, with what stands in their place."""
    require(request.user, "task.transfer")
    day = today()
    counted = counts(Task.objects.visible_to(request.user), day)  # type: ignore[arg-type]
    units = Unit.objects.filter(pk__in=counted).select_related("province")
    heirs = proposals(units, day)
    table = Table(
        request,
        units,
        columns(counted, heirs),
        name="chuyen-giao",
        title=_("Tasks to be handed over"),
        sorts={"name": "sort_key", "ended": "valid_to", "province": "province__sort_key"},
        order="-ended",
        filters=(Search(),),
        url=lambda unit: reverse("tasks:ended_unit", args=[unit.pk]),
        long=("heirs",),
        empty=_("No unit that has ended leads an open task: there is nothing to hand over."),
    )
    sums = [sum(pair[n] for pair in counted.values()) for n in (0, 1)]
    return table.answer("tasks/ended_units.html", {"waiting": sums[0], "late": sums[1]})


def ended_unit(request: HttpRequest, pk: str) -> HttpResponse:
    """One ended unit's tasks: what becomes of each is chosen, shown with counts, then done all at once."""
    user: Any = request.user
    require(user, "task.transfer")
    unit = get_or_404(Unit.objects.filter(valid_to__lt=today()).select_related("province"), pk=pk)
    tasks = list(
        to_hand_over(Task.objects.visible_to(user), today()).filter(lead=unit).select_related("lead")
    )
    heirs = proposals([unit], today()).get(unit.pk, [])
    form, plan = TransferForm(unit, heirs, tasks, user, request.POST or None), None
    if request.method == "POST" and form.is_valid():
        plan = form.plan()
        done = _try(form, plan, seen=request.POST.get("seen", ""))
        if done:
            messages.success(request, done)
            return redirect("tasks:ended_units")
    context = {
        "unit": unit,
        "unit_name": named(unit),
        "heirs": heirs,
        "form": form,
        "plan": None if form.errors else plan,
        "changed": "seen" in request.POST and not form.errors,
        "rows": [{"form": row, "task": row.task, "badges": badges_of(row.task)} for row in form.rows],
        "count": len(tasks),
    }
    return render(request, "tasks/ended_unit.html", context, status=422 if form.errors else 200)


def _try(form: TransferForm, plan: Plan, *, seen: str) -> str:
    """Carry out a plan that was looked at as it is now; else only see whether it can be. What was done, in words."""
    if not plan.steps:
        form.add_error("choice", _("Nothing is chosen: every task would be left as it is."))
        return ""
    try:
        if seen != plan.digest:
            rehearse(plan.steps, plan.act)
            return ""
        carry_out(plan.steps, plan.act)
    except UserError as error:
        form.add_error(None, str(error))
        return ""
    except Stale:
        form.add_error(None, _("Somebody else changed one of these tasks meanwhile; look at them again."))
        return ""
    n = len(plan.steps)
    return ngettext("{n} task is handed over.", "{n} tasks are handed over.", n).format(n=n)


def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo what was decided of a task, with a reason; why it cannot be undone stands there instead."""
    user: Any = request.user
    transfer = visible_transfer(request, pk)
    require(user, "task.transfer")
    context = {
        "transfer": transfer,
        "told": Told(transfer, came=False, other=None),
        "along": len(together(transfer)) - 1,
        "hindrance": hindrance(transfer),
    }
    done = _("It is undone: the task waits to be handed over again.")
    form, act = WhyForm(request.POST or None), partial(undo, transfer, by=user)
    return do_with(request, transfer.task, form, "tasks/transfer_undo.html", done, act, **context)


def pick_task(request: HttpRequest) -> HttpResponse:
    """What the task picker asks: open tasks by their number or their words, accents or none."""
    user: Any = request.user
    require(user, "task.transfer")
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    number = words.removeprefix("#")
    rows = takers(user)
    if number.isascii() and number.isdecimal() and len(number) < 18:
        rows = rows.filter(pk=int(number))
    elif words:
        rows = rows.search(words)
    return answer(request, [_option(task) for task in rows[:PICKED]])


def _option(task: Task) -> Option:
    due = f" · {task.due:%d/%m/%Y}" if task.due else ""
    return Option(str(task.pk), f"#{task.pk} {task}", f"{task.lead.short}{due}")
