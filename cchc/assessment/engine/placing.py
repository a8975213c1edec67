"""Where units stand in a run: rank by the set's own rule, out of how many, in which group, and the grade."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc.assessment.engine.peers import group_of
from cchc.assessment.engine.ranking.order import Placed, rank
from cchc.assessment.engine.why import rounded
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.assessment.engine.model import CriteriaSet, Group
    from cchc.assessment.engine.scoring import ScoreRun, UnitResult


class Standing(NamedTuple):
    """A unit's rank and the number of ranked units of its group; no rank for who is not ranked, with the reason."""

    rank: int | None
    of: int | None
    group: Words | None
    grade: Words | None
    reason: Words | None = None


def standings(run: ScoreRun) -> Mapping[str, Standing]:
    """Standings of all units of the run, by unit. A mean of tied ranks is shown by its whole part."""
    found: dict[str, Standing] = {}
    for group, rows in _grouped(run).items():
        by_unit = {row.unit: row for row in rows}
        for placed in _placed(run, rows, {row.unit: row.index for row in rows}):
            place = None if placed.rank is None else int(placed.rank)
            found[placed.unit] = Standing(
                place,
                placed.of if place else None,
                group.name if group else None,
                grade_of(run.criteria, by_unit[placed.unit].index),
                placed.reason,
            )
    return found


def rank_among(run: ScoreRun, unit: str, index: Mapping[str, Fraction]) -> tuple[int | None, int]:
    """A unit's rank when the indices are these, among the ranked units of its group; and how many they are."""
    rows = next(rows for rows in _grouped(run).values() if any(row.unit == unit for row in rows))
    for placed in _placed(run, rows, {row.unit: index.get(row.unit) for row in rows}):
        if placed.unit == unit:
            return (None if placed.rank is None else int(placed.rank)), placed.of
    raise KeyError(unit)


def grade_of(criteria: CriteriaSet, index: Fraction | None) -> Words | None:
    """The grade of an index, by the index as it is published; None below the lowest."""
    if index is None:
        return None
    published = Fraction(rounded(index, criteria.index_places))
    return next((grade.name for grade in criteria.grades if published >= grade.at_least), None)


def _placed(run: ScoreRun, rows: list[UnitResult], index: Mapping[str, Fraction | None]) -> list[Placed]:
    """The ranking of some units by the set's rule."""
    ranking = run.criteria.ranking
    return rank(
        index,
        ties=ranking.ties,
        breakers=[{row.unit: row.node(code).points for row in rows} for code in ranking.breakers],
        places=run.criteria.index_places if ranking.compare == "published" else None,
        unranked=ranking.unranked,
    )


def _grouped(run: ScoreRun) -> Mapping[Group | None, list[UnitResult]]:
    """Units by the set's group that names them; all together where the set has none."""
    grouped: dict[Group | None, list[UnitResult]] = {}
    for row in run.units:
        grouped.setdefault(group_of(run.criteria, row.unit), []).append(row)
    return grouped
