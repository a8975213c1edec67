"""Fetching with access what the pages of one task are about, and doing what a page asks; 404 to a stranger."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cchc.errors import CchcError
from cchc.tasks.models import Explanation, Extension, Report, ReportFile, Task, Transfer
from cchc.tasks.sight import in_sight
from cchc.web.access import get_or_404
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from cchc.tasks.models import Letter


def visible_task(request: HttpRequest, pk: Any) -> Task:
    """A task that the person may see."""
    rows = in_sight(Task.objects.visible_to(request.user))  # type: ignore[arg-type]
    found: Task = get_or_404(rows, pk=pk)
    return found


def left_task(request: HttpRequest, pk: Any) -> tuple[Task, date]:
    """A task that a unit of the person led once and leads no longer, with the last day on which it did.

    Of such a task only what there was until that day may be shown; it is for the caller to show no more.
    """
    rows = in_sight(Task.objects.left_by(request.user))  # type: ignore[arg-type]
    found: Any = get_or_404(rows, pk=pk)
    return found, found.left_on - timedelta(days=1)


def visible_report(request: HttpRequest, pk: Any) -> Report:
    """A report that the person may see, with its task."""
    rows = Report.objects.visible_to(request.user)  # type: ignore[arg-type]
    return get_or_404(rows.select_related("task__lead", "task__follow_up", "by"), pk=pk)


def visible_proof(request: HttpRequest, pk: Any) -> ReportFile:
    """A file beside a report that the person may see, while its content is there."""
    reports = Report.objects.visible_to(request.user)  # type: ignore[arg-type]
    rows = ReportFile.objects.filter(report__in=reports, file__removed_at__isnull=True)
    return get_or_404(rows.select_related("file", "report__task__lead"), pk=pk)


def visible_extension(request: HttpRequest, pk: Any) -> Extension:
    """An extension that was asked for, of a task that the person may see."""
    tasks = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    rows = Extension.objects.filter(task__in=tasks)
    return get_or_404(rows.select_related("task__lead", "task__follow_up", "asked_by"), pk=pk)


def visible_explanation(request: HttpRequest, pk: Any) -> Explanation:
    """A request for an explanation, of a task that the person may see."""
    tasks = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    rows = Explanation.objects.filter(task__in=tasks)
    return get_or_404(rows.select_related("task__lead", "task__follow_up", "asked_by", "answer_to"), pk=pk)


def visible_transfer(request: HttpRequest, pk: Any) -> Transfer:
    """What was decided of a task that the person may see, when its unit ended."""
    tasks = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    rows = Transfer.objects.filter(task__in=tasks)
    return get_or_404(rows.select_related("task__lead", "source__province", "target__province"), pk=pk)


def changed_meanwhile() -> str:
    """What is told to who comes second."""
    return _("Somebody else changed this task meanwhile; look at it and try again.")


def do_now(
    request: HttpRequest, row: Task | Letter, done: str, act: Callable[[], object], meanwhile: str = ""
) -> HttpResponse:
    """Do what a button asks and go back to the row's page; a hindrance is told there.

    ``meanwhile``: what is told to who comes second, where the row is no task.
    """
    try:
        act()
    except CchcError as error:
        messages.error(request, str(error))
    except Stale:
        messages.error(request, meanwhile or changed_meanwhile())
    else:
        messages.success(request, done)
    return redirect(row)


def do_with(
    request: HttpRequest,
    task: Task,
    form: Any,
    template: str,
    done: str,
    act: Callable[..., object],
    **context: Any,
) -> HttpResponse:
    """Fill a short form and act with what it holds; a hindrance stands in the form, and what was typed stays."""
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except CchcError as error:
            form.add_error(None, str(error))
        except Stale:
            form.add_error(None, changed_meanwhile())
        else:
            messages.success(request, done)
            return redirect(task)
    context |= {"form": form, "task": task}
    return render(request, template, context, status=422 if form.errors else 200)
