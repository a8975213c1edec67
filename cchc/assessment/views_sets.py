"""Pages of criteria sets: which there are, one as a tree with its rules in words, its cases, its differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from cchc.assessment import own_sets, shipped
from cchc.assessment.engine.cases import run as run_cases
from cchc.assessment.engine.difference import compare
from cchc.assessment.engine.loading import SetError, folder_for
from cchc.assessment.engine.workbook.writing import workbook
from cchc.assessment.kept_sets import kept, latest, years_of
from cchc.assessment.set_pages import COMPLETENESS, KIND_WORDS, POLICIES, SCOPES, exact, lines
from cchc.assessment.speaking import said
from cchc.web.access import require
from cchc.web.clock import today
from cchc.web.export import XLSX

if TYPE_CHECKING:
    from pathlib import Path

    from django.http import HttpRequest

    from cchc.assessment.engine.model import CriteriaSet


def sets(request: HttpRequest) -> HttpResponse:
    """The sets, those that units are scored by first."""
    require(request.user, "result.view")
    rows = [
        _told(code, latest(code, today().year, folder), folder) for code, folder in shipped.folders().items()
    ]
    groups = (
        [row for row in rows if row["criteria"].scorable],
        [row for row in rows if not row["criteria"].scorable],
    )
    may_edit = request.user.can("set.edit")  # type: ignore[union-attr]
    context = {"scorable": groups[0], "structures": groups[1], "may_edit": may_edit}
    return render(request, "assessment/sets.html", context)


def _told(code: str, criteria: CriteriaSet, folder: Path | None = None) -> dict[str, Any]:
    return {
        "code": code,
        "criteria": criteria,
        "name": said(criteria.name),
        "scope": SCOPES[criteria.scope],
        "completeness": COMPLETENESS[criteria.completeness],
        "maximum": exact(criteria.maximum),
        "areas": len(criteria.nodes),
        "leaves": len(criteria.leaves),
        "years": years_of(code, today().year, folder),
    }


def headed(request: HttpRequest, code: str, criteria: CriteriaSet) -> dict[str, Any]:
    """What the head of a set's page shows: the set, and for one of the office's own where it comes from."""
    firsts = own_sets.current(code).get(code, {}) if code not in shipped.shipped_codes() else {}
    own = next((firsts[year] for year in sorted(firsts, reverse=True) if year <= criteria.year), None)
    may_edit = own is not None and request.user.can("set.edit")  # type: ignore[union-attr]
    return {**_told(code, criteria), "own": own, "may_edit": may_edit}


def found_set(request: HttpRequest, code: str) -> CriteriaSet:
    """The set of the address in the year it asks for; 404 for a set or a year that is not there."""
    require(request.user, "result.view")
    wanted = request.GET.get("year", "")
    try:
        folder = shipped.folder_of(code)
        if wanted.isdecimal() and len(wanted) == 4:
            return kept(code, int(wanted), folder)
        return latest(code, today().year, folder)
    except SetError as error:
        raise Http404 from error


def one_set(request: HttpRequest, code: str) -> HttpResponse:
    """A set: facts, tree, rules in words, cases."""
    criteria = found_set(request, code)
    search = request.GET.get("q", "")[:100]
    drawn = lines(criteria, search)
    return render(
        request,
        "assessment/set.html",
        {
            **headed(request, code, criteria),
            "lines": drawn,
            "search": search,
            "grades": [(said(grade.name), exact(grade.at_least)) for grade in criteria.grades],
            "groups": [said(group.name) for group in criteria.ranking.groups],
            "policies": {
                "not_applicable": POLICIES[criteria.not_applicable],
                "nothing_arose": POLICIES[criteria.nothing_arose],
            },
        },
    )


def cases(request: HttpRequest, code: str) -> HttpResponse:
    """The sentences that a set must keep, each run now."""
    criteria = found_set(request, code)
    folder = shipped.folder_of(code)
    found = run_cases(folder, int(folder_for(folder, criteria.year).name))
    broken = sum(not case.ok for case in found)
    return render(
        request,
        "assessment/cases.html",
        {**headed(request, code, criteria), "cases": found, "broken": broken},
    )


def excel(request: HttpRequest, code: str) -> HttpResponse:
    """The set as Excel in the layout that offices use; it can be changed there and taken in again."""
    criteria = found_set(request, code)
    answer = HttpResponse(workbook(criteria), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{code}-{criteria.year}.xlsx"'
    return answer


def differences(request: HttpRequest, code: str) -> HttpResponse:
    """A year's set beside another year's: added, removed, moved, re-weighted, scored otherwise."""
    criteria = found_set(request, code)
    told = headed(request, code, criteria)
    others = [year for year in told["years"] if year != criteria.year]
    wanted = request.GET.get("with", "")
    other = int(wanted) if wanted.isdecimal() and int(wanted) in others else next(iter(others), None)
    if wanted and str(other) != wanted:
        raise Http404
    changes = compare(kept(code, other), criteria) if other is not None else []
    rows = [{"change": change, "words": KIND_WORDS.get(change.kind, change.kind)} for change in changes]
    return render(
        request, "assessment/differences.html", {**told, "other": other, "others": others, "rows": rows}
    )
