"""The lowest value with a weight: nothing makes up for the weakest part.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6, non-compensatory aggregation.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc.assessment.engine.aggregating import weighted
from cchc.assessment.engine.normalising import Number
from cchc.lib.words import Words

NAME = "minimum"
TITLE = Words("Giá trị thấp nhất", "Lowest value")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Exact; weights matter only by being 0 or not."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    return min(value for value, _ in pairs)
