"""Weighted geometric mean: exp(sum(w ln x) / sum(w)), for values above 0; a weak part is made up for less easily.

Source: COINr ``a_gmean``, which refuses zeros and negative values as well; OECD/JRC Handbook (2008), step 6.
Logarithms are taken with 60 digits, of which 50 are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from cchc.assessment.engine.aggregating import positive, spread, weighted
from cchc.assessment.engine.normalising import KEPT, PRECISE, Number, precise
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "gmean"
#: Below this sum of powers the product of powers stays within what a Decimal holds.
_SMALL = 1_000
TITLE = Words("Trung bình nhân có trọng số", "Weighted geometric mean")


def aggregate(values: Sequence[Number | None], weights: Sequence[Number]) -> Fraction | None:
    """Right to 50 digits; AggregationError for a value that is not above 0."""
    pairs = weighted(values, weights)
    if not pairs:
        return None
    positive(pairs, "trung bình nhân")
    if len({value for value, _ in pairs}) == 1:
        return pairs[0][0]
    scale = lcm(*(weight.denominator for _, weight in pairs))
    powers = [(precise(value), int(weight * scale)) for value, weight in pairs]
    whole = sum(power for _, power in powers)
    log = _log_of_product(powers) if whole < _SMALL else _sum_of_logs(powers)
    return Fraction(KEPT.plus(PRECISE.exp(PRECISE.divide(log, Decimal(whole)))))


def _log_of_product(powers: Sequence[tuple[Decimal, int]]) -> Decimal:
    """The logarithm of the product of powers: one logarithm for all of them."""
    product = Decimal(1)
    for value, power in powers:
        product = PRECISE.multiply(product, PRECISE.power(value, power))
    return PRECISE.ln(product)


def _sum_of_logs(powers: Sequence[tuple[Decimal, int]]) -> Decimal:
    """The same where the powers are too great for a product."""
    log = Decimal(0)
    for value, power in powers:
        log = PRECISE.fma(PRECISE.ln(value), Decimal(power), log)
    return log


def array(stack: np.ndarray, weights: np.ndarray, applies: np.ndarray) -> np.ndarray:
    """The same on floats (see ``aggregating.Aggregator``)."""
    import numpy as np

    values, wide = spread(stack, weights, applies)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(wide == 0, 0.0, wide * np.log(np.where(values > 0, values, np.nan)))
        mean: np.ndarray = np.exp(logs.sum(axis=0) / wide.sum(axis=0))
    return mean
