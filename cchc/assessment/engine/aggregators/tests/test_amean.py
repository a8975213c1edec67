"""Weighted arithmetic mean."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from cchc.assessment.engine.aggregators.amean import aggregate


def test_weights_are_relative() -> None:
    assert aggregate([10, 40], [1, 2]) == 30
    assert aggregate([10, 40], [Decimal("0.1"), Fraction(1, 5)]) == 30


def test_what_is_missing_is_left_out_and_the_rest_share_its_weight() -> None:
    assert aggregate([10, None, 40], [1, 5, 2]) == 30


def test_a_weight_of_0_counts_for_nothing() -> None:
    assert aggregate([10, 40], [0, 3]) == 40


@pytest.mark.parametrize(
    ("values", "weights"), [([None, None], [1, 1]), ([5], [0]), ([5, None], [0, 1]), ([], [])]
)
def test_where_nothing_is_left_there_is_no_value(values: list[int | None], weights: list[int]) -> None:
    assert aggregate(values, weights) is None


def test_a_negative_weight_and_unequal_lengths_are_errors() -> None:
    with pytest.raises(ValueError, match="negative"):
        aggregate([1, 2], [1, -1])
    with pytest.raises(ValueError, match="shorter"):
        aggregate([1, 2], [1])
