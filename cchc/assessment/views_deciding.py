"""Advice on a sheet of scores: what if, how firm ranks are and what decides them, a plan, a forecast."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render

from cchc.assessment.engine.deciding import told
from cchc.assessment.engine.deciding.changes import read_limit, read_share
from cchc.assessment.engine.deciding.draws import DRAWS, Uncertainty
from cchc.assessment.engine.deciding.forecast import forecast as foresee
from cchc.assessment.engine.deciding.improvement import load as load_improvements
from cchc.assessment.engine.deciding.indices import WeightsError
from cchc.assessment.engine.deciding.plan import plan as best_plan
from cchc.assessment.engine.deciding.robust import robust as how_firm
from cchc.assessment.engine.deciding.sensitivity import by_leaf, by_source, chances
from cchc.assessment.engine.deciding.whatif import whatif as what_if
from cchc.assessment.forms import PlanForm
from cchc.assessment.intervals import drawn_intervals
from cchc.assessment.sheet_pages import drift, earlier, figure, losing, opened, row_of, unit_of
from cchc.assessment.speaking import language, said
from cchc.assessment.taken_files import on_disk
from cchc.assessment.views_trying import fields_of, given_words
from cchc.errors import CchcError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from cchc.assessment.engine.deciding.whatif import WhatIf
    from cchc.assessment.engine.model import Node
    from cchc.assessment.engine.scoring import UnitResult
    from cchc.assessment.sheet_pages import Opened
    from cchc.lib.words import Words

#: Indices that a page draws at most: 10,000 times 300 units take about a second; of more units there are fewer draws.
CELLS = 3_000_000
#: For each source alone there are many runs; a mean over so many draws is right to a tenth of a place.
FEWER = 500
_SHOWN = 15


def _assumed(words: Iterable[Words]) -> list[str]:
    return [said(told.ADVICE), *(said(each) for each in words)]


def _common(found: Opened, here: str) -> dict[str, Any]:
    name = said(found.criteria.name)
    return {"sheet": found.sheet, "criteria": found.criteria, "set_name": name, "here": here}


def whatif(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit with some inputs changed, beside what it is; the others stay, or move as between two sheets."""
    found = opened(request, pk)
    row = unit_of(request, found)
    area, before = request.GET.get("node", ""), earlier(found)
    moving = before if request.GET.get("others") == "moving" else None
    fields = list(fields_of(found.criteria, _leaves(found, row, area), request.GET))
    given = found.inputs.units.get(row.unit, {})
    for field in fields:
        field.now = given_words(field.spec, given.get(field.spec.code))
    changes = {field.spec.code: field.given for field in fields if field.given is not None}
    faults = [field for field in fields if field.error]
    context: dict[str, Any] = {
        **_common(found, "whatif"),
        "unit": row.unit,
        "head": row_of(found, row),
        "fields": fields,
        "areas": [(top.code, said(top.name)) for top in found.criteria.nodes],
        "area": area,
        "faults": faults,
        "before": before.sheet if before else None,
        "moving": moving is not None,
        "chances": _chances(found, row),
    }
    if changes and not faults:
        others = drift(found, moving) if moving else None
        context |= _changed(found, what_if(found.criteria, found.inputs, row.unit, changes, others))
    return render(request, "assessment/whatif.html", context)


def _chances(found: Opened, row: UnitResult) -> list[dict[str, Any]]:
    """Where the unit could win most."""
    if row.index is None:
        return []
    best = chances(found.criteria, found.inputs, row.unit)[:_SHOWN]
    names = found.criteria.by_code
    return [{"row": each, "name": said(names[each.code].name)} for each in best]


def _changed(found: Opened, answer: WhatIf) -> dict[str, Any]:
    """What a change does, as the page shows it."""
    places, nodes = found.criteria.places, found.criteria.by_code
    return {
        "answer": answer,
        "gained": figure(answer.gained, places),
        "index_after": figure(answer.after.index, found.criteria.index_places),
        "changed": [
            {
                "code": one.code,
                "name": said(nodes[one.code].name),
                "before": figure(one.points, places),
                "after": figure(two.points, places),
                "why": [why.say(language()) for why in two.why],
            }
            for one, two in answer.changed
        ],
        "assumptions": _assumed(answer.assumptions),
    }


def _leaves(found: Opened, row: UnitResult, area: str) -> list[Node]:
    """The leaves of the chosen area; without one those that lost points. 404 for an area that is not there."""
    if not area:
        return [node for _row, node in losing(found.criteria, row)]
    if area not in found.criteria.by_code:
        raise Http404
    return [node for node in found.criteria.by_code[area].walk() if node.leaf]


def robust(request: HttpRequest, pk: int) -> HttpResponse:
    """How firm ranks are when maxima and survey points are not exact, and what decides them."""
    found = opened(request, pk)
    asked = {
        key: request.GET.get(key, default)[:20] for key, default in (("weights", "10%"), ("survey", "0,05"))
    }
    context: dict[str, Any] = {**_common(found, "robust"), **asked}
    try:
        uncertainty = _uncertainty(found, asked)
        answer = how_firm(found.criteria, found.inputs, uncertainty)
        fewer = replace(uncertainty, draws=FEWER)
        names = {node.code: said(node.name) for node in found.criteria.walk()}
        inputs = {code: said(spec.name) for code, spec in found.criteria.inputs.items()}
        context |= {
            "answer": answer,
            "rows": drawn_intervals(answer),
            "sources": [
                {"row": row, "name": inputs.get(row.source, "")}
                for row in by_source(found.criteria, found.inputs, fewer, others=False)[:_SHOWN]
            ],
            "leaves": [
                {"row": row, "name": names[row.code]}
                for row in by_leaf(found.criteria, found.inputs)[:_SHOWN]
            ],
            "assumptions": _assumed(answer.assumptions),
        }
    except (CchcError, WeightsError) as error:
        context["fault"] = str(error)
    return render(request, "assessment/robust.html", context, status=422 if "fault" in context else 200)


def _uncertainty(found: Opened, asked: dict[str, str]) -> Uncertainty:
    """Weights as asked; a standard error, as a share of their maximum, for what surveys give."""
    weights = float(read_share("±", asked["weights"] or "0"))
    share = float(read_limit("±", asked["survey"] or "0") or 0)
    surveyed = ("leaders_survey", "citizens_survey", "sipas")
    errors = {
        code: {
            "*": share * float(leaf.maximum or 0)
            if found.criteria.inputs[code].kind == "points"
            else share * 100
        }
        for leaf in found.criteria.leaves
        if leaf.assessment in surveyed
        for code in leaf.inputs
        if share and found.criteria.inputs[code].kind in ("points", "percent")
    }
    return Uncertainty(errors, {}, weights, draws=_draws(found))


def _draws(found: Opened) -> int:
    """How often a page draws; the page says it."""
    return min(DRAWS, max(FEWER, CELLS // max(1, found.sheet.units)))


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The best bundle of improvements for a unit, from a file that is read and not kept."""
    found = opened(request, pk)
    row = unit_of(request, found)
    form = PlanForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        **_common(found, "plan"),
        "unit": row.unit,
        "head": row_of(found, row),
        "form": form,
    }
    if request.method == "POST" and form.is_valid():
        try:
            with on_disk(form.cleaned_data["improvements"]) as path:
                improvements = load_improvements(path, found.criteria)
            limits = [read_limit(key, form.cleaned_data[key] or None) for key in ("budget", "effort")]
            answer = best_plan(found.criteria, found.inputs, row.unit, improvements, *limits)
            names = {each.code: each.name for each in improvements}
            context |= {"answer": answer, "names": names, "assumptions": _assumed(answer.assumptions)}
        except CchcError as error:
            form.add_error("improvements", error.message)
    return render(request, "assessment/plan.html", context, status=422 if form.errors else 200)


def forecast(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the year will end, when this sheet holds values to date."""
    found = opened(request, pk)
    asked = {"elapsed": request.GET.get("elapsed", "75%")[:20], "target": request.GET.get("target", "")[:4]}
    context: dict[str, Any] = {**_common(found, "forecast"), **asked}
    try:
        target = int(asked["target"]) if asked["target"].isdecimal() else None
        elapsed = read_share("elapsed", asked["elapsed"])
        before = earlier(found)
        last = before.inputs if before else None
        answer = foresee(found.criteria, found.inputs, elapsed, last=last, target=target, draws=_draws(found))
        context |= {"answer": answer, "wanted": target, "assumptions": _assumed(answer.assumptions)}
    except CchcError as error:
        context["fault"] = str(error)
    return render(request, "assessment/forecast.html", context, status=422 if "fault" in context else 200)
