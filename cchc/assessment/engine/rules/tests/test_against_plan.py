"""R16: what was done against the plan, both as figures."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import Ruled, check, count, example, tables


@pytest.mark.parametrize(("done", "points"), [(19, 2), (18, 1), (14, 1), (13, 0), (0, 0)])
def test_bands_of_ca_mau_on_two_figures(done: int, points: int) -> None:
    rule, _ = example("against_plan")
    assert check(rule, inspected=done, to_inspect=20).points == points


def test_it_is_said_in_words() -> None:
    rule, shown = example("against_plan")
    assert rule.said(**shown.given) == (
        "Số đơn vị đã kiểm tra: 17/20 = 85% kế hoạch. Đạt 85% kế hoạch, thuộc mức từ 70% đến 90%: 1/2 điểm. "
        "Cần vượt 90% để đạt điểm tối đa."
    )
    assert rule.say() == (
        "Số đơn vị đã kiểm tra so với kế hoạch: trên 90%: 2 điểm; từ 70% đến 90%: 1 điểm; dưới 70%: 0 điểm"
    )


def test_one_plan_may_hold_for_all_and_more_than_it_counts_as_full() -> None:
    rule = Ruled(
        "against_plan", {"plan": 2, "noun": "chỉ tiêu được giao"}, (count("n", "Số cuộc đối thoại"),)
    )
    assert check(rule, n=1).points == Fraction(1, 2)
    assert check(rule, n=5).points == 1
    assert rule.say().startswith("Số cuộc đối thoại so với chỉ tiêu được giao (2): từ 100% trở lên: 1 điểm")


@pytest.mark.parametrize(
    ("done", "nothing", "said"),
    [
        (0, True, "Số đơn vị đã kiểm tra: không có chỉ tiêu phải thực hiện."),
        (3, False, "Số đơn vị đã kiểm tra: kế hoạch là 0, cần số lớn hơn 0."),
    ],
)
def test_without_a_plan_nothing_arose_unless_something_was_done(done: int, nothing: bool, said: str) -> None:
    rule, _ = example("against_plan")
    outcome = check(rule, inspected=done, to_inspect=0)
    assert (outcome.points, outcome.nothing, outcome.why[0].say()) == (None, nothing, said)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({}, "cần đúng một: “plan”"),
        ({"plan": 3, "plan_input": "n"}, "cần đúng một: “plan”"),
        ({"plan": 0}, "“plan” là 0; cần số lớn hơn 0"),
        ({"plan": 3, "then": {"linear": {"full": 0}}}, "hai mốc phải khác nhau"),
    ],
)
def test_no_plan_or_two_are_faults(raw: Any, told: str) -> None:
    assert any(told in sentence for sentence in Ruled("against_plan", raw, (count("n"),)).faults())


VALUES = st.integers(-4, 80).map(lambda value: Fraction(value, 4))


@given(tables(), VALUES, VALUES)
def test_any_figures_are_kept_by_both_arithmetics(bands: Any, done: Fraction, plan: Fraction) -> None:
    raw = {"input": "done", "plan_input": "plan", "then": {"bands": bands}}
    check(Ruled("against_plan", raw, (count("done"), count("plan")), 2), done=done, plan=plan)
