"""Weighted median: the value at which half of the weight is reached; where it falls between two values, their mean.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6. With equal weights it is the
usual median.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.aggregating import spread, weight_of, weighted
from cchc.assessment.engine.normalising import Number
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "median"
TITLE = Words("Trung vị có trọng số", "Weighted median")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Exact."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    pairs.sort()
    half = weight_of(pairs) / 2
    reached = Fraction(0)
    for place, (value, weight) in enumerate(pairs):
        reached += weight
        if reached == half:
            return (value + pairs[place + 1][0]) / 2
        if reached > half:
            break
    return value


def array(stack: np.ndarray, weights: np.ndarray, applies: np.ndarray) -> np.ndarray:
    """The same on floats (see ``aggregating.Aggregator``)."""
    import numpy as np

    values, wide = spread(stack, weights, applies)
    order = np.argsort(np.where(wide == 0, np.inf, values), axis=0)
    ranked, heavy = np.take_along_axis(values, order, 0), np.take_along_axis(wide, order, 0)
    reached, half = heavy.cumsum(axis=0), heavy.sum(axis=0) / 2
    at = (reached < half * (1 - 1e-12)).sum(axis=0)[None]
    after = np.minimum(at + 1, len(weights) - 1)
    exactly = np.isclose(np.take_along_axis(reached, np.minimum(at, len(weights) - 1), 0), half, rtol=1e-12)
    one = np.take_along_axis(ranked, np.minimum(at, len(weights) - 1), 0)
    two = np.take_along_axis(ranked, after, 0)
    middle = np.where(exactly, (one + two) / 2, one)[0]
    lacking = np.isnan(values).any(axis=0) | (half == 0)
    return np.where(lacking, np.nan, middle)
