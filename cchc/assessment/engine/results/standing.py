"""One figure a unit, year and index out of all that was published: which one is shown, and what else there is.

A printed score goes before one that the maker of a file computed; of several printed ones the first stands, and the
others are told. A printed rank goes before a computed one, which is given only where nearly all units have a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cchc.assessment.engine.ranking.order import rank
from cchc.assessment.engine.results.rows import Result

#: Ranks are computed where at least so large a share of the units has a score.
ENOUGH = Decimal("0.9")


@dataclass(frozen=True)
class Figure:
    """What is shown of a unit in a year. ``others``: printed scores that differ. ``ranked_here``: the rank is ours."""

    unit: str
    year: int
    score: Decimal | None
    rank: int | None
    of: int | None
    computed: bool
    ranked_here: bool
    others: tuple[Decimal, ...]
    sources: tuple[str, ...]


def figures(results: Iterable[Result], node: str, counts: Mapping[int, int]) -> dict[int, dict[str, Figure]]:
    """Figures of one node by year and unit. ``counts``: how many units there are, by year."""
    grouped: dict[int, dict[str, list[Result]]] = {}
    for result in results:
        if result.node == node:
            grouped.setdefault(result.year, {}).setdefault(result.unit, []).append(result)
    return {year: _of_year(year, units, counts.get(year, 0)) for year, units in sorted(grouped.items())}


def _of_year(year: int, units: Mapping[str, Sequence[Result]], count: int) -> dict[str, Figure]:
    summed = sum(any(row.computed for row in rows) for rows in units.values())
    found = {unit: _figure(unit, year, rows, count, summed) for unit, rows in units.items()}
    scores = {unit: figure.score for unit, figure in found.items() if figure.score is not None}
    if not count or len(scores) < ENOUGH * count:
        return found
    ours = {placed.unit: int(placed.rank) for placed in rank(scores) if placed.rank is not None}
    for unit, place in ours.items():
        if found[unit].rank is None:
            found[unit] = replace(found[unit], rank=place, of=len(ours), ranked_here=True)
    return found


def _figure(unit: str, year: int, rows: Sequence[Result], count: int, summed: int) -> Figure:
    """``summed``: how many units have a computed figure; a computed rank is out of these."""
    printed = [row for row in rows if not row.computed and row.score is not None]
    computed = [row for row in rows if row.computed and row.score is not None]
    first = next(iter([*printed, *computed]), None)
    score = first.score if first is not None else None
    ranks = [row for row in rows if row.rank is not None and not row.computed]
    ranks = ranks or [row for row in rows if row.rank is not None]
    place = ranks[0] if ranks else None
    others = tuple(dict.fromkeys(row.score for row in printed if row.score not in (score, None)))
    return Figure(
        unit,
        year,
        score,
        place.rank if place else None,
        (place.of or (summed if place.computed else count) or None) if place else None,
        bool(first is not None and first.computed),
        bool(place is not None and place.computed),
        tuple(other for other in others if other is not None),
        tuple(dict.fromkeys(row.source for row in rows if row.source)),
    )
