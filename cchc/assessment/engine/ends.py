"""The least and the most points of rules: the usual forms of ``limits``, and points that may be left out."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

ZERO = Fraction(0)


def up_to_maximum(params: Any, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """``limits`` of a rule that gives from nothing to everything."""
    return ZERO, maximum


def of_scale(params: Any, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """``limits`` of a rule that ends in a scale: what its bands or its proportion give."""
    limits: tuple[Fraction, Fraction] = params.then.limits(maximum)
    return limits


def between(*points: Fraction) -> tuple[Fraction, Fraction]:
    """The least and the most of these."""
    return min(points), max(points)


def or_maximum(points: Fraction | None, maximum: Fraction) -> Fraction:
    """Points that a rule may leave out to mean the maximum."""
    return maximum if points is None else points
