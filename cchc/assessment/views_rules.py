"""Pages of the ways of counting: which there are, and one as a form to fill in, try and take into a set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render

from cchc.assessment.engine.rule_examples import worked
from cchc.assessment.engine.rules import found
from cchc.assessment.rule_trial import Trial
from cchc.assessment.set_pages import exact
from cchc.assessment.speaking import language, said
from cchc.lib.vntext import sort_key
from cchc.web.access import require

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def rules(request: HttpRequest) -> HttpResponse:
    """Every shape with its example in words and what it gives there."""
    require(request.user, "result.view")
    rows = sorted((_told(name) for name in found()), key=lambda row: sort_key(row["title"]))
    return render(request, "assessment/rules.html", {"rows": rows})


def _told(name: str) -> dict[str, Any]:
    shown = worked(name)
    return {
        "name": name,
        "title": said(found()[name].TITLE),
        "words": shown.say(name, language()),
        "why": " ".join(why.say(language()) for why in shown.outcome.why),
        "points": exact(shown.outcome.points),
    }


def rule(request: HttpRequest, name: str) -> HttpResponse:
    """One shape: its parameters as a form, the rule in words, its points for numbers typed, how a set writes it."""
    require(request.user, "result.view")
    shape = found().get(name)
    if shape is None:
        raise Http404
    trial = Trial(shape, name, request.GET.dict())
    context = {"trial": trial, "title": said(shape.TITLE), "outcome": trial.outcome()}
    return render(request, "assessment/rule.html", context)
