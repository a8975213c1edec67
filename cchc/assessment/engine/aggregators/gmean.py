"""Weighted geometric mean: exp(sum(w ln x) / sum(w)), for values above 0; a weak part is made up for less easily.

Source: COINr ``a_gmean``, which refuses zeros and negative values as well; OECD/JRC Handbook (2008), step 6.
Logarithms are taken with 60 digits, of which 50 are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc.assessment.engine.aggregating import positive, weighted
from cchc.assessment.engine.normalising import KEPT, PRECISE, Number, precise
from cchc.lib.words import Words

NAME = "gmean"
TITLE = Words("Trung bình nhân có trọng số", "Weighted geometric mean")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Right to 50 digits; AggregationError for a value that is not above 0."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    positive(pairs, "trung bình nhân")
    if len({value for value, _ in pairs}) == 1:
        return pairs[0][0]
    logs = [PRECISE.multiply(precise(value).ln(PRECISE), precise(weight)) for value, weight in pairs]
    total = logs[0]
    for log in logs[1:]:
        total = PRECISE.add(total, log)
    whole = sum((weight for _, weight in pairs), Fraction(0))
    return Fraction(KEPT.plus(PRECISE.exp(PRECISE.divide(total, precise(whole)))))
