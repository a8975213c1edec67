"""Distance to a target on the indicator's own scale."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.normalisers.dist2targ import Params, doubt, normalise, turned
from cchc.assessment.engine.parameters import ParameterError

TARGET = Params(Fraction(80))


def test_the_target_is_1_the_lowest_0_and_beyond_above_1() -> None:
    assert normalise([40, 80, 60, 100, None], TARGET) == [0, 1, Fraction(1, 2), Fraction(3, 2), None]
    assert doubt([40, 80], TARGET) is None


def test_beyond_the_target_stays_1_where_asked() -> None:
    assert normalise([40, 100, None], Params(Fraction(80), cap=True)) == [0, 1, None]


def test_a_low_target_for_what_is_better_when_low() -> None:
    # (max - x) / (max - target) with max 50 and target 10, values multiplied by -1 as the caller does
    assert normalise([-50, -10, -30], turned(Params(Fraction(10)))) == [0, 1, Fraction(1, 2)]


def test_a_target_that_the_lowest_unit_has_reached_does_not_compare() -> None:
    assert normalise([80, 90], TARGET) == [None, None]
    said = doubt([80, 90], TARGET)
    assert said is not None
    assert "đã đạt hoặc vượt mục tiêu" in said.vi


def test_without_a_target_the_way_to_give_one_is_told() -> None:
    assert turned(Params()) == Params()
    with pytest.raises(ParameterError, match="dist2targ:80, hoặc thêm cột Target"):
        normalise([1, 2], Params())


def test_no_value_at_all() -> None:
    assert normalise([None], TARGET) == [None]
    assert doubt([None], TARGET) is not None
