"""Where units stand in a run: rank by the set's own rule, out of how many, in which group, and the grade."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc.assessment.engine.peers import group_of
from cchc.assessment.engine.why import rounded
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.assessment.engine.model import CriteriaSet, Group
    from cchc.assessment.engine.scoring import ScoreRun, UnitResult


class Standing(NamedTuple):
    """A unit's rank and the number of ranked units of its group; no rank for who is not ranked."""

    rank: int | None
    of: int | None
    group: Words | None
    grade: Words | None


def standings(run: ScoreRun) -> Mapping[str, Standing]:
    """Standings of all units of the run, by unit."""
    found: dict[str, Standing] = {}
    for group, rows in _grouped(run).items():
        keys = {row.unit: _key(run.criteria, row) for row in rows if _ranked(run.criteria, row)}
        order = sorted(keys.values(), reverse=True)
        for row in rows:
            place = order.index(keys[row.unit]) + 1 if row.unit in keys else None
            found[row.unit] = Standing(
                place,
                len(order) if place else None,
                group.name if group else None,
                grade_of(run.criteria, row.index),
            )
    return found


def grade_of(criteria: CriteriaSet, index: Fraction | None) -> Words | None:
    """The grade of an index, by the index as it is published; None below the lowest."""
    if index is None:
        return None
    published = Fraction(rounded(index, criteria.index_places))
    return next((grade.name for grade in criteria.grades if published >= grade.at_least), None)


def rank_among(run: ScoreRun, unit: str, index: Mapping[str, Fraction]) -> tuple[int | None, int]:
    """A unit's rank when the indices are these, among the ranked units of its group; and how many they are."""
    rows = next(rows for rows in _grouped(run).values() if any(row.unit == unit for row in rows))
    ranked = {row.unit for row in rows if row.unit in index and row.unit not in run.criteria.ranking.unranked}
    if unit not in ranked:
        return None, len(ranked)
    keys = {row.unit: _key_of(run.criteria, row, index[row.unit]) for row in rows if row.unit in ranked}
    return 1 + sum(key > keys[unit] for key in keys.values()), len(ranked)


def _grouped(run: ScoreRun) -> Mapping[Group | None, list[UnitResult]]:
    """Units by the set's group that names them; all together where the set has none."""
    grouped: dict[Group | None, list[UnitResult]] = {}
    for row in run.units:
        grouped.setdefault(group_of(run.criteria, row.unit), []).append(row)
    return grouped


def _ranked(criteria: CriteriaSet, row: UnitResult) -> bool:
    return row.index is not None and row.unit not in criteria.ranking.unranked


def _key(criteria: CriteriaSet, row: UnitResult) -> tuple[Fraction, ...]:
    return _key_of(criteria, row, row.index or Fraction(0))


def _key_of(criteria: CriteriaSet, row: UnitResult, index: Fraction) -> tuple[Fraction, ...]:
    """What ranks are compared by: the index, then the nodes that break ties."""
    first = (
        Fraction(rounded(index, criteria.index_places)) if criteria.ranking.compare == "published" else index
    )
    return (first, *(row.node(code).points or Fraction(0) for code in criteria.ranking.breakers))
