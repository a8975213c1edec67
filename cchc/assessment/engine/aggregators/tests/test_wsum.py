"""Weighted sum."""

from __future__ import annotations

from cchc.assessment.engine.aggregators.wsum import aggregate


def test_each_value_times_its_weight() -> None:
    assert aggregate([10, 40], [1, 2]) == 90


def test_the_rest_carry_the_weight_of_what_is_missing() -> None:
    assert aggregate([10, None, 40], [1, 3, 2]) == 180
    assert aggregate([None], [1]) is None
