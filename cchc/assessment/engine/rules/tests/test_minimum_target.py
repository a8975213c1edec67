"""R17: "khai thác dữ liệu số hóa 83,76% – mục tiêu ≥50%"; "hồ sơ đúng hẹn 97,28% – mục tiêu ≥98%"."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import PERCENTS, POINTS, Ruled, check, count, percent

REUSE = percent("reuse", "Tỷ lệ khai thác dữ liệu số hóa")
TARGET = percent("goal", "Mục tiêu được giao")


@pytest.mark.parametrize(
    ("target", "value", "points", "said"),
    [
        (50, "83.76", 1, "Tỷ lệ khai thác dữ liệu số hóa: 83,76%, đạt mục tiêu từ 50% trở lên: 1/1 điểm."),
        (50, 50, 1, "Tỷ lệ khai thác dữ liệu số hóa: 50%, đạt mục tiêu từ 50% trở lên: 1/1 điểm."),
        (
            98,
            "97.28",
            0,
            (
                "Tỷ lệ khai thác dữ liệu số hóa: 97,28%, chưa đạt mục tiêu từ 98% trở lên: 0/1 điểm. "
                "Còn 0,72 điểm phần trăm để đạt mục tiêu."
            ),
        ),
    ],
    ids=["met", "edge", "missed"],
)
def test_a_target_is_met_or_missed(target: int, value: str, points: int, said: str) -> None:
    rule = Ruled("minimum_target", {"target": target}, (REUSE,))
    assert check(rule, reuse=Fraction(value)).points == points
    assert rule.said(reuse=Fraction(value)) == said


def test_a_target_may_be_an_upper_bound() -> None:
    rule = Ruled(
        "minimum_target",
        {"target": 2, "at_most": True, "missed": "0.5"},
        (count("late", "Số hồ sơ quá hạn"),),
    )
    assert rule.said(late=5) == (
        "Số hồ sơ quá hạn: 5, chưa đạt mục tiêu từ 2 trở xuống: 0,5/1 điểm. Cần giảm 3 để đạt mục tiêu."
    )
    assert rule.say() == "Mục tiêu từ 2 trở xuống: 1 điểm khi đạt, 0,5 điểm khi chưa đạt"


def test_each_unit_may_have_its_own_target() -> None:
    rule = Ruled("minimum_target", {"input": "reuse", "target_input": "goal"}, (REUSE, TARGET))
    assert check(rule, reuse=60, goal=60).points == 1
    assert check(rule, reuse=60, goal=61).points == 0
    assert rule.say() == "Mục tiêu ít nhất Mục tiêu được giao: 1 điểm khi đạt, 0 điểm khi chưa đạt"


@pytest.mark.parametrize("raw", [{}, {"target": 5, "target_input": "goal"}])
def test_no_target_or_two_are_faults(raw: Any) -> None:
    faults = Ruled("minimum_target", {"input": "reuse", **raw}, (REUSE, TARGET)).faults()
    assert faults[0].startswith("cần đúng một: “target”")


@given(PERCENTS, PERCENTS, st.booleans(), POINTS, POINTS)
def test_any_target_is_kept_by_both_arithmetics(
    target: Fraction, value: Fraction, at_most: bool, met: Fraction, missed: Fraction
) -> None:
    raw = {"target": target, "at_most": at_most, "met": met, "missed": missed}
    check(Ruled("minimum_target", raw, (REUSE,), 2), reuse=value)
