"""Statistics set against the other units by COINr's normalisers and scaled to the maximum."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.normalisers import found as normalisers
from cchc.assessment.engine.rules.tests.build import Ruled, check, example, number

VALUE = number("x", "Vốn đầu tư")
OTHERS = {"x": (2, 4, 8, 10)}


@pytest.mark.parametrize(
    ("raw", "value", "points"),
    [
        ({}, 6, 1),
        ({}, 10, 2),
        ({}, 2, 0),
        ({"less": True}, 8, "0.5"),
        ({"normaliser": "prank"}, 6, 1),
        ({"normaliser": "borda"}, 9, "1.5"),
        ({"normaliser": "fracmax"}, 5, 1),
        ({"normaliser": "goalposts", "options": {"low": 0, "high": 12}, "full": 1}, 6, 1),
        ({"normaliser": "goalposts", "options": {"low": 0, "high": 12}, "full": 1, "less": True}, 3, "1.5"),
        ({"normaliser": "zscore", "options": {"mean": 50, "sd": 10}, "zero": 40, "full": 60}, 6, 1),
    ],
)
def test_each_method_gives_a_share_of_the_maximum(raw: Any, value: int, points: str) -> None:
    rule = Ruled("normalised", raw, (VALUE,), 2)
    assert rule.faults() == []
    assert check(rule, peers=OTHERS, x=value).points == Fraction(points)


def test_it_is_said_in_words() -> None:
    rule, shown = example("normalised")
    (why,) = rule.score(peers=shown.peers, **shown.given).why
    assert why.say() == (
        "Vốn đầu tư thu hút (tỷ đồng): 1.200; chuẩn hoá (Min-max) giữa 4 đơn vị được 50: 1/2 điểm."
    )
    assert rule.say() == (
        "Vốn đầu tư thu hút (tỷ đồng): chuẩn hoá (Min-max) giữa các đơn vị; "
        "đơn vị tốt nhất được 2 điểm, điểm chuẩn hoá 0 được 0 điểm"
    )
    turned = Ruled("normalised", {"less": True, "full": 90, "zero": 10}, (VALUE,))
    assert turned.say() == (
        "Vốn đầu tư: chuẩn hoá (Min-max) giữa các đơn vị, càng thấp càng tốt; "
        "điểm chuẩn hoá 90 được 1 điểm, điểm chuẩn hoá 10 được 0 điểm"
    )


def test_units_that_cannot_be_told_apart_get_no_points_and_are_told_why() -> None:
    rule = Ruled("normalised", {}, (VALUE,))
    outcome = check(rule, peers={"x": (5, 5)}, x=5)
    assert outcome.points is None
    assert outcome.why[0].say() == (
        "Vốn đầu tư: 5; không chuẩn hoá (Min-max) được: mọi giá trị bằng nhau nên không phân biệt được các đơn vị."
    )


def test_units_without_a_value_play_no_part() -> None:
    rule = Ruled("normalised", {}, (VALUE,), 1)
    assert check(rule, peers={"x": (0, None, 10)}, x=5).points == Fraction(1, 2)
    assert np.isnan(rule.array(peers={"x": (0, None, 10)}, x=5)[2])


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"normaliser": "ranking"}, "normaliser: không có “ranking”; các phương pháp: borda"),
        ({"options": {"lo": 1}}, "options.lo: không có tham số này; các tham số: low, high"),
        ({"options": {"low": 9, "high": 1}}, "low phải nhỏ hơn high"),
        ({"normaliser": "dist2targ"}, "thiếu target"),
    ],
)
def test_a_method_that_there_is_not_is_told(raw: Any, told: str) -> None:
    (fault,) = rule_of({"shape": "normalised", **raw}, ("x",)).faults
    assert told in fault


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"full": 0}, "“full” 0 phải lớn hơn “zero” 0."),
        ({"normaliser": "goalposts"}, "với phương pháp goalposts cần ghi “full”"),
    ],
)
def test_ends_that_do_not_fit_are_faults(raw: Any, told: str) -> None:
    assert told in Ruled("normalised", raw, (VALUE,)).faults()[0]


VALUES = st.integers(-40, 200).map(lambda value: Fraction(value, 4))


@given(st.sampled_from(sorted(normalisers())), st.booleans(), VALUES, st.lists(VALUES, max_size=5))
def test_any_method_is_kept_by_both_arithmetics(
    method: str, less: bool, value: Fraction, others: list[Fraction]
) -> None:
    options = {"target": 30} if method == "dist2targ" else None
    raw = {"normaliser": method, "less": less, "full": 1, "options": options}
    check(Ruled("normalised", raw, (VALUE,), 2), peers={"x": others}, x=value)
