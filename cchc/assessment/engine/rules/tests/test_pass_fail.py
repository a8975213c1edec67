"""R3: "Đạt yêu cầu: 1; không đạt: 0"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import POINTS, Ruled, check, percent, yes_no

QUALITY = yes_no("quality", "Chất lượng báo cáo")


@pytest.mark.parametrize(
    ("answer", "points", "said"),
    [
        (1, 1, "Chất lượng báo cáo: đạt yêu cầu, 1/1 điểm."),
        (0, 0, "Chất lượng báo cáo: không đạt yêu cầu, 0/1 điểm."),
    ],
)
def test_all_or_nothing(answer: int, points: int, said: str) -> None:
    rule = Ruled("pass_fail", {}, (QUALITY,))
    assert rule.points(quality=answer) == points
    assert rule.said(quality=answer) == said
    assert rule.say() == "Đạt yêu cầu: 1 điểm; không đạt: 0 điểm"
    assert rule.say("en") == "Passed: 1 point; not passed: 0 points"


def test_only_a_question_answered_by_yes_or_no_passes() -> None:
    assert Ruled("pass_fail", {}, (percent("quality"),)).faults() == [
        "số liệu “quality” thuộc loại percent; quy tắc này nhận loại yes_no."
    ]


@given(POINTS, POINTS, st.sampled_from([0, 1]))
def test_the_points_of_both_answers_may_be_set(passed: object, failed: object, answer: int) -> None:
    rule = Ruled("pass_fail", {"passed": passed, "failed": failed}, (QUALITY,), 2)
    assert check(rule, quality=answer).points == (passed if answer else failed)
