"""Fraction of the highest value, with what happens when that is zero or negative."""

from __future__ import annotations

from fractions import Fraction

from cchc.assessment.engine.normalisers.fracmax import Params, doubt, normalise


def test_each_value_is_divided_by_the_highest() -> None:
    assert normalise([3, 12, None, -6], Params()) == [Fraction(1, 4), 1, None, Fraction(-1, 2)]
    assert doubt([3, 12, None, -6], Params()) is None


def test_a_highest_value_of_0_has_no_fractions() -> None:
    assert normalise([0, -4], Params()) == [None, None]
    said = doubt([0, -4], Params())
    assert said is not None
    assert said.vi == "giá trị cao nhất là 0 nên không tính được tỷ lệ"


def test_a_negative_highest_value_gives_the_figure_of_coinr_and_a_warning_that_the_order_turns() -> None:
    assert normalise([-2, -6], Params()) == [1, 3]
    said = doubt([-2, -6], Params())
    assert said is not None
    assert "xếp ngược thứ tự" in said.vi


def test_equal_values_all_get_1_and_are_told() -> None:
    assert normalise([5, 5], Params()) == [1, 1]
    assert doubt([5, 5], Params()) is not None


def test_no_value_at_all() -> None:
    assert normalise([None], Params()) == [None]
    assert doubt([None], Params()) is not None
