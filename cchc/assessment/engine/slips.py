"""Slips of the hand in a number: which other number was meant, and how likely that is.

A real form adds to 99,55 because 10,5 was typed as 10,05 (facts/par_criteria.md §5).
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from cchc.assessment.engine.numbers_out import exact_text

_QUARTER = Fraction(1, 4)


def _digits(value: Fraction) -> str:
    return (exact_text(value) or "").replace(".", "").replace("-", "")


def likelihood(found: Fraction, meant: Fraction) -> int:
    """How likely ``found`` was typed for ``meant``: 0 not by one slip, more is likelier.

    Slips: the comma in another place, a zero too much or too few, two digits in the wrong order, a digit dropped or
    added, a digit mistyped. What is written in steps of a quarter, as points are, is likelier meant than found.
    """
    if meant <= 0 or meant == found:
        return 0
    one, two = _digits(found), _digits(meant)
    weight = _kind(one, two)
    if not weight:
        return 0
    odd = (found % _QUARTER != 0) - (meant % _QUARTER != 0)
    return max(1, weight + 3 * odd)


def _kind(one: str, two: str) -> int:
    """How the digits differ: 6 comma, 5 a zero, 4 order, 2 one digit more or less, 1 one digit other, 0 more."""
    if one.strip("0") == two.strip("0"):
        return 6
    if _without_one(one, two, "0") or _without_one(two, one, "0"):
        return 5
    if len(one) == len(two):
        apart = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
        if Counter(one) == Counter(two) and len(apart) == 2 and apart[1] - apart[0] == 1:
            return 4
        return 1 if len(apart) == 1 else 0
    return 2 if _without_one(one, two) or _without_one(two, one) else 0


def _without_one(longer: str, shorter: str, digit: str = "") -> bool:
    """Whether taking one digit (this one, if given) out of ``longer`` makes ``shorter``."""
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter and (not digit or longer[place] == digit)
        for place in range(len(longer))
    )
