"""R6: "Đủ số lượng và đúng thời gian: 1; không đủ hoặc không đúng: 0", of four reports a year."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import COUNTS, Ruled, check, count, example
from cchc.assessment.engine.shape import Unscorable

INPUTS = (
    count("on_time", "Số báo cáo đúng hạn"),
    count("late", "Số báo cáo chậm"),
    count("due", "Số báo cáo phải gửi"),
)
FULL = {"on_time": "on_time", "required": 4, "late": "late", "complete_late": "0.5"}


@pytest.mark.parametrize(("number", "points"), [(4, 1), (3, 0), (0, 0), (5, 1)])
def test_four_reports_on_time_or_nothing(number: int, points: int) -> None:
    rule, _ = example("complete_on_time")
    assert check(rule, reports_on_time=number).points == points


@pytest.mark.parametrize(
    ("on_time", "late", "said"),
    [
        (4, 0, "Đủ 4/4 báo cáo, đúng hạn: 1/1 điểm."),
        (3, 1, "Đủ 4 báo cáo nhưng chỉ 3 đúng hạn: 0,5/1 điểm."),
        (3, 0, "Có 3/4 báo cáo đúng hạn: 0/1 điểm."),
    ],
)
def test_complete_but_late_may_count_apart(on_time: int, late: int, said: str) -> None:
    rule = Ruled("complete_on_time", FULL, INPUTS)
    check(rule, on_time=on_time, late=late)
    assert rule.said(on_time=on_time, late=late) == said
    assert rule.say() == "Đủ 4 báo cáo, đúng hạn: 1 điểm; đủ nhưng không đúng hạn: 0,5 điểm; còn lại: 0 điểm"


def test_what_is_due_may_differ_by_unit_and_nothing_due_is_nothing_arose() -> None:
    rule = Ruled(
        "complete_on_time", {"on_time": "on_time", "required_input": "due", "items": "báo cáo"}, INPUTS
    )
    assert check(rule, on_time=2, due=2).points == 1
    outcome = check(rule, on_time=0, due=0)
    assert (outcome.points, outcome.nothing) == (None, True)
    assert rule.said(on_time=0, due=0) == "Trong kỳ không có báo cáo phải thực hiện."
    assert rule.say() == "Đủ báo cáo (Số báo cáo phải gửi), đúng hạn: 1 điểm; còn lại: 0 điểm"


def test_a_number_below_zero_is_told() -> None:
    with pytest.raises(Unscorable, match="Số liệu “Số báo cáo đúng hạn” là -1; chỉ nhận số từ 0 trở lên"):
        Ruled("complete_on_time", FULL, INPUTS).score(on_time=-1, late=0)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"on_time": "on_time"}, "cần đúng một: “required”"),
        ({"on_time": "on_time", "required": 4, "required_input": "due"}, "cần đúng một: “required”"),
        ({"on_time": "on_time", "required": 0}, "cần số lớn hơn 0"),
        ({"on_time": "on_time", "required": 4, "complete_late": 1}, "chưa ghi số liệu số lượng quá hạn"),
    ],
)
def test_what_is_not_said_once_is_a_fault(raw: Any, told: str) -> None:
    assert any(told in sentence for sentence in Ruled("complete_on_time", raw, INPUTS).faults())


@given(st.sampled_from([FULL, {**FULL, "full": "0.75", "otherwise": "0.25"}]), COUNTS, COUNTS)
def test_any_counts_are_kept_by_both_arithmetics(raw: Any, on_time: Fraction, late: Fraction) -> None:
    rule = Ruled("complete_on_time", raw, INPUTS)
    if min(on_time, late) >= 0:
        check(rule, on_time=on_time, late=late)
