"""What an aggregator offers, and what several of them share.

An aggregator is one file of ``aggregators/``, found by its name: ``NAME``, ``TITLE`` and ``aggregate(values,
weights)``, which makes one value of a node out of its children's. A missing value (None) is left out and the
weights of the rest are re-scaled, so that only the ratio of weights matters; a weight of 0 counts for nothing.
None where nothing is left. AggregationError where the method is not defined for a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Protocol

from cchc.assessment.engine.normalising import Number, exact, precise
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np


class AggregationError(ValueError):
    """The method is not defined for a value: a Vietnamese clause with the value and what is allowed."""


class Aggregator(Protocol):
    """A file of ``aggregators/``."""

    NAME: str
    TITLE: Words

    def aggregate(self, values: Sequence[Number | None], weights: Sequence[Number], /) -> Number | None:
        """The node's value; None where no value with a weight is there."""
        ...

    def array(self, stack: np.ndarray, weights: np.ndarray, applies: np.ndarray, /) -> np.ndarray:
        """The same on floats: ``stack`` (children, …, units), ``weights`` (children), ``applies`` (children, units).

        NaN where a child that counts has none, where none counts, and where the method is not defined.
        """
        ...


def spread(stack: np.ndarray, weights: np.ndarray, applies: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values with 0 in place of what is left out, and weights of the same shape as the values, 0 there too."""
    import numpy as np

    shape = (len(weights), *([1] * (stack.ndim - 2)), applies.shape[-1])
    counted = np.where(applies, weights[:, None], 0.0).reshape(shape)
    wide = np.broadcast_to(counted, stack.shape)
    return np.where(wide == 0, 0.0, stack), wide


def weighted(values: Sequence[Number | None], weights: Sequence[Number]) -> list[tuple[Fraction, Fraction]]:
    """Pairs of value and weight that count, exact; ValueError for unequal lengths or a negative weight."""
    pairs = [
        (exact(value), exact(weight))
        for value, weight in zip(values, weights, strict=True)
        if value is not None and weight
    ]
    if any(weight.numerator < 0 for _, weight in pairs):
        raise ValueError("a weight is negative")
    return pairs


def total(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The sum of value times weight, exact: over one denominator, which is faster than adding fraction to fraction."""
    whole = lcm(*(value.denominator * weight.denominator for value, weight in pairs))
    tops = (
        value.numerator * weight.numerator * (whole // (value.denominator * weight.denominator))
        for value, weight in pairs
    )
    return Fraction(sum(tops), whole)


def weight_of(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The sum of the weights."""
    whole = lcm(*(weight.denominator for _, weight in pairs))
    return Fraction(sum(weight.numerator * (whole // weight.denominator) for _, weight in pairs), whole)


def positive(pairs: Sequence[tuple[Fraction, Fraction]], method: str) -> None:
    """Raise AggregationError for a value that is zero or negative."""
    for value, _ in pairs:
        if value.numerator <= 0:
            shown = "0" if value == 0 else f"số âm ({precise(value):.6g})"
            raise AggregationError(f"{method} chỉ nhận số lớn hơn 0, gặp {shown}")
