"""Weighted arithmetic mean: sum(w x) / sum(w). A weakness in one part can be made up for in another.

Source: COINr ``a_amean``; OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.aggregating import spread, total, weight_of, weighted
from cchc.assessment.engine.normalising import Number
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "amean"
TITLE = Words("Trung bình cộng có trọng số", "Weighted arithmetic mean")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Exact."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    return total(pairs) / weight_of(pairs)


def array(stack: np.ndarray, weights: np.ndarray, applies: np.ndarray) -> np.ndarray:
    """The same on floats (see ``aggregating.Aggregator``)."""
    import numpy as np

    values, wide = spread(stack, weights, applies)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean: np.ndarray = (values * wide).sum(axis=0) / wide.sum(axis=0)
    return mean
