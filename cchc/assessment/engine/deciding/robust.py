"""How firm a rank is: intervals from what is uncertain, and units that cannot be told apart.

Two units are told apart when one stands above the other in at least ``level`` of the draws. Going down the ranking, a
unit joins the group of the one that opened it until it can be told apart from that one; so a group's first and last
may differ little, and no unit is said to be better than one of its own group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.assessment.engine.deciding.draws import Uncertainty
from cchc.assessment.engine.deciding.indices import above, drawn, published, ranks
from cchc.assessment.engine.simulation import Simulator

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet
    from cchc.lib.words import Words

LEVEL = 0.9


@dataclass(frozen=True)
class Firmness:
    """A unit's rank on paper and where it could stand: the middle ``level`` of its ranks and indices in the draws.

    ``group``: 1 for the first group of units that cannot be told apart. ``index`` and its ends in percent.
    """

    unit: str
    index: float
    rank: int
    rank_low: int
    rank_high: int
    rank_middle: float
    index_low: float
    index_high: float
    group: int


@dataclass(frozen=True)
class Robustness:
    """Firmness of every ranked unit, best first; who is not ranked; the assumptions."""

    units: tuple[Firmness, ...]
    unranked: tuple[str, ...]
    level: float
    assumptions: tuple[Words, ...]

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Units that cannot be told apart, best group first."""
        count = max((row.group for row in self.units), default=0)
        return tuple(
            tuple(row.unit for row in self.units if row.group == number) for number in range(1, count + 1)
        )


def robust(
    criteria: CriteriaSet, inputs: Inputs, uncertainty: Uncertainty, level: float = LEVEL
) -> Robustness:
    """Intervals of rank and index under the uncertainty. ``level``: the share of draws inside an interval."""
    import numpy as np

    simulator = Simulator(criteria, inputs)
    places = criteria.index_places if criteria.ranking.compare == "published" else None
    base = simulator.run().index
    ranked = [
        place
        for place, unit in enumerate(simulator.units)
        if not np.isnan(base[place]) and unit not in criteria.ranking.unranked
    ]
    unranked = tuple(unit for place, unit in enumerate(simulator.units) if place not in ranked)
    if not ranked:
        return Robustness((), unranked, level, uncertainty.said())
    index = drawn(simulator, uncertainty)[:, ranked]
    order = ranks(base[None, ranked], places)[0]
    ends = [50 * (1 - level), 50, 50 * (1 + level)]
    low, middle, high = np.nanpercentile(ranks(index, places), ends, axis=0, method="inverted_cdf")
    index_low, _, index_high = np.nanpercentile(index, ends, axis=0)
    by_rank = sorted(range(len(ranked)), key=lambda place: (order[place], -base[ranked[place]]))
    group = _groups(by_rank, published(index, places), level)
    rows = [
        Firmness(
            simulator.units[ranked[place]],
            float(base[ranked[place]]),
            int(order[place]),
            int(low[place]),
            int(high[place]),
            float(middle[place]),
            float(index_low[place]),
            float(index_high[place]),
            group[place],
        )
        for place in by_rank
    ]
    return Robustness(tuple(rows), unranked, level, uncertainty.said())


def _groups(by_rank: Sequence[int], shown: np.ndarray, level: float) -> dict[int, int]:
    """The group of each unit, going down the ranking. ``shown``: indices as published, shape (draws, units)."""
    group: dict[int, int] = {}
    number, wins = 1, above(shown, by_rank[0], None)
    for place in by_rank:
        if wins[place] >= level:
            number, wins = number + 1, above(shown, place, None)
        group[place] = number
    return group
