"""What a set decides above its rules: nothing to do (R10), bonus and penalty (R14), a part that is missing (R15)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from cchc.assessment.engine.given import MISSING, NOT_APPLICABLE, NOTHING_AROSE, Given, Inputs, number
from cchc.assessment.engine.scoring import score
from cchc.assessment.engine.simulation import Simulator
from cchc.assessment.engine.tests.conftest import area, leaf

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.assessment.engine.model import CriteriaSet

    MakeSet = Callable[..., CriteriaSet]

FEEDBACK = """{code: "1.1", name: Xử lý phản ánh, maximum: 2, inputs: {done: {kind: count}, all: {kind: count}},
    rule: {shape: ratio, plus: [done], over: [all], name: Tỷ lệ xử lý}}"""
VIOLATIONS = """{code: "1.1", name: Vi phạm, maximum: 2, inputs: {slight: {kind: count}, grave: {kind: count}},
    rule: {shape: deductions, items: [{input: slight, percent: 50, once: true}, {input: grave, percent: 100}]}}"""


def one(criteria: CriteriaSet, **given: Given) -> Any:
    """A unit's result, the same by both engines."""
    inputs = Inputs({"A": {key.replace("_", "."): value for key, value in given.items()}})
    row, fast = score(criteria, inputs).units[0], Simulator(criteria, inputs).run()
    for exact, figure in ((row.points, fast.points), (row.maximum, fast.maximum), (row.index, fast.index)):
        expected = float("nan") if exact is None else float(exact)
        assert figure[0] == pytest.approx(expected, abs=1e-9, nan_ok=True)
    return row


@pytest.mark.parametrize(
    ("policy", "points", "maximum", "said"),
    [
        ("full", 2, 2, "Không phát sinh trong kỳ: tính điểm tối đa 2."),
        ("zero", 0, 2, "Không phát sinh trong kỳ: tính 0 điểm."),
        ("rebase", 0, 0, "Không phát sinh trong kỳ: không tính vào điểm tối đa."),
    ],
)
def test_no_feedback_at_all_gives_what_the_set_says_even_when_it_is_told_by_zeros(
    make_set: MakeSet, policy: str, points: int, maximum: int, said: str
) -> None:
    criteria = make_set(f"maximum: 5\nnothing_arose: {policy}", area("1", 5, FEEDBACK, leaf("1.2", 3)))
    for given in ({"all": NOTHING_AROSE, "done": NOTHING_AROSE}, {"all": number(0), "done": number(0)}):
        row = one(criteria, **given, p1_2=number(3))
        leaf_row = row.node("1.1")
        assert (leaf_row.status, leaf_row.points, leaf_row.maximum) == ("nothing_arose", points, maximum)
        assert leaf_row.why[-1].say() == said
        assert row.points == 3 + points


def test_zeros_tell_first_that_there_was_no_case(make_set: MakeSet) -> None:
    row = one(make_set("maximum: 2", area("1", 2, FEEDBACK)), all=number(0), done=number(0))
    assert [why.say() for why in row.node("1.1").why] == [
        "Tỷ lệ xử lý: mẫu số bằng 0.",
        "Không phát sinh trong kỳ: tính điểm tối đa 2.",
    ]


def test_of_two_kinds_of_violation_one_that_did_not_arise_is_none_of_them(make_set: MakeSet) -> None:
    criteria = make_set("maximum: 2", area("1", 2, VIOLATIONS))
    row = one(criteria, slight=number(1), grave=NOTHING_AROSE)
    assert (row.node("1.1").status, row.points) == ("scored", 1)
    assert one(criteria, slight=NOTHING_AROSE, grave=NOTHING_AROSE).node("1.1").status == "nothing_arose"
    assert one(criteria, slight=NOTHING_AROSE, grave=MISSING).node("1.1").status == "missing"
    assert one(criteria, slight=NOT_APPLICABLE, grave=number(1)).node("1.1").status == "not_applicable"


def test_an_input_that_a_rule_cannot_work_with_is_that_leafs_reason_and_never_an_exception(
    make_set: MakeSet,
) -> None:
    criteria = make_set("maximum: 2", area("1", 2, VIOLATIONS))
    row = one(criteria, slight=number(-1), grave=number(0)).node("1.1")
    assert (row.status, row.points) == ("unscorable", None)
    assert row.why[0].say() == "Số liệu “slight” là -1; chỉ nhận số từ 0 trở lên."
    assert row.why[0].say("en") == "“slight” is -1; only 0 and above are allowed."
    row = one(criteria, slight=Given("value", level="Tốt"), grave=number(0)).node("1.1")
    assert row.why[0].say() == "Số liệu “slight” không phải là số."


def test_parameters_with_faults_end_in_a_reason_and_never_in_an_exception(make_set: MakeSet) -> None:
    rule = "{shape: distance_to_target, target: 5, worst: 5}"
    wrong = f"{{code: '1.1', name: Mục tiêu, maximum: 2, inputs: {{x: {{}}}}, rule: {rule}}}"
    row = score(make_set("maximum: 2", area("1", 2, wrong)), Inputs({"A": {"x": number(1)}})).units[0]
    assert (
        row.node("1.1").why[0].say()
        == "Tham số của quy tắc dẫn đến phép chia cho 0; kiểm tra lại bộ tiêu chí."
    )
    assert (row.node("1.1").status, row.status) == ("unscorable", "missing")


HANOI = (area("1", 70, leaf("1.1", 70)), area("2", 30, leaf("2.1", 30)))


@pytest.mark.parametrize(
    ("points", "index"), [(56, 80), (70, 100), (0, 0), ("35.5", "50.714285714285714285714")]
)
def test_without_its_survey_a_set_of_hanoi_is_brought_back_to_100(
    make_set: MakeSet, points: str, index: str
) -> None:
    row = one(
        make_set("maximum: 100\nrescale: true", *HANOI), p1_1=number(Fraction(points)), p2_1=NOT_APPLICABLE
    )
    assert row.index == Fraction(points) / 70 * 100
    assert (row.points, row.maximum) == (row.index, 100)
    assert float(row.index) == pytest.approx(float(index))


def test_with_its_survey_nothing_is_brought_back(make_set: MakeSet) -> None:
    row = one(make_set("maximum: 100\nrescale: true", *HANOI), p1_1=number(56), p2_1=number(24))
    assert (row.points, row.maximum, row.index) == (80, 100, 80)


EXTRA = (area("T", 5, leaf("T.1", 5), kind="bonus"), area("P", 5, leaf("P.1", 5), kind="penalty"))


def test_the_total_is_the_criteria_plus_bonus_less_penalty_each_under_its_yearly_cap(
    make_set: MakeSet,
) -> None:
    criteria = make_set("maximum: 100\nbonus_cap: 3\npenalty_cap: 2", *HANOI, *EXTRA)
    points = {"p1_1": number(56), "p2_1": number(24)}
    assert one(criteria, **points, pT_1=number(1), pP_1=number(2)).points == 79
    assert one(criteria, **points, pT_1=number(5), pP_1=number(5)).points == 81
    assert one(criteria, **points).points == 80


def test_a_bonus_is_worth_the_same_whether_a_part_is_missing_or_not(make_set: MakeSet) -> None:
    criteria = make_set("maximum: 100\nrescale: true", *HANOI, *EXTRA)
    row = one(criteria, p1_1=number(56), p2_1=NOT_APPLICABLE, pT_1=number(2))
    assert (row.points, row.maximum, row.index) == (82, 100, 82)
