"""R16: this year against last year."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.rules.tests.build import Ruled, check, example, number, tables

INPUTS = (number("now", "Số doanh nghiệp thành lập mới"), number("before", "Năm trước"))
RATIO = {
    "input": "now",
    "before": "before",
    "measure": "ratio",
    "then": {"linear": {"full": 110, "zero": 90}},
}


@pytest.mark.parametrize(
    ("now", "points", "said"),
    [
        (
            8640,
            "0.5",
            (
                "Thu ngân sách nhà nước (tỷ đồng) tăng 8% so với năm trước (từ 8.000 lên 8.640). "
                "Tốc độ tăng so với năm trước: 8%, thuộc mức từ 0% đến dưới 10%: 0,5/1 điểm. "
                "Còn 2 điểm phần trăm để đạt điểm tối đa."
            ),
        ),
        (
            7600,
            0,
            (
                "Thu ngân sách nhà nước (tỷ đồng) giảm 5% so với năm trước (từ 8.000 xuống 7.600). "
                "Tốc độ tăng so với năm trước: -5%, thuộc mức dưới 0%: 0/1 điểm. "
                "Còn 15 điểm phần trăm để đạt điểm tối đa."
            ),
        ),
        (
            8000,
            "0.5",
            (
                "Thu ngân sách nhà nước (tỷ đồng) bằng năm trước (8.000). "
                "Tốc độ tăng so với năm trước: 0%, thuộc mức từ 0% đến dưới 10%: 0,5/1 điểm. "
                "Còn 10 điểm phần trăm để đạt điểm tối đa."
            ),
        ),
    ],
    ids=["grew", "fell", "same"],
)
def test_growth_gives_points_by_bands(now: int, points: str, said: str) -> None:
    rule, _ = example("year_on_year")
    assert check(rule, revenue=now, revenue_before=8000).points == Fraction(points)
    assert rule.said(revenue=now, revenue_before=8000) == said


def test_the_edge_is_exact_for_decimals() -> None:
    raw = {
        "input": "now",
        "before": "before",
        "then": {"bands": [{"ge": 20, "points": 1}, {"lt": 20, "points": 0}]},
    }
    rule = Ruled("year_on_year", raw, INPUTS)
    assert check(rule, now=Fraction("1.2"), before=1).points == 1


def test_a_ratio_may_be_taken_instead() -> None:
    rule = Ruled("year_on_year", RATIO, INPUTS)
    assert check(rule, now=95, before=100).points == Fraction(95, 110)
    assert rule.say().startswith("Số doanh nghiệp thành lập mới - tỷ lệ so với năm trước: từ 110% trở lên")


@pytest.mark.parametrize("before", [0, -3])
def test_nothing_last_year_is_told(before: int) -> None:
    rule = Ruled("year_on_year", RATIO, INPUTS)
    outcome = check(rule, now=5, before=before)
    assert (outcome.points, outcome.nothing) == (None, False)
    assert outcome.why[0].say() == (
        f"Số doanh nghiệp thành lập mới năm trước là {before} nên không so sánh theo tỷ lệ được."
    )


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"input": "now", "before": "now", "then": {"linear": {"full": 10}}}, "cần hai số liệu khác nhau"),
        (
            {"input": "now", "before": "before", "then": {"bands": [{"ge": 0, "points": 1}]}},
            "chưa có mức cho giá trị",
        ),
    ],
)
def test_one_input_for_two_years_and_holes_are_faults(raw: Any, told: str) -> None:
    assert any(told in sentence for sentence in Ruled("year_on_year", raw, INPUTS).faults())


VALUES = st.integers(-20, 400).map(lambda value: Fraction(value, 4))


@given(tables(-50, 60), st.sampled_from(["growth", "ratio"]), VALUES, VALUES)
def test_any_years_are_kept_by_both_arithmetics(
    bands: Any, measure: str, now: Fraction, before: Fraction
) -> None:
    raw = {"input": "now", "before": "before", "measure": measure, "then": {"bands": bands}}
    check(Ruled("year_on_year", raw, INPUTS, 2), now=now, before=before)
