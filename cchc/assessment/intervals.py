"""Intervals of ranks drawn in the cells of a table: a line from the least to the most, a dot where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.deciding.robust import Firmness, Robustness

WIDTH = 160
_EDGE = 6


@dataclass(frozen=True)
class Drawn:
    """One unit's interval: positions in a drawing ``WIDTH`` wide; whether a new group begins with it."""

    row: Firmness
    low: int
    high: int
    at: int
    begins: bool


def drawn_intervals(answer: Robustness) -> list[Drawn]:
    """One drawing a unit, on the same scale: rank 1 at the left."""
    count = max(len(answer.units) - 1, 1)

    def place(rank: int) -> int:
        return _EDGE + (rank - 1) * (WIDTH - 2 * _EDGE) // count

    found, before = [], 0
    for row in answer.units:
        found.append(
            Drawn(row, place(row.rank_low), place(row.rank_high), place(row.rank), row.group != before)
        )
        before = row.group
    return found
