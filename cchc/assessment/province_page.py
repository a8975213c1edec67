"""A province's charts and tables: scores and ranks over the years, its parts against best, median and last year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.assessment.engine.ranking.change import moves
from cchc.assessment.engine.why import rounded
from cchc.assessment.result_pages import name_of
from cchc.assessment.speaking import said
from cchc.web.lines import lines

if TYPE_CHECKING:
    from cchc.assessment.result_pages import Index
    from cchc.web.lines import Lines

#: What parts of an index are called, by the node that files have.
PARTS = {
    "comp:assessed": gettext_lazy("Verified points"),
    "comp:sipas_points": gettext_lazy("SIPAS points"),
    "comp:leader_survey": gettext_lazy("Survey of leaders"),
    "comp:socioeconomic_impact": gettext_lazy("Socio-economic impact"),
}


def scores_chart(index: Index, slug: str) -> Lines | None:
    """The province's scores beside the median of all that were published."""
    mine = index.scores(slug)
    if len(mine) < 2:
        return None
    middle = {}
    for year in mine:
        known = [figure.score for figure in index.by_year[year].values() if figure.score is not None]
        if len(known) >= 10:
            middle[year] = Decimal(median(known))
    series = {name_of(slug): mine, **({_("median"): middle} if middle else {})}
    return lines(series, highlight=name_of(slug), breaks=index.breaks)


def ranks_chart(index: Index, slug: str) -> Lines | None:
    """The province's ranks, best on top."""
    mine = {
        year: Decimal(units[slug].rank or 0)
        for year, units in index.by_year.items()
        if slug in units and units[slug].rank is not None
    }
    if len(mine) < 2:
        return None
    return lines({name_of(slug): mine}, highlight=name_of(slug), breaks=index.breaks, falling=True)


def components(index: Index, slug: str) -> dict[str, Any] | None:
    """The parts of the province in the last year that has them: score, best, median, the year before."""
    for year in index.years:
        mine = _scores(index, slug, year)
        if len(mine) < 2:
            continue
        before = _scores(index, slug, year - 1) if year - 1 not in index.breaks else {}
        rows = []
        for node, score in mine.items():
            known = [
                row.score
                for row in index.results
                if row.year == year and row.node == node and row.score is not None
            ]
            rows.append(
                {
                    "name": PARTS.get(node, node.partition(":")[2] or node),
                    "score": score,
                    "best": max(known) if len(known) > 2 else None,
                    "median": Decimal(median(known)) if len(known) > 2 else None,
                    "change": score - before[node] if node in before else None,
                    "known": len(known),
                }
            )
        return {"year": year, "rows": rows}
    return None


def _scores(index: Index, slug: str, year: int) -> dict[str, Decimal]:
    """First score of each part."""
    found: dict[str, Decimal] = {}
    for row in index.results:
        if row.unit == slug and row.year == year and row.node != "total" and row.score is not None:
            found.setdefault(row.node, row.score)
    return found


#: Units named that passed, or were passed.
_NAMED = 8


def moved(index: Index, slug: str) -> dict[str, Any] | None:
    """What moved between the last two years with a rank that may be compared: points, rank, nodes, who passed."""
    for year in index.years:
        now, before = index.by_year[year], index.by_year.get(year - 1, {})
        if slug not in now or slug not in before or year - 1 in index.breaks:
            continue
        if now[slug].rank is None or before[slug].rank is None:
            continue
        ranks = tuple(
            {unit: figure.rank for unit, figure in units.items() if figure.rank is not None}
            for units in (before, now)
        )
        found = moves(
            _points(index, year - 1), {slug: _points(index, year).get(slug, {})}, (ranks[0], ranks[1])
        )
        move = found[0]
        return {
            "year": year,
            "words": said(move.words),
            "points": None if move.points is None else rounded(move.points, 2),
            "rank": move.rank,
            "nodes": [
                (PARTS.get(node, node.partition(":")[2] or node), rounded(by, 2)) for node, by in move.nodes
            ],
            "passed": [name_of(unit) for unit in move.passed[:_NAMED]],
            "overtook": [name_of(unit) for unit in move.overtook[:_NAMED]],
        }
    return None


def _points(index: Index, year: int) -> dict[str, dict[str, Fraction]]:
    """First score of every node, by province."""
    found: dict[str, dict[str, Fraction]] = {}
    for row in index.results:
        if row.year == year and row.score is not None:
            found.setdefault(row.unit, {}).setdefault(row.node, Fraction(row.score))
    for unit, figure in index.by_year.get(year, {}).items():
        if figure.score is not None:
            found.setdefault(unit, {})["total"] = Fraction(figure.score)
    return found
