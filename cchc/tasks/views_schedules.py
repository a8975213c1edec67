"""Pages of reporting schedules: the list, one with its next occurrences, adding, changing, ending; and a task's own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.audit.telling import history
from cchc.errors import UserError
from cchc.tasks import actions
from cchc.tasks.actions.series import hindrance
from cchc.tasks.columns_schedules import SCHEDULES, STATE_WORDS, badge_of, periods_of, state_of
from cchc.tasks.deadlines import rule
from cchc.tasks.engine.schedule import Plan, faults
from cchc.tasks.forms_schedules import EndForm, FollowForm, ScheduleForm, key_for, period_set
from cchc.tasks.models import Schedule, Task, TaskKind
from cchc.tasks.schedules import occurrences, plan_of
from cchc.tasks.telling_periods import tell_periods
from cchc.web.access import get_or_404, require
from cchc.web.clock import today
from cchc.web.rows import Stale
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: How far a schedule's page looks ahead, and how many occurrences it shows at most.
AHEAD, SHOWN = timedelta(days=400), 14

_IN_USE = Count("tasks", Q(tasks__kind=TaskKind.SERIES, tasks__stopped_on__isnull=True))


def schedules(request: HttpRequest) -> HttpResponse:
    """All reporting schedules."""
    require(request.user, "schedule.view")
    table = Table(
        request,
        Schedule.objects.annotate(in_use=_IN_USE).prefetch_related("periods"),
        SCHEDULES,
        name="che-do-bao-cao",
        title=_("Reporting schedules"),
        sorts={"name": "name", "in_use": "in_use", "valid_from": "valid_from", "valid_to": "valid_to"},
        order="name",
        hidden=("valid_from", "valid_to"),
        cells={"state": badge_of},
        empty=_("No reporting schedule yet. Those shipped with the program are loaded when it is set up."),
    )
    return table.answer("tasks/schedules.html")


def _schedule(request: HttpRequest, key: str) -> Schedule:
    require(request.user, "schedule.view")
    found: Schedule = get_or_404(
        Schedule.objects.annotate(in_use=_IN_USE).prefetch_related("periods"), key=key
    )
    return found


def schedule(request: HttpRequest, key: str) -> HttpResponse:
    """One schedule: its periods, when they are due next, who follows it."""
    row = _schedule(request, key)
    user: Any = request.user
    plan = plan_of(row)
    series = Task.objects.visible_to(user).filter(kind=TaskKind.SERIES, schedule=row, stopped_on__isnull=True)
    context = {
        "schedule": row,
        "state": state_of(row),
        "state_words": STATE_WORDS[state_of(row)],
        "periods": sorted(plan.periods, key=lambda one: (one.due.on(2024), one.start.on(2024))),
        "every": periods_of(row) if row.weekday else "",
        "coming": occurrences(plan, today(), today() + AHEAD)[:SHOWN],
        "rolls": rule().roll,
        "series": series.select_related("lead")[:20],
        "events": history([row]),
    }
    return render(request, "tasks/schedule.html", context)


def add(request: HttpRequest) -> HttpResponse:
    """Add a schedule."""
    require(request.user, "schedule.edit")
    return _form(request, Schedule())


def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Change a schedule; whoever comes second is told."""
    row = _schedule(request, key)
    require(request.user, "schedule.edit")
    return _form(request, row)


def _form(request: HttpRequest, row: Schedule) -> HttpResponse:
    """The form of a schedule with the table of its periods; saved when both are sound."""
    given = request.POST if request.method == "POST" else None
    name = row.name
    form = ScheduleForm(given, instance=row)
    rows = period_set(given, plan_of(row).periods if row.pk else ())
    more = given is not None and "more" in given
    if given is not None and not more and form.is_valid() & rows.is_valid():
        periods = () if row.weekday else rows.periods()
        for wrong in faults(Plan(tuple(periods), row.weekday)):
            form.add_error(None, wrong)
        if form.is_valid() and _save(form, periods, by=request.user):
            messages.success(request, _("The reporting schedule is saved."))
            return redirect(row)
    context = {"form": form, "rows": rows, "schedule": row if row.pk else None, "name": name, "more": more}
    bad = given is not None and not more
    return render(request, "tasks/schedule_form.html", context, status=422 if bad else 200)


def _save(form: ScheduleForm, periods: Any, *, by: Any) -> bool:
    """Save what the form holds; False, and told in it, where somebody was first."""
    row = form.instance
    row.key = row.key or key_for(row.name)
    try:
        actions.save_schedule(row, by=by, periods=periods)
    except Stale as stale:
        form.note_stale(stale.row)  # type: ignore[arg-type]
        return False
    return True


def end(request: HttpRequest, key: str) -> HttpResponse:
    """Let a schedule end, after saying how many tasks follow it."""
    row = _schedule(request, key)
    require(request.user, "schedule.edit")
    form = EndForm(request.POST or None, initial={"last": row.valid_to or today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_schedule(row, by=request.user, last=form.cleaned_data["last"])
        except UserError as error:
            form.add_error("last", str(error))
        except Stale:
            form.add_error(
                None, _("Somebody else changed this schedule meanwhile; look at it and try again.")
            )
        else:
            messages.success(request, _("The reporting schedule ends on that day."))
            return redirect(row)
    context = {"form": form, "schedule": row}
    return render(request, "tasks/schedule_end.html", context, status=422 if form.errors else 200)


def series(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the reporting schedule of a task: a single one becomes a series, a series follows another one."""
    rows = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    task = get_or_404(rows.select_related("lead"), pk=pk)
    require(request.user, "task.edit")
    is_series = task.kind == TaskKind.SERIES
    usual = task.schedule or actions.standard(task.recurrence)
    form = FollowForm(
        request.POST or None,
        is_series=is_series,
        initial={"schedule": usual, "first": max(today(), task.given_on)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _follow(task, by=request.user, **form.cleaned_data)
        except UserError as error:
            form.add_error(None, str(error))
        except Stale:
            form.add_error(None, _("Somebody else changed this task meanwhile; look at it and try again."))
        else:
            messages.success(request, _made(len(made)))
            return redirect(task)
    context = {
        "form": form,
        "task": task,
        "is_series": is_series,
        "hindrance": "" if is_series else hindrance(task),
    }
    return render(request, "tasks/series_form.html", context, status=422 if form.errors else 200)


def _follow(task: Task, *, by: Any, schedule: Schedule, first: Any = None) -> list[Task]:
    with transaction.atomic():  # what opens is told, or neither
        if task.kind == TaskKind.SERIES:
            made = actions.follow(task, schedule=schedule, by=by)
        else:
            made = actions.make_series(task, schedule=schedule, by=by, first=first)
        tell_periods(made, today(), about=f"series:{task.pk}")
    return made


def _made(count: int) -> str:
    return ngettext(
        "The task follows the schedule; {n} period is open already.",
        "The task follows the schedule; {n} periods are open already.",
        count,
    ).format(n=count)
