"""The share of the way from the worst value to a target."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import PERCENTS, Ruled, check, count, example, percent

RATE = percent("rate", "Tỷ lệ hồ sơ trực tuyến")


@pytest.mark.parametrize(("value", "points"), [(80, 2), (90, 2), (65, 1), (50, 0), (40, 0)])
def test_from_a_mark_to_the_target(value: int, points: int) -> None:
    assert (
        check(Ruled("distance_to_target", {"target": 80, "worst": 50}, (RATE,), 2), rate=value).points
        == points
    )


def test_the_worst_unit_gets_nothing() -> None:
    rule, shown = example("distance_to_target")
    assert check(rule, peers=shown.peers, **shown.given).points == Fraction(4, 5)
    assert check(rule, peers=shown.peers, online=45).points == 0
    assert np.allclose(rule.array(peers=shown.peers, online=62), [0.8, 0, 1.4, 2])


def test_units_without_a_value_play_no_part() -> None:
    rule = Ruled("distance_to_target", {"target": 80}, (RATE,), 1)
    assert check(rule, peers={"rate": (None, 40)}, rate=60).points == Fraction(1, 2)


def test_one_unit_alone_short_of_the_target_has_no_way_behind_it() -> None:
    assert check(Ruled("distance_to_target", {"target": 80}, (RATE,), 1), rate=60).points == 0


def test_less_may_be_better() -> None:
    rule = Ruled(
        "distance_to_target", {"target": 0, "worst": 10, "at_most": True}, (count("late", "Số quá hạn"),), 1
    )
    assert rule.faults() == []
    assert check(rule, late=4).points == Fraction(3, 5)
    assert rule.score(late=4).why[0].say() == (
        "Số quá hạn: 4, đi được 60% quãng đường từ 10 đến mục tiêu 0: 0,6/1 điểm."
    )
    assert rule.say() == "Số quá hạn: quãng đường đã đi được từ 10 đến mục tiêu 0, nhân với 1 điểm"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"target": 80, "worst": 80}, "mốc 0 điểm (worst) 80 phải nhỏ hơn mục tiêu 80"),
        ({"target": 8, "worst": 5, "at_most": True}, "phải lớn hơn mục tiêu 8"),
    ],
)
def test_a_mark_that_is_not_worse_is_a_fault(raw: Any, told: str) -> None:
    assert told in Ruled("distance_to_target", raw, (RATE,)).faults()[0]


@given(st.booleans(), st.one_of(st.none(), st.just(50)), PERCENTS, st.lists(PERCENTS, max_size=4))
def test_any_values_are_kept_by_both_arithmetics(
    at_most: bool, worst: Any, value: Fraction, others: list[Fraction]
) -> None:
    raw = {"target": 20 if at_most else 80, "worst": worst, "at_most": at_most}
    check(Ruled("distance_to_target", raw, (RATE,), 2), peers={"rate": others}, rate=value)
