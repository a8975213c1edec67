"""Extensions: asked for, taken back, decided. And explanations: asked for and given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.tasks.actions import explaining, extending
from cchc.tasks.fetching import do_now, do_with, visible_explanation, visible_extension, visible_task
from cchc.tasks.forms_steps import AnswerForm, DecisionForm, ExtensionForm, QuestionForm
from cchc.web.access import require

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from cchc.accounts.models import User
    from cchc.tasks.models import Extension


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit asks for a later deadline; where it cannot, the page says why."""
    row = visible_task(request, pk)
    user: Any = request.user
    require(user, "task.report", row.lead)
    if why := extending.hindrance(row):
        return render(request, "tasks/hindered.html", {"task": row, "why": why}, status=409)
    form = ExtensionForm(request.POST or None)
    act = partial(extending.ask, row, by=user)
    return do_with(request, row, form, "tasks/extension.html", _("The extension is asked for."), act)


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The office records what the assigner decided, and by what."""
    asked = visible_extension(request, pk)
    user: Any = request.user
    require(user, "task.extend", asked.task.lead)
    form = DecisionForm(request.POST or None, initial={"day": asked.wanted})
    act = partial(_decide, asked, by=user)
    done = _("The decision is recorded.")
    return do_with(request, asked.task, form, "tasks/decision.html", done, act, asked=asked)


def _decide(asked: Extension, *, by: User, granted: bool, day: date | None, basis: str) -> None:
    if granted and day is not None:
        extending.grant(asked, by=by, granted=day, basis=basis)
    else:
        extending.refuse(asked, by=by, basis=basis)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit no longer asks."""
    asked = visible_extension(request, pk)
    user: Any = request.user
    require(user, "task.report", asked.task.lead)
    act = partial(extending.take_back, asked, by=user)
    return do_now(request, asked.task, _("The request is taken back."), act)


def ask_why(request: HttpRequest, pk: int) -> HttpResponse:
    """A leader, or the office that follows, asks the unit to explain."""
    row = visible_task(request, pk)
    user: Any = request.user
    require(user, "task.ask", row.lead)
    form = QuestionForm(request.POST or None)
    act = partial(explaining.ask, row, by=user)
    return do_with(request, row, form, "tasks/question.html", _("The unit is asked to explain."), act)


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit explains."""
    asked = visible_explanation(request, pk)
    user: Any = request.user
    require(user, "task.report", asked.task.lead)
    form = AnswerForm(request.POST or None)
    act = partial(explaining.answer, asked, by=user)
    done = _("The explanation is sent.")
    return do_with(request, asked.task, form, "tasks/answer.html", done, act, asked=asked)
