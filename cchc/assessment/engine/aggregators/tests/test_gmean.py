"""Weighted geometric mean."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from cchc.assessment.engine.aggregating import AggregationError
from cchc.assessment.engine.aggregators.gmean import aggregate


def near(value: object, wanted: str) -> bool:
    assert isinstance(value, Fraction)
    return abs(value - Fraction(wanted)) < Fraction(1, 10**40)


def test_the_product_to_the_power_of_the_shares() -> None:
    assert near(aggregate([2, 8], [1, 1]), "4")
    fourth_root = aggregate([1, 2, 3], [1, 1, 2])  # COINr's own example: (1 * 2 * 3 ^ 2) ^ (1 / 4)
    assert near(fourth_root**4 if fourth_root else None, "18")


def test_what_is_missing_is_left_out_and_a_weight_of_0_counts_for_nothing() -> None:
    assert near(aggregate([2, None, 8, 0], [1, 7, 1, 0]), "4")


def test_equal_values_give_themselves_exactly() -> None:
    assert aggregate([Decimal("0.3"), Fraction(3, 10)], [2, 5]) == Fraction(3, 10)


def test_nothing_left_gives_no_value() -> None:
    assert aggregate([None], [1]) is None


@pytest.mark.parametrize(("value", "shown"), [(0, "gặp 0"), (Decimal("-2.5"), r"gặp số âm \(-2\.5\)")])
def test_zero_and_negative_values_are_refused(value: Decimal, shown: str) -> None:
    with pytest.raises(AggregationError, match=f"trung bình nhân chỉ nhận số lớn hơn 0, {shown}"):
        aggregate([4, value], [1, 1])


def test_weights_with_many_places_give_what_their_round_neighbours_give() -> None:
    # 2 ^ 0.3333 * 8 ^ 0.6667: exponents 3333 and 6667 are too great for a product
    fine = aggregate([2, 8], [Decimal("0.3333"), Decimal("0.6667")])
    assert fine is not None
    assert abs(float(fine) - 2 ** (0.3333 + 3 * 0.6667)) < 1e-14
    assert near(aggregate([2, 8], [50_000, 50_000]), "4")


def test_the_least_and_the_greatest_figures_stay_in_range() -> None:
    assert near(aggregate([Fraction(1, 10**400), 10**400], [999, 999]), "1")
