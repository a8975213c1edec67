"""R4: "Xác định đầy đủ nhiệm vụ và có bố trí kinh phí: 1; không … hoặc không …: 0"."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import (
    COUNTS,
    PERCENTS,
    Ruled,
    check,
    count,
    example,
    percent,
    yes_no,
)

INPUTS = (
    yes_no("a", "có kế hoạch"),
    yes_no("b", "có vi phạm"),
    percent("rate", "tỷ lệ đúng hạn"),
    count("n", "số cuộc kiểm tra"),
)


@pytest.mark.parametrize(("named", "funded", "points"), [(1, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 0)])
def test_both_must_hold(named: int, funded: int, points: int) -> None:
    rule, _ = example("conditions")
    assert check(rule, tasks_named=named, funded=funded).points == points


def test_the_conditions_that_decided_are_told() -> None:
    rule, _ = example("conditions")
    assert rule.said(tasks_named=1, funded=0) == "Chưa đáp ứng điều kiện: có bố trí kinh phí. Được 0/1 điểm."
    assert rule.said(tasks_named=1, funded=1) == (
        "Đáp ứng yêu cầu (xác định đầy đủ nhiệm vụ; có bố trí kinh phí): 1/1 điểm."
    )
    assert rule.say() == "Xác định đầy đủ nhiệm vụ và có bố trí kinh phí: 1 điểm; còn lại: 0 điểm"
    assert rule.say("en") == "Tasks fully named and funds set aside: 1 point; otherwise: 0 points"


def test_one_of_several_is_enough() -> None:
    raw = {"any_of": [{"input": "rate", "ge": 95}, {"input": "n", "gt": 2}]}
    rule = Ruled("conditions", raw, INPUTS)
    assert check(rule, rate=95, n=0).points == 1
    assert check(rule, rate=0, n=3).points == 1
    assert rule.said(rate=94, n=2) == (
        "Không đáp ứng điều kiện nào trong số: tỷ lệ đúng hạn từ 95% trở lên; số cuộc kiểm tra trên 2. Được 0/1 điểm."
    )
    assert rule.say() == "Tỷ lệ đúng hạn từ 95% trở lên hoặc số cuộc kiểm tra trên 2: 1 điểm; còn lại: 0 điểm"


def test_and_goes_with_or_and_a_no_can_be_asked_for() -> None:
    raw = {
        "all_of": [{"input": "b", "yes": False}],
        "any_of": [{"input": "a"}, {"input": "rate", "ge": 80, "le": 100}],
        "unmet": "0.25",
    }
    rule = Ruled("conditions", raw, INPUTS)
    assert check(rule, a=0, b=0, rate=80).points == 1
    assert check(rule, a=0, b=1, rate=80).points == Fraction(1, 4)
    assert rule.said(a=0, b=1, rate=80) == "Chưa đáp ứng điều kiện: có vi phạm: không. Được 0,25/1 điểm."
    assert rule.say() == (
        "Có vi phạm: không và (có kế hoạch hoặc tỷ lệ đúng hạn từ 80% đến 100%): 1 điểm; còn lại: 0,25 điểm"
    )


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({}, "chưa có điều kiện nào"),
        ({"all_of": [{"input": "rate"}]}, "quy tắc này nhận loại yes_no"),
        ({"all_of": [{"input": "a", "ge": 1}]}, "quy tắc này nhận loại number, percent"),
        ({"all_of": [{"input": "rate", "ge": 90, "gt": 80}]}, "ghi một đầu hai lần"),
        (
            {"any_of": [{"input": "rate", "ge": 90, "lt": 80}]},
            "điều kiện về “rate”: mức từ 90% đến dưới 80% không chứa giá trị nào",
        ),
    ],
)
def test_what_cannot_be_asked_is_a_fault(raw: Any, told: str) -> None:
    assert any(told in sentence for sentence in Ruled("conditions", raw, INPUTS).faults())


ASKED = st.one_of(
    st.builds(lambda code, yes: {"input": code, "yes": yes}, st.sampled_from(["a", "b"]), st.booleans()),
    st.builds(
        lambda end, value: {"input": "rate", end: value},
        st.sampled_from(["ge", "gt", "le", "lt"]),
        st.integers(0, 100),
    ),
    st.builds(
        lambda low, more: {"input": "n", "gt": low, "le": low + more}, st.integers(0, 9), st.integers(1, 9)
    ),
)
LISTS = st.lists(ASKED, min_size=1, max_size=3)


@given(
    LISTS,
    LISTS,
    st.sampled_from(["all_of", "any_of", "both"]),
    st.booleans(),
    st.booleans(),
    PERCENTS,
    COUNTS,
)
def test_any_conditions_are_kept_by_both_arithmetics(
    first: Any, second: Any, which: str, a: bool, b: bool, rate: Fraction, n: Fraction
) -> None:
    raw = {"all_of": first, "any_of": second} if which == "both" else {which: first}
    rule = Ruled("conditions", raw, INPUTS)
    given = {"a": int(a), "b": int(b), "rate": rate, "n": n}
    check(rule, **{code: given[code] for code in rule.shape.reads(rule.params)})
