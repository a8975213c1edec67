"""Pages of tasks: the list, by unit, entering, correcting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cchc.errors import UserError
from cchc.tasks import actions
from cchc.tasks.fetching import visible_task
from cchc.tasks.forms import TaskForm
from cchc.tasks.listing import listing
from cchc.web.access import require
from cchc.web.clock import today
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def task_list(request: HttpRequest) -> HttpResponse:
    """All tasks the person may see, filtered and sorted by the address; Excel of what is shown."""
    return listing(request).answer("tasks/list.html")


def enter(request: HttpRequest) -> HttpResponse:
    """Enter a task that no document gave."""
    user: Any = request.user
    require(user, "task.enter")
    initial = {"given_on": today(), "level": "chairman", "follow_up": user}
    form = TaskForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        row = form.save(commit=False)
        row.follow_up = row.follow_up or user
        actions.enter(row, by=user, coordinators=form.cleaned_data["coordinators"])
        messages.success(request, _("The task is given."))
        return redirect(row)
    return render(request, "tasks/form.html", {"form": form}, status=422 if form.errors else 200)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a task; whoever comes second is told."""
    row = visible_task(request, pk)
    require(request.user, "task.edit")
    before = actions.shape(row)
    form = TaskForm(request.POST or None, instance=row, initial={"coordinators": row.coordinators.all()})
    if request.method == "POST" and form.is_valid():
        shared = form.cleaned_data["coordinators"]
        try:
            actions.correct(form.instance, by=request.user, before=before, coordinators=shared)  # type: ignore[arg-type]
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        except UserError as error:
            form.add_error("given_on", str(error))
        else:
            messages.success(request, _("The task is saved."))
            return redirect(row)
    context = {"form": form, "task": row}
    return render(request, "tasks/form.html", context, status=422 if form.errors else 200)
