"""R2: points in proportion, full above, none below; and interpolation between two ends."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import PERCENTS, POINTS, Ruled, check, number, percent

RATE = percent("rate", "Tỷ lệ hoàn thành", "nhiệm vụ được giao")


@pytest.mark.parametrize(
    ("value", "points"),
    [
        (100, 2),
        (130, 2),
        ("99.99", "1.9998"),
        (90, "1.8"),
        (80, "1.6"),
        ("79.99", 0),
        (0, 0),
        ("250/3", "5/3"),
    ],
)
def test_from_80_to_under_100_percent_in_proportion_and_below_nothing(value: str, points: str) -> None:
    rule = Ruled("linear", {"full": 100, "zero": 80}, (RATE,), 2)
    assert check(rule, rate=Fraction(value)).points == Fraction(points)


@pytest.mark.parametrize(("value", "points"), [(0, 0), (30, "1/3"), (90, 1), (95, 1)])
def test_decision_766_gives_the_maximum_times_rate_over_full_rate_at_most(value: int, points: str) -> None:
    rule = Ruled("linear", {"full": 90}, (RATE,), 1)
    assert check(rule, rate=value).points == Fraction(points)


@pytest.mark.parametrize(
    ("raw", "value", "points"),
    [
        ({"full": 100, "zero": 80, "form": "between", "low": "0.5"}, 80, "0.5"),
        ({"full": 100, "zero": 80, "form": "between", "low": "0.5"}, 90, "0.75"),
        ({"full": 100, "zero": 80, "form": "between", "low": "0.5"}, 79, 0),
        ({"full": 0, "zero": 10, "form": "between"}, 4, "0.6"),
        ({"full": 0, "zero": 10, "form": "between"}, 12, 0),
        ({"full": 0, "zero": 10, "form": "between"}, 0, 1),
        ({"full": 10, "zero": -10, "form": "between"}, 0, "0.5"),
        ({"full": 100, "zero": 80, "open": True}, 80, 0),
        ({"full": 0, "zero": 10, "form": "between", "open": True, "low": "0.5"}, 10, 0),
    ],
)
def test_between_two_ends_along_the_line(raw: Any, value: int, points: str) -> None:
    rule = Ruled("linear", raw, (RATE,))
    assert rule.faults() == []
    assert check(rule, rate=value).points == Fraction(points)


def test_the_reasons_and_the_rule_are_said_as_offices_say_them() -> None:
    rule = Ruled("linear", {"full": 100, "zero": 80}, (RATE,), 2)
    assert rule.said(rate=90) == (
        "Đạt 90% nhiệm vụ được giao, tính theo tỷ lệ: 90% × 2 / 100% = 1,8/2 điểm. "
        "Còn 10 điểm phần trăm để đạt điểm tối đa."
    )
    assert rule.said(rate=100) == "Đạt 100% nhiệm vụ được giao, thuộc mức từ 100% trở lên: 2/2 điểm."
    assert rule.said(rate=50).startswith("Đạt 50% nhiệm vụ được giao, thuộc mức dưới 80%: 0/2 điểm.")
    assert rule.say() == "Từ 100% trở lên: 2 điểm; từ 80% đến dưới 100%: giá trị × 2 / 100%; dưới 80%: 0 điểm"


def test_where_less_is_better_the_way_is_down() -> None:
    rule = Ruled("linear", {"full": 0, "zero": 10, "form": "between"}, (number("late", "Số hồ sơ quá hạn"),))
    assert rule.said(late=4) == (
        "Số hồ sơ quá hạn: 4, nội suy giữa 0 điểm ở mốc 10 và 1 điểm ở mốc 0: 0,6/1 điểm. "
        "Cần giảm 4 để đạt điểm tối đa."
    )
    assert rule.say() == (
        "Từ 0 trở xuống: 1 điểm; trên 0 đến 10: nội suy từ 0 điểm (ở 10) đến 1 điểm (ở 0); trên 10: 0 điểm"
    )
    assert rule.say("en").startswith(
        "0 and below: 1 points; above 0 to 10: along the line from 0 points (at 10)"
    )


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"full": 80, "zero": 80, "form": "between"}, "hai mốc phải khác nhau"),
        ({"full": 0, "zero": 10}, "cần 0 ≤ zero < full"),
        ({"full": 10, "zero": -10}, "dùng form: between"),
        ({"full": 100, "low": 1}, "“low” chỉ dùng với form: between"),
        ({"full": 100, "form": "between", "low": 3}, "cần từ 0 đến điểm tối đa 1"),
    ],
)
def test_marks_that_make_no_proportion_are_faults(raw: Any, told: str) -> None:
    assert any(told in sentence for sentence in Ruled("linear", raw, (RATE,)).faults())


EDGES = st.integers(-20, 120).map(Fraction)


@given(EDGES, EDGES, st.sampled_from(["share", "between"]), POINTS, st.booleans(), PERCENTS)
def test_any_proportion_without_faults_stays_within_its_limits(
    full: Fraction, zero: Fraction, form: str, low: Fraction, opened: bool, value: Fraction
) -> None:
    raw = {"full": full, "zero": zero, "form": form, "low": low, "open": opened}
    rule = Ruled("linear", raw, (RATE,), 2)
    if not rule.faults():
        check(rule, rate=value)
