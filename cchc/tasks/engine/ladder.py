"""The ladder of what is late: reminder, second reminder, draft list for criticism; by working days late.

No rung is left out: whoever comes on the list has been reminded twice before, on two other days. Party bodies, mass
organisations and whoever is asked, not ordered, stand on no ladder (the caller leaves them out). The machine ends
with the draft; a leader decides. Source: practice of offices, with each organisation's own days.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

#: The rungs from below.
RUNGS = ("remind", "second", "listed")


@dataclass(frozen=True)
class Ladder:
    """So many working days late each rung is reached: 1 or more, each more than the one before."""

    first: int = 1
    second: int = 5
    listed: int = 10

    @property
    def days(self) -> dict[str, int]:
        """The days late by rung."""
        return dict(zip(RUNGS, (self.first, self.second, self.listed), strict=True))


def rung(late: int, ladder: Ladder) -> str:
    """The highest rung that so many working days late reach; an empty text for none."""
    return next((name for name in reversed(RUNGS) if late >= ladder.days[name]), "")


def next_rung(late: int, climbed: Collection[str], ladder: Ladder) -> str:
    """The rung that is due now: the lowest not climbed yet, where it is reached; an empty text for none."""
    lowest = next((name for name in RUNGS if name not in climbed), "")
    return lowest if lowest and late >= ladder.days[lowest] else ""
