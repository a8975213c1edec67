"""Steps of a task besides its reports: taken up, passed on, paused, stopped, opened again, a result from paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.tasks import actions
from cchc.tasks.fetching import do_now, do_with, visible_task
from cchc.tasks.forms import HandInForm, WhyForm
from cchc.tasks.forms_steps import AssignForm
from cchc.web.access import require
from cchc.web.clock import today

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit takes the task up."""
    row = visible_task(request, pk)
    user: Any = request.user
    require(user, "task.report", row.lead)
    return do_now(request, row, _("The task is taken up."), partial(actions.receive, row, by=user))


def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass the task on inside the unit."""
    row = visible_task(request, pk)
    user: Any = request.user
    require(user, "task.assign", row.lead)
    form = AssignForm(
        row, request.POST or None, initial={"assignee": row.assignee_id, "division": row.division}
    )
    act = partial(actions.assign, row, by=user)
    return do_with(request, row, form, "tasks/assign.html", _("The task is passed on."), act)


def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The office that follows enters a result that it has on paper."""
    row = visible_task(request, pk)
    user: Any = request.user
    require(user, "task.confirm", row.lead)
    form = HandInForm(request.POST or None, initial={"on": today()})
    act = partial(actions.enter_result, row, by=user)
    return do_with(request, row, form, "tasks/hand_in.html", _("The result is entered and confirmed."), act)


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a task again."""
    done = _("The task is open again.")
    return _why(request, pk, "tasks/reopen.html", done, actions.reopen)


def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop following a task."""
    done = _("The task is no longer followed.")
    return _why(request, pk, "tasks/stop.html", done, actions.stop)


def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a task rest."""
    return _why(request, pk, "tasks/pause.html", _("The task is paused."), actions.pause)


def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a paused task up again."""
    return _why(request, pk, "tasks/resume.html", _("The task goes on."), actions.resume)


def _why(request: HttpRequest, pk: int, template: str, done: str, act: Any) -> HttpResponse:
    """A step of the office that follows, with its reason."""
    row = visible_task(request, pk)
    require(request.user, "task.edit", row.lead)
    form = WhyForm(request.POST or None)
    return do_with(request, row, form, template, done, partial(act, row, by=request.user))
