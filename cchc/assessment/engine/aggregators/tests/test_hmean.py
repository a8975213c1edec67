"""Weighted harmonic mean."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.aggregating import AggregationError
from cchc.assessment.engine.aggregators.hmean import aggregate


def test_the_weights_over_the_weighted_reciprocals() -> None:
    # COINr's own example: 4 / (2/1 + 1/2 + 1/3)
    assert aggregate([1, 2, 3], [2, 1, 1]) == Fraction(24, 17)


def test_what_is_missing_is_left_out() -> None:
    assert aggregate([1, None, 3], [1, 9, 1]) == Fraction(3, 2)
    assert aggregate([None], [1]) is None


@pytest.mark.parametrize("value", [0, -1])
def test_zero_and_negative_values_are_refused(value: int) -> None:
    with pytest.raises(AggregationError, match="trung bình điều hoà chỉ nhận số lớn hơn 0"):
        aggregate([4, value], [1, 1])
