"""Weighted median."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.aggregators.median import aggregate


@pytest.mark.parametrize(
    ("values", "weights", "wanted"),
    [
        ([9, 1, 5], [1, 1, 1], 5),
        ([9, 1, 5, 2], [1, 1, 1, 1], Fraction(7, 2)),
        ([1, 2, 3], [1, 1, 5], 3),
        ([1, 2, 3], [3, 1, 2], Fraction(3, 2)),
        ([4, None, 100], [1, 9, 0], 4),
        ([None], [1], None),
    ],
)
def test_half_of_the_weight_lies_below(
    values: list[int | None], weights: list[int], wanted: Fraction | None
) -> None:
    assert aggregate(values, weights) == wanted
