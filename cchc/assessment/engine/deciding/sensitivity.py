"""What decides the ranks: which uncertain data, and which criteria.

Data: ranks with one source drawn alone, and with all but that one, against the ranks on paper (mean distance in places
over units and draws). Criteria: ranks when a leaf is left out of points and maximum (COINr's removal of elements). For
one unit: what each leaf's lost points would do to its rank if they were won back, others as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.assessment.engine.deciding.draws import Uncertainty
from cchc.assessment.engine.deciding.indices import drawn, ranks
from cchc.assessment.engine.simulation import Simulator

if TYPE_CHECKING:
    import numpy as np

    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet


@dataclass(frozen=True)
class SourceEffect:
    """How far ranks move, in places on average, with this source alone and with all the others but it."""

    source: str
    alone: float
    others: float | None


@dataclass(frozen=True)
class LeafEffect:
    """How far ranks move, in places on average, when this leaf is left out; and the unit that moves most."""

    code: str
    moved: float
    most_unit: str
    most: int


@dataclass(frozen=True)
class Chance:
    """What winning back all lost points of a leaf gives one unit: points, index, rank."""

    code: str
    points: float
    index: float
    rank: int


def by_source(
    criteria: CriteriaSet, inputs: Inputs, uncertainty: Uncertainty, *, others: bool = True
) -> tuple[SourceEffect, ...]:
    """Uncertain sources, the one that moves ranks most first. ``others``: draw all but each one, too (slow)."""
    simulator = Simulator(criteria, inputs)
    places = _places(criteria)
    paper = ranks(simulator.run().index[None, :], places)
    rows = []
    for source in uncertainty.sources():
        rest = _without(uncertainty, source)
        alone = _distance(ranks(drawn(simulator, uncertainty.alone(source)), places), paper)
        rows.append(SourceEffect(source, alone, _rest(simulator, rest, paper, places) if others else None))
    return tuple(sorted(rows, key=lambda row: -row.alone))


def _rest(simulator: Simulator, rest: Uncertainty, paper: np.ndarray, places: int | None) -> float:
    """How far ranks move with these sources."""
    return _distance(ranks(drawn(simulator, rest), places), paper) if rest.sources() else 0.0


def by_leaf(criteria: CriteriaSet, inputs: Inputs) -> tuple[LeafEffect, ...]:
    """Leaves of the parts, the one whose leaving out moves ranks most first."""
    import numpy as np

    simulator = Simulator(criteria, inputs)
    places = _places(criteria)
    total = simulator.run()
    paper = ranks(total.index[None, :], places)[0]
    points, maxima = simulator.leaf_points(), simulator.leaf_maxima()
    rows = []
    for node in criteria.leaves:
        if node.code in simulator.extras or not np.nan_to_num(maxima[node.code]).any():
            continue
        left = total.maximum - maxima[node.code]
        with np.errstate(divide="ignore", invalid="ignore"):
            index = (total.index / 100 * total.maximum - points[node.code]) / left * 100
        moved = np.abs(ranks(index[None, :], places)[0] - paper)
        if np.isnan(moved).all():
            continue
        most = int(np.nanargmax(moved))
        rows.append(LeafEffect(node.code, float(np.nanmean(moved)), simulator.units[most], int(moved[most])))
    return tuple(sorted(rows, key=lambda row: -row.moved))


def chances(criteria: CriteriaSet, inputs: Inputs, unit: str) -> tuple[Chance, ...]:
    """One unit's leaves with lost points, the one that would lift its rank most first. ValueError: unknown unit."""
    import numpy as np

    simulator = Simulator(criteria, inputs)
    at = simulator.units.index(unit)
    total = simulator.run()
    points, maxima = simulator.leaf_points(), simulator.leaf_maxima()
    rows = []
    for node in criteria.leaves:
        lost = maxima[node.code][at] - points[node.code][at]
        if node.code in simulator.extras or not lost > 0 or np.isnan(total.index[at]):
            continue
        index = total.index.copy()
        index[at] += lost / total.maximum[at] * 100
        rank = int(ranks(index[None, :], _places(criteria))[0][at])
        rows.append(Chance(node.code, float(lost), float(index[at]), rank))
    return tuple(sorted(rows, key=lambda row: (row.rank, -row.points)))


def _places(criteria: CriteriaSet) -> int | None:
    return criteria.index_places if criteria.ranking.compare == "published" else None


def _without(uncertainty: Uncertainty, source: str) -> Uncertainty:
    return Uncertainty(
        {code: by for code, by in uncertainty.errors.items() if code != source},
        {code: places for code, places in uncertainty.rounding.items() if code != source},
        0.0 if source == "weights" else uncertainty.weights,
        uncertainty.draws,
        uncertainty.seed,
    )


def _distance(these: np.ndarray, paper: np.ndarray) -> float:
    """Mean distance in places, over units that have a rank in both."""
    import numpy as np

    apart = np.abs(these - paper)
    return 0.0 if np.isnan(apart).all() else float(np.nanmean(apart))
