"""Published results: the ranking of a year, a province over the years, the map, sources that disagree, comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from cchc.assessment.compared import ASKED, MOST, Compared
from cchc.assessment.compared_excel import compared_workbook
from cchc.assessment.engine.ranking.change import peers
from cchc.assessment.engine.ranking.groups import QUARTERS
from cchc.assessment.engine.results.comparing import conflicts as disagreeing
from cchc.assessment.engine.results.comparing import parts
from cchc.assessment.engine.results.rows import INDICES
from cchc.assessment.findings import map_told, rank_told, ranking_told, score_told
from cchc.assessment.models import PublishedResult
from cchc.assessment.node_names import TOTAL, named
from cchc.assessment.province_page import components, moved, ranks_chart, scores_chart
from cchc.assessment.ranking_page import Ranking, columns, misplaced
from cchc.assessment.result_pages import Index, counted, name_of, provinces
from cchc.assessment.speaking import said
from cchc.assessment.stored import results
from cchc.assessment.tiles import drawn_tiles, highest_by_region
from cchc.web.access import require
from cchc.web.export import workbook
from cchc.web.pictures import with_pictures

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.assessment.engine.results.comparing import Conflict

AGREEMENTS = {
    "same": gettext_lazy("agrees"),
    "rounding": gettext_lazy("differs by rounding"),
    "different": gettext_lazy("differs"),
}


def chosen(request: HttpRequest) -> tuple[Index, int]:
    """The index and year of the address, else PAR INDEX and its last year; 404 for what is not there.

    A year that another index has comes along when the index is changed: then the last year of this one.
    """
    require(request.user, "result.view")
    code = request.GET.get("index", "par")
    if code not in INDICES:
        raise Http404
    index, wanted = Index(code), request.GET.get("year", "")
    year = int(wanted) if wanted.isdecimal() and len(wanted) == 4 else 0
    if year in index.by_year:
        return index, year
    if wanted and not PublishedResult.objects.filter(year=year).exists():
        raise Http404
    return index, next(iter(index.years), 0)


def _common(index: Index, year: int, here: str) -> dict[str, Any]:
    names = [(code, said(words)) for code, words in INDICES.items()]
    return {
        "index": index,
        "year": year,
        "indices": names,
        "index_name": said(INDICES[index.code]),
        "here": here,
    }


def ranking(request: HttpRequest) -> HttpResponse:
    """The ranking of an index in a year, as far as it was published; of one group of provinces where asked."""
    index, year = chosen(request)
    asked = Ranking(index, year, request.GET)
    if request.GET.get("format") == "xlsx":
        title = f"{said(INDICES[index.code])} {year}"
        told = [asked.group_told] if asked.group else []
        return workbook(f"xep-hang-{index.code}-{year}", title, columns(asked), asked.rows, None, told)
    context = {
        **_common(index, year, "ranking"),
        "asked": asked,
        "rows": asked.rows,
        "may_import": request.user.can("result.import"),  # type: ignore[union-attr]
        "known": len(asked.every),
        "all": counted(year) if year else 0,
        "told": "" if asked.group else ranking_told(asked.every, year),
        "misplaced": [(one.above, one.below, said(one.reason)) for one in misplaced(asked.every)],
        "ours": any(row.figure.ranked_here for row in asked.every),
        "quarters": {number: said(words) for number, words in enumerate(QUARTERS, 1)},
    }
    return render(request, "assessment/ranking.html", context)


@with_pictures
def province(request: HttpRequest, slug: str) -> HttpResponse:
    """A province: every index over the years, components against best and median, who is like it."""
    require(request.user, "result.view")
    if slug not in provinces():
        raise Http404
    indices = [Index(code) for code in INDICES]
    shown = []
    for index in indices:
        years = [year for year in index.years if slug in index.by_year[year]]
        if years:
            shown.append(
                {
                    "code": index.code,
                    "name": said(INDICES[index.code]),
                    "rows": [(year, index.by_year[year][slug]) for year in years],
                    "scores": scores_chart(index, slug),
                    "scores_told": score_told(index, slug, name_of(slug)),
                    "ranks": ranks_chart(index, slug),
                    "ranks_told": rank_told(index, slug, name_of(slug)),
                    "parts": components(index, slug),
                    "peers": _peers(index, slug),
                    "moved": moved(index, slug),
                }
            )
    unit = provinces()[slug]
    context = {"unit": unit, "name": unit.short, "shown": shown, "slug": slug}
    return render(request, "assessment/province.html", context)


def _peers(index: Index, slug: str) -> list[str]:
    """Provinces most like this one in the last year in which its parts are known."""
    from fractions import Fraction

    for year in index.years:
        nodes = sorted(node for node in index.points(slug, year) if node != TOTAL)
        if len(nodes) < 3:
            continue
        figures: dict[str, dict[str, Fraction]] = {}
        for row in index.of_year(year):
            if row.node != TOTAL and row.score is not None:
                figures.setdefault(row.unit, {}).setdefault(row.node, Fraction(row.score))
        if len(figures) > 10:
            return [name_of(peer.unit) for peer in peers(slug, figures, nodes)]
    return []


@with_pictures
def comparison(request: HttpRequest) -> HttpResponse:
    """Up to five provinces beside each other: ranks and scores over the years, nodes of two years side by side."""
    index, year = chosen(request)
    compared = Compared(index, request.GET)
    if request.GET.get("format") == "xlsx" and compared.slugs:
        return compared_workbook(compared)
    context = {
        **_common(index, year, "comparison"),
        "compared": compared,
        "bump": compared.bump(),
        "scores": compared.scores(),
        "nodes": compared.nodes(),
        "by_year": compared.by_year(),
        "most": MOST,
        "kept": [(name, value) for name in ASKED for value in request.GET.getlist(name)],
    }
    return render(request, "assessment/comparison.html", context)


@with_pictures
def tiles(request: HttpRequest) -> HttpResponse:
    """The provinces of a year as tiles, shaded by quarter, with a table behind."""
    index, year = chosen(request)
    drawn = drawn_tiles(index, year)
    told = map_told(highest_by_region(drawn.tiles, year), year)
    context = {
        **_common(index, year, "map"),
        "map": drawn,
        "told": told,
        "title": told or " ".join((said(INDICES[index.code]), *([str(year)] if year else []))),
        "quarters": [said(words) for words in QUARTERS],
    }
    return render(request, "assessment/map.html", context)


def conflicts(request: HttpRequest) -> HttpResponse:
    """Sources that print different figures, and totals beside the sum of their components."""
    require(request.user, "result.view")
    every = results()
    context = {
        "conflicts": [_differing(one) for one in disagreeing(every) if one.key[0] in INDICES],
        "parts": [
            {"row": row, "unit": name_of(row.unit), "words": AGREEMENTS.get(row.agreement, row.agreement)}
            for row in parts(every)
        ],
        "here": "conflicts",
    }
    return render(request, "assessment/conflicts.html", context)


def _differing(one: Conflict) -> dict[str, Any]:
    """A conflict with its names."""
    index, year, unit, node = one.key
    words = {"index": said(INDICES[index]), "unit": name_of(unit), "node": named(index, year, [node])[node]}
    return {**words, "year": year, "results": one.results}
