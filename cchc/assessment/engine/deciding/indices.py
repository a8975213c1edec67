"""The index of every unit in every draw, and the ranks that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.array_ranks import ranked
from cchc.assessment.engine.deciding.draws import Uncertainty, blocks, columns, factors

if TYPE_CHECKING:
    import numpy as np

    from cchc.assessment.engine.simulation import Simulator

#: Multiplications that are done in one thread.
_SMALL = 500_000


class WeightsError(ValueError):
    """Weights can be drawn only where points add up all the way; the message says so in Vietnamese."""


def drawn(simulator: Simulator, uncertainty: Uncertainty) -> np.ndarray:
    """Indices in percent, shape (draws, units); NaN for units without one."""
    import numpy as np

    out = np.empty((uncertainty.draws, len(simulator.units)))
    start = 0
    for block, count in blocks(uncertainty.draws):
        varied = columns(simulator, uncertainty, block, count)
        if uncertainty.weights:
            factor = factors(simulator, uncertainty, block, count)
            out[start : start + count] = _reweighted(simulator, varied, factor)
        else:
            out[start : start + count] = simulator.run(varied).index
        start += count
    return out


def _reweighted(simulator: Simulator, varied: dict[str, np.ndarray], drawn_factors: np.ndarray) -> np.ndarray:
    """Indices with drawn maxima: sum of factor × points over sum of factor × maximum that applies."""
    import numpy as np

    criteria = simulator.criteria
    if criteria.aggregate != "sum" or any(
        node.children and node.aggregate != "sum" for node in criteria.walk()
    ):
        raise WeightsError("chỉ thay đổi được trọng số khi điểm được cộng từ dưới lên ở mọi cấp.")
    points, maxima = simulator.leaf_points(varied), simulator.leaf_maxima()
    parts = [place for place, node in enumerate(criteria.leaves) if node.code not in simulator.extras]
    codes = {place: criteria.leaves[place].code for place in parts}
    still = [place for place in parts if points[codes[place]].ndim == 1]
    bottom = _product(drawn_factors[:, parts], np.array([maxima[codes[place]] for place in parts]))
    top = np.zeros_like(bottom)
    if still:
        top += _product(drawn_factors[:, still], np.array([points[codes[place]] for place in still]))
    for place in parts:
        if points[codes[place]].ndim > 1:
            top += drawn_factors[:, place : place + 1] * points[codes[place]]
    full = simulator.run().maximum
    # Bonus and penalty keep their points; only the maxima of the parts are drawn.
    with np.errstate(divide="ignore", invalid="ignore"):
        index = (top / bottom + simulator.outside(lambda node: points[node.code]) / full) * 100
    return simulator.handed_in(np.where(simulator.whole > 0, index, np.nan))


def _product(factors: np.ndarray, figures: np.ndarray) -> np.ndarray:
    """The product of two matrices by slices: one so small starts no threads, which wait long on a busy machine."""
    import numpy as np

    out = np.empty((factors.shape[0], figures.shape[1]))
    step = max(1, _SMALL // figures.size)
    for start in range(0, len(out), step):
        np.matmul(factors[start : start + step], figures, out=out[start : start + step])
    return out


def ranks(index: np.ndarray, places: int | None) -> np.ndarray:
    """Ranks in each draw: one more than the number of units above; NaN stays NaN. ``places``: rounded before."""
    return ranked(-published(index, places))


def above(index: np.ndarray, unit: int, places: int | None) -> np.ndarray:
    """How often one unit (its column) stands above each, as a share of the draws; a draw when equal counts half."""
    import numpy as np

    shown = published(index, places)
    mine = shown[:, unit, None]
    wins = np.count_nonzero(mine > shown, axis=0) + 0.5 * np.count_nonzero(mine == shown, axis=0)
    shares: np.ndarray = wins / len(shown)
    return shares


def published(index: np.ndarray, places: int | None) -> np.ndarray:
    """Rounded half up as the set publishes; as it is where ``places`` is None."""
    import numpy as np

    if places is None:
        return index
    scale = 10.0**places
    # What is a hair under a half by binary writing alone is taken for the half.
    return np.floor(index * scale + 0.5 + 1e-9) / scale
