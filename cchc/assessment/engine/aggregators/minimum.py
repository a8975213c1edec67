"""The lowest value with a weight: nothing makes up for the weakest part.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6, non-compensatory aggregation.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.aggregating import spread, weighted
from cchc.assessment.engine.normalising import Number
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "minimum"
TITLE = Words("Giá trị thấp nhất", "Lowest value")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Exact; weights matter only by being 0 or not."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    return min(value for value, _ in pairs)


def array(stack: np.ndarray, weights: np.ndarray, applies: np.ndarray) -> np.ndarray:
    """The same on floats (see ``aggregating.Aggregator``)."""
    import numpy as np

    values, wide = spread(stack, weights, applies)
    least: np.ndarray = np.where(wide == 0, np.inf, values).min(axis=0)
    return np.where(np.isinf(least), np.nan, least)
