"""Weighted harmonic mean: sum(w) / sum(w / x), for values above 0; the weakest part weighs most.

Source: COINr ``a_hmean``, which refuses zeros; negative values, for which this mean means nothing, are refused
here, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.aggregating import positive, spread, total, weight_of, weighted
from cchc.assessment.engine.normalising import Number
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "hmean"
TITLE = Words("Trung bình điều hoà có trọng số", "Weighted harmonic mean")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Exact; AggregationError for a value that is not above 0."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    positive(pairs, "trung bình điều hoà")
    return weight_of(pairs) / total([(1 / value, weight) for value, weight in pairs])


def array(stack: np.ndarray, weights: np.ndarray, applies: np.ndarray) -> np.ndarray:
    """The same on floats (see ``aggregating.Aggregator``)."""
    import numpy as np

    values, wide = spread(stack, weights, applies)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(wide == 0, 0.0, wide / np.where(values > 0, values, np.nan))
        mean: np.ndarray = wide.sum(axis=0) / parts.sum(axis=0)
    return mean
