"""Weighted sum: sum(w x); what is missing is carried by the rest, so it is the arithmetic mean times all the weights.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6, linear aggregation. With weights
that add up to 1 it is the arithmetic mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc.assessment.engine.aggregating import total, weight_of, weighted
from cchc.assessment.engine.normalising import Number, exact
from cchc.lib.words import Words

NAME = "wsum"
TITLE = Words("Tổng có trọng số", "Weighted sum")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Exact."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    whole = sum((exact(weight) for weight in weights), Fraction(0))
    return total(pairs) * whole / weight_of(pairs)
