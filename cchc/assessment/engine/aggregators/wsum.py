"""Weighted sum: sum(w x); what is missing is carried by the rest, so it is the arithmetic mean times all the weights.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6, linear aggregation. With weights
that add up to 1 it is the arithmetic mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.aggregating import spread, total, weight_of, weighted
from cchc.assessment.engine.normalising import Number, exact
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "wsum"
TITLE = Words("Tổng có trọng số", "Weighted sum")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Exact."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    whole = sum((exact(weight) for weight in weights), Fraction(0))
    return total(pairs) * whole / weight_of(pairs)


def array(stack: np.ndarray, weights: np.ndarray, applies: np.ndarray) -> np.ndarray:
    """The same on floats (see ``aggregating.Aggregator``)."""
    import numpy as np

    values, wide = spread(stack, weights, applies)
    with np.errstate(divide="ignore", invalid="ignore"):
        summed: np.ndarray = (values * wide).sum(axis=0) * weights.sum() / wide.sum(axis=0)
    return summed
