"""Weighted arithmetic mean: sum(w x) / sum(w). A weakness in one part can be made up for in another.

Source: COINr ``a_amean``; OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc.assessment.engine.aggregating import total, weight_of, weighted
from cchc.assessment.engine.normalising import Number
from cchc.lib.words import Words

NAME = "amean"
TITLE = Words("Trung bình cộng có trọng số", "Weighted arithmetic mean")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Exact."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    return total(pairs) / weight_of(pairs)
