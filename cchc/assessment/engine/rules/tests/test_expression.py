"""A formula as a rule; the language itself is tested beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.rules.tests.build import COUNTS, Ruled, check, count, example, yes_no
from cchc.lib.words import Words

INPUTS = (count("a", "Số đã làm"), count("b", "Số phải làm"), yes_no("ok", "Có kế hoạch"))


def test_the_points_of_the_example_and_its_words() -> None:
    rule, shown = example("expression")
    assert check(rule, **shown.given).points == Fraction(7, 4)
    assert rule.said(**shown.given) == (
        "Tính theo công thức với Số hồ sơ đã giải quyết = 400, Số hồ sơ đúng hạn = 390, "
        "Số hồ sơ thiếu văn bản xin lỗi = 2: 1,75/2 điểm."
    )
    assert rule.say().startswith(
        "if([Số hồ sơ đã giải quyết] > 0; [Số hồ sơ đúng hạn] / [Số hồ sơ đã giải quyết] ×"
    )


@pytest.mark.parametrize(("a", "points"), [(-1, 0), (0, 0), (3, "0.75"), (4, 1), (9, 1)])
def test_the_result_is_cut_off_at_its_ends(a: int, points: str) -> None:
    rule = Ruled("expression", {"formula": "a / 4"}, INPUTS)
    assert check(rule, a=a).points == Fraction(points)
    assert (
        rule.said(a=9)
        == "Tính theo công thức với Số đã làm = 9: 2,25, ngoài khoảng cho phép nên tính 1/1 điểm."
    )


def test_what_cannot_be_computed_is_told_with_its_part() -> None:
    rule = Ruled("expression", {"formula": "1 + a / b"}, INPUTS)
    assert check(rule, a=3, b=0).points is None
    assert rule.said(a=3, b=0) == (
        "Không tính được công thức với Số đã làm = 3, Số phải làm = 0: chia cho 0 ở “a / b”."
    )


def test_a_yes_stands_for_a_condition_and_for_one() -> None:
    rule = Ruled("expression", {"formula": "if(ok and a > 0; 0,5; 0) + ok * 0.25"}, INPUTS)
    assert rule.faults() == []
    assert check(rule, ok=1, a=2).points == Fraction(3, 4)
    assert check(rule, ok=0, a=2).points == 0


@pytest.mark.parametrize(
    ("formula", "told"),
    [("a +", "vị trí 4: gặp hết công thức"), ("a > b", "đúng hoặc sai"), ("min(0,5, a)", "hai cách đọc")],
)
def test_a_formula_that_cannot_be_read_is_a_fault_of_the_rule(formula: str, told: str) -> None:
    (fault,) = rule_of({"shape": "expression", "formula": formula}, ("a",)).faults
    assert told in fault


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"formula": "1 + 2"}, "công thức không đọc số liệu nào"),
        ({"formula": "a + c"}, "số liệu “c” chưa được khai báo"),
        ({"formula": "a + d"}, "số liệu “d” thuộc loại date"),
        ({"formula": "if(a; 1; 2)"}, "“if” cần điều kiện như a > 0"),
        ({"formula": "a", "least": 2}, "điểm thấp nhất 2 phải nhỏ hơn điểm cao nhất 1"),
    ],
)
def test_what_does_not_fit_the_inputs_is_a_fault(raw: Any, told: str) -> None:
    day = InputSpec("d", Words("Ngày"), "date")
    assert any(told in sentence for sentence in Ruled("expression", raw, (*INPUTS, day)).faults())


@given(COUNTS, COUNTS)
def test_any_counts_are_kept_by_both_arithmetics(a: Fraction, b: Fraction) -> None:
    raw = {"formula": "round(if(a > b; maximum; a / b * maximum); 2) - 0.1 * (b - 3)", "least": -1}
    check(Ruled("expression", raw, INPUTS, 2), a=a, b=b)
