"""Weighted median: the value at which half of the weight is reached; where it falls between two values, their mean.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6. With equal weights it is the
usual median.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc.assessment.engine.aggregating import weight_of, weighted
from cchc.assessment.engine.normalising import Number
from cchc.lib.words import Words

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
