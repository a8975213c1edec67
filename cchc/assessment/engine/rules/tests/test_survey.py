"""R13: answers with 100/60/20/0 percent, averaged over the ballots and multiplied into the maximum."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from cchc.assessment.engine.rules.tests.build import COUNTS, Ruled, check, count, example
from cchc.assessment.engine.shape import Unscorable


def test_the_mean_of_the_ballots_is_scaled_to_the_maximum() -> None:
    rule, shown = example("survey")
    assert check(rule, **shown.given).points == Fraction(13, 10)
    assert rule.said(**shown.given) == (
        "Bình quân của 120 phiếu: 65%. Đạt 65%, tính theo tỷ lệ: 65% × 2 / 100% = 1,3/2 điểm. "
        "Còn 35 điểm phần trăm để đạt điểm tối đa."
    )
    assert rule.say().startswith("Bình quân các phiếu (Số phiếu: Rất tốt = 100%, Số phiếu: Tốt = 60%")


def test_who_has_no_opinion_is_left_out() -> None:
    inputs = (count("yes", "Đồng ý"), count("no", "Không đồng ý"), count("blank", "Không ý kiến"))
    rule = Ruled("survey", {"options": {"yes": 100, "no": 0}}, inputs, 1)
    assert rule.shape.reads(rule.params) == ("yes", "no")
    assert check(rule, yes=3, no=1).points == Fraction(3, 4)


def test_no_ballot_is_no_score_and_no_full_points_either() -> None:
    rule, shown = example("survey")
    outcome = check(rule, **dict.fromkeys(shown.given, 0))
    assert (outcome.points, outcome.nothing) == (None, False)
    assert outcome.why[0].say() == "Không có phiếu trả lời nào."


def test_a_number_below_zero_is_told() -> None:
    rule, shown = example("survey")
    with pytest.raises(Unscorable, match="là -1; chỉ nhận số từ 0"):
        rule.score(**{**shown.given, "bad": -1})


def test_an_option_worth_more_than_all_is_a_fault() -> None:
    rule = Ruled("survey", {"options": {"a": 120}}, (count("a"),))
    assert rule.faults() == ["phương án “a” có giá trị 120%; cần từ 0% đến 100%."]


NUMBERS = COUNTS.filter(lambda number: number >= 0)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_any_ballots_are_kept_by_both_arithmetics(a: Fraction, b: Fraction, c: Fraction) -> None:
    raw = {"options": {"a": 100, "b": "200/3", "c": 0}, "then": {"linear": {"full": 90, "zero": 50}}}
    check(Ruled("survey", raw, (count("a"), count("b"), count("c")), 2), a=a, b=b, c=c)
