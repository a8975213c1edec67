"""Pages of tasks: the list, one task, entering, correcting, handing in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cchc.audit.telling import history
from cchc.errors import UserError
from cchc.tasks import actions
from cchc.tasks.columns import STATE_WORDS, state_of
from cchc.tasks.forms import HandInForm, TaskForm, WhyForm
from cchc.tasks.listing import listing
from cchc.tasks.models import Task
from cchc.web.access import get_or_404, require
from cchc.web.clock import today
from cchc.web.discovery import offered
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


def task_list(request: HttpRequest) -> HttpResponse:
    """All tasks the person may see, filtered and sorted by the address; Excel of what is shown."""
    return listing(request).answer("tasks/list.html")


def _task(request: HttpRequest, pk: int) -> Task:
    rows = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    found: Task = get_or_404(
        rows.select_related("lead", "file", "follow_up", "leader", "assignee", "created_by", "parent"), pk=pk
    )
    return found


def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: what, who, by when, the words it came from, and its history."""
    row = _task(request, pk)
    user: Any = request.user
    context = {
        "task": row,
        "state": state_of(row),
        "word": STATE_WORDS[state_of(row)],
        "ended": row.lead.valid_to is not None and row.lead.valid_to < today(),
        "panels": [panel for module in offered("task_panel") for panel in module.panels(request, row)],
        "coordinators": [link.unit for link in row.coordinations.select_related("unit")],
        "parts": row.parts.select_related("lead"),
        "events": history([row]),
        "may_report": row.is_open and (user.can("task.report", row.lead) or user.can("task.edit")),
        "may_edit": user.can("task.edit"),
        "reports": list(row.reports.select_related("by", "approved_by", "accepted_by", "returned_by")),
    }
    return render(request, "tasks/task.html", context)


def enter(request: HttpRequest) -> HttpResponse:
    """Enter a task that no document gave."""
    user: Any = request.user
    require(user, "task.enter")
    form = TaskForm(request.POST or None, initial={"given_on": today(), "level": "chairman"})
    if request.method == "POST" and form.is_valid():
        row = form.save(commit=False)
        row.follow_up = user
        actions.enter(row, by=user, coordinators=form.cleaned_data["coordinators"])
        messages.success(request, _("The task is given."))
        return redirect(row)
    return render(request, "tasks/form.html", {"form": form}, status=422 if form.errors else 200)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a task; whoever comes second is told."""
    row = _task(request, pk)
    require(request.user, "task.edit")
    before = actions.shape(row)
    form = TaskForm(request.POST or None, instance=row, initial={"coordinators": row.coordinators.all()})
    if request.method == "POST" and form.is_valid():
        shared = form.cleaned_data["coordinators"]
        try:
            actions.correct(form.instance, by=request.user, before=before, coordinators=shared)  # type: ignore[arg-type]
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        else:
            messages.success(request, _("The task is saved."))
            return redirect(row)
    context = {"form": form, "task": row}
    return render(request, "tasks/form.html", context, status=422 if form.errors else 200)


def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit hands in its result."""
    row = _task(request, pk)
    user: Any = request.user
    if not (user.can("task.report", row.lead) or user.can("task.edit")):
        raise PermissionDenied
    form = HandInForm(request.POST or None, initial={"on": today()})
    return _act(request, row, form, "tasks/hand_in.html", _("The result is handed in."), _result)


def _result(task: Task, *, by: Any, words: str, on: Any) -> Task:
    """The office that follows enters a result it has; a unit writes it, and who may approve hands it in."""
    if by.can("task.confirm"):
        actions.enter_result(task, by=by, words=words, on=on)
        return task
    report = actions.write(task, by=by, words=words, complete=True)
    if by.can("task.approve", task.lead):
        actions.approve(report, by=by)
    else:
        actions.submit(report, by=by)
    return task


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a task again."""
    row = _task(request, pk)
    require(request.user, "task.edit")
    form = WhyForm(request.POST or None)
    return _act(request, row, form, "tasks/reopen.html", _("The task is open again."), actions.reopen)


def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop following a task."""
    row = _task(request, pk)
    require(request.user, "task.edit")
    form = WhyForm(request.POST or None)
    return _act(request, row, form, "tasks/stop.html", _("The task is no longer followed."), actions.stop)


def _act(
    request: HttpRequest, row: Task, form: Any, template: str, done: str, act: Callable[..., Task]
) -> HttpResponse:
    """Fill a short form and act on a task with what it holds; a refusal stands in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act(row, by=request.user, **form.cleaned_data)
        except UserError as error:
            form.add_error(None, str(error))
        except Stale:
            form.add_error(None, _("Somebody else changed this task meanwhile; look at it and try again."))
        else:
            messages.success(request, done)
            return redirect(row)
    return render(request, template, {"form": form, "task": row}, status=422 if form.errors else 200)
