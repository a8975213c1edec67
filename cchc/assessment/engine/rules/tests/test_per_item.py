"""R7: "Mỗi nội quy, quy chế … 0.5; không ban hành: 0", at most 2."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from cchc.assessment.engine.rules.tests.build import COUNTS, Ruled, check, count, example, percent
from cchc.assessment.engine.shape import Unscorable


@pytest.mark.parametrize(("number", "points"), [(0, 0), (1, "0.5"), (3, "1.5"), (4, 2), (9, 2)])
def test_half_a_point_each_up_to_two(number: int, points: str) -> None:
    rule, _ = example("per_item")
    assert check(rule, rules_issued=number).points == Fraction(points)


def test_the_sum_and_the_cap_are_told() -> None:
    rule, _ = example("per_item")
    assert rule.said(rules_issued=3) == "Số nội quy, quy chế ban hành: 3 × 0,5 = 1,5/2 điểm."
    assert rule.said(rules_issued=6) == (
        "Số nội quy, quy chế ban hành: 6 × 0,5 = 3, vượt mức trần nên tính 2/2 điểm."
    )
    assert rule.say() == "Số nội quy, quy chế ban hành: mỗi mục 0,5 điểm, tối đa 2 điểm"


def test_a_cap_may_lie_below_the_maximum() -> None:
    rule = Ruled("per_item", {"each": 1, "cap": 3}, (count("n"),), 5)
    assert check(rule, n=4).points == 3


def test_a_number_below_zero_is_told() -> None:
    with pytest.raises(Unscorable, match="chỉ nhận số từ 0 trở lên"):
        example("per_item")[0].score(rules_issued=-2)


def test_points_that_are_none_are_faults() -> None:
    assert Ruled("per_item", {"each": 0, "cap": -1}, (percent("n"),)).faults() == [
        "“each” là 0; cần số lớn hơn 0.",
        "“cap” là -1; cần số lớn hơn 0.",
        "số liệu “n” thuộc loại percent; quy tắc này nhận loại count, number.",
    ]


@given(COUNTS.filter(lambda number: number >= 0))
def test_any_number_is_kept_by_both_arithmetics(number: Fraction) -> None:
    check(Ruled("per_item", {"each": "1/3"}, (count("n"),), 2), n=number)
