"""A province's charts and tables: scores and ranks over the years, its parts against best, median and last year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cchc.assessment.engine.ranking.change import moves
from cchc.assessment.engine.why import rounded
from cchc.assessment.node_names import TOTAL, named
from cchc.assessment.result_pages import name_of
from cchc.assessment.speaking import said
from cchc.assessment.templatetags.results import brief
from cchc.web.lines import lines

if TYPE_CHECKING:
    from cchc.assessment.result_pages import Index
    from cchc.web.lines import Lines


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
    series = {name: {year: brief(score) for year, score in values.items()} for name, values in series.items()}
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
        mine = _parts(index, slug, year)
        if len(mine) < 2:
            continue
        before = _parts(index, slug, year - 1) if year - 1 not in index.breaks else {}
        every: dict[str, list[Decimal]] = {}
        for row in index.of_year(year):
            if row.score is not None:
                every.setdefault(row.node, []).append(row.score)
        rows = [
            {
                "name": name,
                "score": mine[node],
                "best": max(every[node]) if len(every[node]) > 2 else None,
                "median": Decimal(median(every[node])) if len(every[node]) > 2 else None,
                "change": mine[node] - before[node] if node in before else None,
                "known": len(every[node]),
            }
            for node, name in named(index.code, year, mine).items()
        ]
        return {"year": year, "rows": rows}
    return None


def _parts(index: Index, slug: str, year: int) -> dict[str, Decimal]:
    """First score of each part, the total not among them."""
    return {node: score for node, score in index.points(slug, year).items() if node != TOTAL}


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
        then, points = _points(index, slug, year - 1), _points(index, slug, year)
        found = moves({slug: then}, {slug: points}, (ranks[0], ranks[1]))
        move = found[0]
        names = named(index.code, year, [node for node, _by in move.nodes])
        return {
            "year": year,
            "words": said(move.words),
            "points": None if move.points is None else rounded(move.points, 2),
            "rank": move.rank,
            "nodes": [(names[node], rounded(by, 2)) for node, by in move.nodes],
            "passed": [name_of(unit) for unit in move.passed[:_NAMED]],
            "overtook": [name_of(unit) for unit in move.overtook[:_NAMED]],
        }
    return None


def _points(index: Index, slug: str, year: int) -> dict[str, Fraction]:
    return {node: Fraction(score) for node, score in index.points(slug, year).items()}
