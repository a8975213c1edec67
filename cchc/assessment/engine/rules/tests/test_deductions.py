"""R8: points off for violations, by number or by how grave; the floor may lie below zero."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import POINTS, Ruled, check, count, example
from cchc.assessment.engine.shape import Unscorable

INPUTS = (count("a", "Số văn bản sai"), count("b", "Số công chức bị kỷ luật"))


@pytest.mark.parametrize(
    ("slight", "grave", "points", "said"),
    [
        (0, 0, 2, "Không có vi phạm: 2/2 điểm."),
        (3, 0, 1, "Số vi phạm nhẹ: 3, trừ 1 điểm. Còn lại 2 - 1 = 1/2 điểm."),
        (0, 1, 0, "Số vi phạm nghiêm trọng: 1, trừ 2 điểm. Còn lại 2 - 2 = 0/2 điểm."),
        (
            1,
            2,
            0,
            (
                "Số vi phạm nhẹ: 1, trừ 1 điểm. Số vi phạm nghiêm trọng: 2, trừ 2 điểm. "
                "Tổng điểm trừ là 3, tính theo mức sàn: 0/2 điểm."
            ),
        ),
    ],
)
def test_slight_violations_cost_half_and_grave_ones_all(
    slight: int, grave: int, points: int, said: str
) -> None:
    rule, _ = example("deductions")
    assert check(rule, slight=slight, grave=grave).points == points
    assert rule.said(slight=slight, grave=grave) == said


def test_a_criterion_may_fall_below_zero() -> None:
    raw = {
        "items": [{"input": "a", "percent": 100, "once": True}, {"input": "a", "points": "0.25"}],
        "floor": "-0.5",
    }
    rule = Ruled("deductions", raw, INPUTS, 1)
    assert [check(rule, a=number).points for number in (0, 1, 2, 3)] == [
        1,
        Fraction(-1, 4),
        Fraction(-1, 2),
        Fraction(-1, 2),
    ]
    assert rule.limits() == (Fraction(-1, 2), 1)
    assert rule.shape.reads(rule.params) == ("a",)


def test_the_worst_case_bounds_what_can_be_lost() -> None:
    raw = {
        "items": [{"input": "a", "points": "0.25", "cap": "0.5"}, {"input": "b", "percent": 25, "once": True}]
    }
    rule = Ruled("deductions", raw, INPUTS, 2)
    assert rule.limits() == (1, 2)
    assert check(rule, a=9, b=9).points == 1
    assert rule.say() == (
        "2 điểm khi không có vi phạm; số văn bản sai: trừ 0,25 điểm, mỗi vi phạm, nhiều nhất 0,5 điểm; "
        "số công chức bị kỷ luật: trừ 25% điểm tối đa, một lần; không thấp hơn 0 điểm"
    )


def test_a_number_below_zero_is_told_and_gives_no_points() -> None:
    rule, _ = example("deductions")
    assert np.isnan(rule.array(slight=-1, grave=0)).all()
    with pytest.raises(Unscorable, match="Số liệu “Số vi phạm nhẹ” là -1"):
        rule.score(slight=-1, grave=0)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"items": [{"input": "a"}]}, "items[1]: cần đúng một: “points”"),
        ({"items": [{"input": "a", "points": 1, "percent": 5}]}, "cần đúng một"),
        ({"items": [{"input": "a", "points": -1}]}, "mức trừ là -1; cần số lớn hơn 0"),
        ({"items": [{"input": "a", "points": 1}], "floor": 2}, "phải nhỏ hơn điểm tối đa"),
    ],
)
def test_a_violation_that_costs_nothing_is_a_fault(raw: Any, told: str) -> None:
    assert any(told in sentence for sentence in Ruled("deductions", raw, INPUTS, 2).faults())


COSTS = st.one_of(
    st.builds(lambda points: {"points": points}, POINTS.filter(bool)),
    st.builds(lambda percent: {"percent": percent}, st.integers(1, 100)),
)
ITEMS = st.builds(
    lambda code, cost, once, cap: {"input": code, **cost, "once": once, "cap": cap},
    st.sampled_from(["a", "b"]),
    COSTS,
    st.booleans(),
    st.one_of(st.none(), POINTS.filter(bool)),
)
NUMBERS = st.integers(0, 12).map(Fraction)


@given(st.lists(ITEMS, min_size=1, max_size=4), st.integers(-4, 4), NUMBERS, NUMBERS)
def test_any_violations_are_kept_by_both_arithmetics(
    items: Any, floor: int, a: Fraction, b: Fraction
) -> None:
    rule = Ruled("deductions", {"items": items, "floor": Fraction(floor, 4)}, INPUTS, 2)
    given = {"a": a, "b": b}
    check(rule, **{code: given[code] for code in rule.shape.reads(rule.params)})
