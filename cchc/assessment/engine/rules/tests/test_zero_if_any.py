"""R9: "Ban hành từ 01 VB trái pháp luật và bị xử lý: 0", else the maximum."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from cchc.assessment.engine.rules.tests.build import COUNTS, Ruled, check, count, example, yes_no
from cchc.assessment.engine.shape import Unscorable

INPUTS = (count("a", "Số văn bản trái luật"), count("b", "Số vụ tham nhũng"))


@pytest.mark.parametrize(
    ("number", "points", "said"),
    [
        (0, 2, "Không có trường hợp nào (số văn bản trái pháp luật bị xử lý): 2/2 điểm."),
        (1, 0, "Số văn bản trái pháp luật bị xử lý: 1, từ 1 trở lên: 0/2 điểm."),
    ],
)
def test_one_is_enough(number: int, points: int, said: str) -> None:
    rule, _ = example("zero_if_any")
    assert check(rule, unlawful=number).points == points
    assert rule.said(unlawful=number) == said
    assert rule.say() == "Số văn bản trái pháp luật bị xử lý từ 1 trở lên: 0 điểm; còn lại: 2 điểm"


def test_all_inputs_of_the_criterion_count_together_and_a_few_may_be_borne() -> None:
    rule = Ruled("zero_if_any", {"first": 3, "found": "0.5"}, INPUTS, 2)
    assert rule.shape.reads(rule.params) == ("a", "b")
    assert check(rule, a=1, b=1).points == 2
    assert check(rule, a=1, b=2).points == Fraction(1, 2)
    assert rule.said(a=1, b=1) == "Số văn bản trái luật, số vụ tham nhũng: 2, chưa đến 3: 2/2 điểm."


def test_a_number_below_zero_is_told() -> None:
    with pytest.raises(Unscorable, match="Số liệu “Số vụ tham nhũng” là -1"):
        Ruled("zero_if_any", {}, INPUTS).score(a=0, b=-1)


def test_what_no_number_reaches_and_what_is_no_number_are_faults() -> None:
    assert Ruled("zero_if_any", {"first": 0}, (yes_no("a", "Có"),)).faults() == [
        "“first” là 0; cần số lớn hơn 0.",
        "số liệu “a” thuộc loại yes_no; quy tắc này nhận loại count, number.",
    ]
    assert any("chưa ghi quy tắc lấy số liệu nào" in told for told in Ruled("zero_if_any", {}, ()).faults())


NUMBERS = COUNTS.filter(lambda number: number >= 0)


@given(NUMBERS, NUMBERS)
def test_any_numbers_are_kept_by_both_arithmetics(a: Fraction, b: Fraction) -> None:
    check(Ruled("zero_if_any", {"first": 5, "clean": "1.5"}, INPUTS, 2), a=a, b=b)
