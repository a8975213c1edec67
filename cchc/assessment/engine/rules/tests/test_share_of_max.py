"""R13: SIPAS × 10 / 100."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from cchc.assessment.engine.rules.tests.build import PERCENTS, Ruled, check, count, example


@pytest.mark.parametrize(("sipas", "points"), [("88.8", "8.88"), ("95.6", "9.56"), (0, 0), (100, 10)])
def test_published_points_of_lao_cai_and_quang_ninh(sipas: str, points: str) -> None:
    rule, _ = example("share_of_max")
    assert check(rule, sipas=Fraction(sipas)).points == Fraction(points)


def test_it_is_said_in_words() -> None:
    rule, shown = example("share_of_max")
    assert rule.said(**shown.given) == "Chỉ số hài lòng (SIPAS): 88,8% × 10 / 100 = 8,88/10 điểm."
    assert rule.say() == "Chỉ số hài lòng (SIPAS) × 10 / 100"


@pytest.mark.parametrize("sipas", [-1, 101])
def test_what_is_no_share_is_refused(sipas: int) -> None:
    rule, _ = example("share_of_max")
    assert check(rule, sipas=sipas).points is None
    assert rule.said(sipas=sipas) == f"Chỉ số hài lòng (SIPAS) là {sipas}%; chỉ nhận từ 0% đến 100%."


def test_only_a_percentage_is_multiplied() -> None:
    assert Ruled("share_of_max", {}, (count("n"),)).faults() == [
        "số liệu “n” thuộc loại count; quy tắc này nhận loại percent."
    ]


@given(PERCENTS)
def test_any_percentage_is_kept_by_both_arithmetics(value: Fraction) -> None:
    check(example("share_of_max")[0], sipas=value)
