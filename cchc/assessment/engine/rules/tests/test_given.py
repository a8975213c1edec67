"""Points that are given from outside, as the sub-dimensions of PAPI are."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.rules.tests.build import PERCENTS, Ruled, check, example
from cchc.lib.words import Words

SPEC = InputSpec("p", Words("Điểm khảo sát"), "points")


def test_points_are_taken_as_they_are() -> None:
    rule, shown = example("given")
    assert rule.points(**shown.given) == Fraction(29, 4)
    assert rule.said(**shown.given) == "Điểm đã có: 7,25/10 điểm."
    assert rule.say() == "Lấy điểm đã có, tối đa 10 điểm"


@pytest.mark.parametrize(("points", "taken"), [(0, None), (1, 1), (10, 10), ("10.01", None)])
def test_points_outside_what_is_possible_are_refused(points: str, taken: object) -> None:
    rule = Ruled("given", {"least": 1}, (SPEC,), 10)
    assert check(rule, p=Fraction(points)).points == taken
    if taken is None:
        assert rule.said(p=11) == "Điểm 11 nằm ngoài khoảng từ 1 đến 10."


def test_a_set_may_take_whatever_comes() -> None:
    rule = Ruled("given", {"bounded": False}, (SPEC,), 10)
    assert rule.points(p=12) == 12
    assert rule.array(p=12)[0] == 12


def test_a_least_above_the_maximum_is_a_fault() -> None:
    assert Ruled("given", {"least": 3}, (SPEC,), 2).faults() == ["điểm thấp nhất 3 lớn hơn điểm tối đa 2."]


@given(PERCENTS)
def test_any_points_are_kept_by_both_arithmetics(points: Fraction) -> None:
    check(Ruled("given", {}, (SPEC,), 100), p=points)
