"""Published results: the ranking of a year, a province over the years, the map, sources that disagree, comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cchc.assessment.compared import ASKED, MOST, Compared
from cchc.assessment.compared_excel import compared_workbook
from cchc.assessment.engine.ranking.change import peers
from cchc.assessment.engine.ranking.groups import QUARTERS
from cchc.assessment.engine.ranking.order import against_paper
from cchc.assessment.engine.results.comparing import conflicts as disagreeing
from cchc.assessment.engine.results.comparing import parts
from cchc.assessment.engine.results.rows import INDICES
from cchc.assessment.node_names import TOTAL
from cchc.assessment.province_page import components, moved, ranks_chart, scores_chart
from cchc.assessment.result_pages import Index, counted, name_of, provinces
from cchc.assessment.speaking import said
from cchc.assessment.stored import results
from cchc.assessment.tiles import drawn_tiles
from cchc.lib.columns import Column
from cchc.lib.vntext import fold
from cchc.web.access import require
from cchc.web.export import workbook
from cchc.web.pictures import with_pictures

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.assessment.engine.ranking.order import Misplaced
    from cchc.assessment.result_pages import Line

AGREEMENTS = {
    "same": gettext_lazy("agrees"),
    "rounding": gettext_lazy("differs by rounding"),
    "different": gettext_lazy("differs"),
}


def chosen(request: HttpRequest) -> tuple[Index, int]:
    """The index and year of the address, else PAR INDEX and its last year; 404 for what is not there."""
    require(request.user, "result.view")
    code = request.GET.get("index", "par")
    if code not in INDICES:
        raise Http404
    index, wanted = Index(code), request.GET.get("year", "")
    year = int(wanted) if wanted.isdecimal() and len(wanted) == 4 else next(iter(index.years), 0)
    if wanted and year not in index.by_year:
        raise Http404
    return index, year


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
    """The ranking of an index in a year, as far as it was published."""
    index, year = chosen(request)
    every = index.lines(year)
    words = fold(request.GET.get("q", "")[:60]).split()
    rows = [row for row in every if all(word in fold(row.name) for word in words)]
    if request.GET.get("format") == "xlsx":
        title = f"{said(INDICES[index.code])} {year}"
        return workbook(f"xep-hang-{index.code}-{year}", title, _columns(), rows, None)
    context = {
        **_common(index, year, "ranking"),
        "rows": rows,
        "may_import": request.user.can("result.import"),  # type: ignore[union-attr]
        "search": request.GET.get("q", "")[:60],
        "known": len(every),
        "all": counted(year) if year else 0,
        "misplaced": [(one.above, one.below, said(one.reason)) for one in _misplaced(every)],
        "ours": any(row.figure.ranked_here for row in every),
        "quarters": {number: said(words) for number, words in enumerate(QUARTERS, 1)},
    }
    return render(request, "assessment/ranking.html", context)


def _misplaced(lines: list[Line]) -> list[Misplaced]:
    """Where the printed ranks are not the order of the printed scores, by name."""
    both = [
        row
        for row in lines
        if row.figure.score is not None and row.figure.rank and not row.figure.ranked_here
    ]
    paper = {row.name: row.figure.rank or 0 for row in both}
    return against_paper(paper, {row.name: row.figure.score for row in both})


def _columns() -> list[Column]:
    return [
        Column("rank", _("Rank"), lambda row: row.figure.rank, "int"),
        Column("unit", _("Province"), lambda row: row.name),
        Column("score", pgettext("figure", "Score"), lambda row: row.figure.score, "decimal"),
        Column("points", _("Change of score"), lambda row: row.points, "decimal"),
        Column("places", _("Change of rank"), lambda row: row.places, "int"),
        Column("group", _("Group"), lambda row: said(QUARTERS[row.quarter - 1]) if row.quarter else None),
        Column("ours", _("Rank computed here"), lambda row: row.figure.ranked_here, "bool"),
        Column("sources", _("Sources"), lambda row: "; ".join(row.figure.sources)),
    ]


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
                    "ranks": ranks_chart(index, slug),
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


def tiles(request: HttpRequest) -> HttpResponse:
    """The provinces of a year as tiles, shaded by quarter, with a table behind."""
    index, year = chosen(request)
    context = {
        **_common(index, year, "map"),
        "map": drawn_tiles(index, year),
        "quarters": [said(words) for words in QUARTERS],
    }
    return render(request, "assessment/map.html", context)


def conflicts(request: HttpRequest) -> HttpResponse:
    """Sources that print different figures, and totals beside the sum of their components."""
    require(request.user, "result.view")
    every = results()
    context = {
        "conflicts": [
            {"index": said(INDICES[one.key[0]]), "year": one.key[1], "unit": name_of(one.key[2]), "node": one.key[3],
             "results": one.results}
            for one in disagreeing(every)
            if one.key[0] in INDICES
        ],
        "parts": [
            {"row": row, "unit": name_of(row.unit), "words": AGREEMENTS.get(row.agreement, row.agreement)}
            for row in parts(every)
        ],
        "here": "conflicts",
    }  # fmt: skip
    return render(request, "assessment/conflicts.html", context)
