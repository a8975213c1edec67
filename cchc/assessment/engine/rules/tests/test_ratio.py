"""R12: "(Tổng PAKN − số bị phản hồi không hài lòng hoặc quá hạn) / Tổng × 100%"."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import COUNTS, Ruled, check, count, example, percent, tables
from cchc.assessment.engine.shape import Unscorable

INPUTS = (
    count("total", "Tổng số hồ sơ"),
    count("on_time", "Số hồ sơ đúng hạn"),
    count("early", "Số hồ sơ trước hạn"),
)
PLAIN = {"plus": ["on_time", "early"], "over": ["total"]}


def test_feedback_of_decision_766() -> None:
    rule, shown = example("ratio")
    assert check(rule, **shown.given).points == Fraction(5, 3)
    assert rule.said(**shown.given) == (
        "Tỷ lệ PAKN được xử lý tốt: 90/120 = 75%. Đạt 75%, tính theo tỷ lệ: 75% × 2 / 90% = 1,6667/2 điểm. "
        "Còn 15 điểm phần trăm để đạt điểm tối đa."
    )
    assert rule.say() == (
        "Tỷ lệ PAKN được xử lý tốt = (Tổng số PAKN - Số PAKN quá hạn hoặc không hài lòng) / Tổng số PAKN × 100%; "
        "từ 90% trở lên: 2 điểm; dưới 90%: giá trị × 2 / 90%"
    )


def test_shares_add_up_and_the_edge_is_exact() -> None:
    raw = {**PLAIN, "then": {"bands": [{"ge": 57, "points": 1}, {"lt": 57, "points": 0}]}}
    rule = Ruled("ratio", raw, INPUTS)
    assert check(rule, on_time=50, early=7, total=100).points == 1
    assert check(rule, on_time=50, early=6, total=100).points == 0


def test_the_complement_is_what_is_left() -> None:
    raw = {"plus": ["on_time"], "over": ["total"], "complement": True, "name": "Tỷ lệ quá hạn"}
    rule = Ruled("ratio", raw, INPUTS, 2)
    assert check(rule, on_time=30, total=40).points == Fraction(1, 2)
    assert rule.said(on_time=30, total=40).startswith("Tỷ lệ quá hạn: 100% - 30/40 = 25%.")
    assert rule.say().startswith("Tỷ lệ quá hạn = 100% - Số hồ sơ đúng hạn / Tổng số hồ sơ × 100%;")


@pytest.mark.parametrize(
    ("given", "nothing", "said"),
    [
        ((0, 0, 0), True, "Tỷ lệ: mẫu số bằng 0."),
        ((2, 0, 0), False, "Tỷ lệ: tử số là 2 nhưng mẫu số bằng 0; kiểm tra lại số liệu."),
    ],
)
def test_nothing_of_nothing_is_nothing_arose_and_something_of_it_a_fault(
    given: Any, nothing: bool, said: str
) -> None:
    rule = Ruled("ratio", PLAIN, INPUTS)
    outcome = check(rule, **dict(zip(("on_time", "early", "total"), given, strict=True)))
    assert (outcome.points, outcome.nothing) == (None, nothing)
    assert outcome.why[0].say() == said


def test_more_taken_off_than_there_is_is_told() -> None:
    rule, _ = example("ratio")
    outcome = check(rule, feedback=3, feedback_bad=5)
    assert (outcome.points, outcome.nothing) == (None, False)
    assert outcome.why[0].say().endswith("tử số là -2, nhỏ hơn 0; kiểm tra lại số liệu.")


def test_a_part_that_is_more_than_all_is_told_unless_it_is_no_part() -> None:
    outcome = check(Ruled("ratio", PLAIN, INPUTS), on_time=5, early=2, total=4)
    assert (outcome.points, outcome.nothing) == (None, False)
    assert outcome.why[0].say() == "Tỷ lệ: tử số là 7, lớn hơn mẫu số 4; kiểm tra lại số liệu."
    assert check(Ruled("ratio", {**PLAIN, "part": False}, INPUTS), on_time=5, early=2, total=4).points == 1


def test_a_number_below_zero_is_told() -> None:
    with pytest.raises(Unscorable, match="Số liệu “Số hồ sơ trước hạn” là -1"):
        Ruled("ratio", PLAIN, INPUTS).score(on_time=1, early=-1, total=4)


def test_faults_of_the_bands_and_of_the_inputs_are_told() -> None:
    raw = {
        "plus": ["p"],
        "over": ["total"],
        "then": {"bands": [{"ge": 5, "points": 1}], "linear": {"full": 9}},
    }
    faults = Ruled("ratio", raw, (*INPUTS, percent("p"))).faults()
    assert faults[0] == "số liệu “p” thuộc loại percent; quy tắc này nhận loại count, number."
    assert faults[1] == "có cả “bands” và “linear”; chỉ dùng một cách."
    assert faults[2].startswith("chưa có mức cho giá trị dưới")


NUMBERS = COUNTS.filter(lambda number: number >= 0)


@given(tables(-200, 300), st.booleans(), st.booleans(), NUMBERS, NUMBERS, NUMBERS)
def test_any_counts_are_kept_by_both_arithmetics(
    bands: Any, complement: bool, part: bool, on_time: Fraction, early: Fraction, total: Fraction
) -> None:
    rule = Ruled(
        "ratio", {**PLAIN, "complement": complement, "part": part, "then": {"bands": bands}}, INPUTS, 2
    )
    check(rule, on_time=on_time, early=early, total=total)
