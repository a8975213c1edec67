"""Distance to the highest unit: 1 for it, 0 for the lowest."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.normalisers.dist2max import Params, doubt, normalise


def test_the_highest_gets_1_and_the_rest_their_share_of_the_way() -> None:
    # 1 - (10 - 4) / (10 - 1) = 1/3
    assert normalise([10, 1, None, 4], Params()) == [1, 0, None, Fraction(1, 3)]


def test_negative_values_are_values_like_others() -> None:
    assert normalise([-10, -1, -4], Params()) == [0, 1, Fraction(2, 3)]


@pytest.mark.parametrize("values", [[7, 7], [5], [None]])
def test_without_a_distance_there_is_no_result_and_the_reason_is_told(values: list[int | None]) -> None:
    assert normalise(values, Params()) == [None] * len(values)
    assert doubt(values, Params()) is not None


def test_values_that_differ_give_no_doubt() -> None:
    assert doubt([1, 2], Params()) is None
