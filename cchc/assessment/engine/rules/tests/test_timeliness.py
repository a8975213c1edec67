"""R5: "Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0", by days."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.rules.tests.build import Ruled, check, count
from cchc.assessment.engine.shape import Unscorable
from cchc.lib.words import Words

ISSUED = InputSpec("issued", Words("Ban hành kế hoạch", "Plan"), "date", levels=("Chưa ban hành",))
DUE = InputSpec("due", Words("Hạn của đơn vị", "Due"), "date")
PLAIN = {"due": date(2025, 2, 28), "late": "0.5"}
NONE = "Chưa ban hành"


@pytest.mark.parametrize(
    ("day", "points", "said"),
    [
        (date(2025, 2, 28), 1, "Ban hành kế hoạch: ngày 28/02/2025, đúng hạn (hạn 28/02/2025): 1/1 điểm."),
        (
            date(2025, 3, 1),
            "0.5",
            "Ban hành kế hoạch: ngày 01/03/2025, quá hạn 1 ngày (hạn 28/02/2025): 0,5/1 điểm.",
        ),
        (NONE, 0, "Ban hành kế hoạch: chưa ban hành, 0/1 điểm."),
    ],
)
def test_on_time_late_or_not_at_all(day: Any, points: str, said: str) -> None:
    rule = Ruled("timeliness", PLAIN, (ISSUED,))
    assert check(rule, issued=day).points == Fraction(points)
    assert rule.said(issued=day) == said


def test_before_a_day_means_the_eve_is_the_last_day() -> None:
    rule = Ruled("timeliness", {**PLAIN, "before": True}, (ISSUED,))
    assert check(rule, issued=date(2025, 2, 27)).points == 1
    assert check(rule, issued=date(2025, 2, 28)).points == Fraction(1, 2)
    assert rule.say() == "Đúng hạn (trước 28/02/2025): 1 điểm; quá hạn: 0,5 điểm; không có: 0 điểm"
    assert rule.say("en") == "On time (before 28/02/2025): 1 point; late: 0.5 points; none: 0 points"


BANDS = {
    "due": date(2025, 2, 28),
    "late_bands": [
        {"le": 5, "points": "0.75"},
        {"gt": 5, "le": 15, "points": "0.5"},
        {"gt": 15, "points": "0.25"},
    ],
}


@pytest.mark.parametrize(
    ("days", "points"), [(0, 1), (1, "0.75"), (5, "0.75"), (6, "0.5"), (15, "0.5"), (16, "0.25")]
)
def test_days_late_may_count_in_bands(days: int, points: str) -> None:
    rule = Ruled("timeliness", BANDS, (ISSUED,))
    assert rule.faults() == []
    assert check(rule, issued=date(2025, 2, 28) + timedelta(days)).points == Fraction(points)
    assert "quá hạn: trên 15 ngày: 0,25 điểm; trên 5 ngày đến 15 ngày: 0,5 điểm" in rule.say()


def test_a_day_late_in_no_band_has_no_points() -> None:
    rule = Ruled("timeliness", {"due": date(2025, 2, 28), "late_bands": [{"le": 5, "points": 0}]}, (ISSUED,))
    assert check(rule, issued=date(2025, 3, 31)).points is None
    assert (
        rule.said(issued=date(2025, 3, 31))
        == "Ban hành kế hoạch: quá hạn 31 ngày, không thuộc mức nào của bảng."
    )


def test_each_unit_may_have_its_own_day_due() -> None:
    rule = Ruled("timeliness", {"input": "issued", "due_input": "due"}, (ISSUED, DUE))
    assert check(rule, issued=date(2025, 3, 1), due=date(2025, 3, 1)).points == 1
    assert check(rule, issued=date(2025, 3, 2), due=date(2025, 3, 1)).points == 0
    assert check(rule, issued=NONE, due=date(2025, 3, 1)).points == 0
    assert rule.say().startswith("Đúng hạn (Hạn của đơn vị): 1 điểm")
    assert np.isnan(rule.array(issued=date(2025, 3, 1), due=None)).all()


def test_a_day_due_that_there_is_not_leaves_only_what_was_never_issued() -> None:
    due = InputSpec("due", Words("Hạn"), "date", levels=("Chưa giao",))
    rule = Ruled("timeliness", {"input": "issued", "due_input": "due"}, (ISSUED, due))
    assert check(rule, issued=NONE, due="Chưa giao").points == 0
    assert np.isnan(rule.array(issued=date(2025, 3, 1), due="Chưa giao")).all()
    with pytest.raises(Unscorable, match="Số liệu “Hạn” không phải là ngày"):
        rule.score(issued=date(2025, 3, 1), due="Chưa giao")


def test_what_is_no_day_is_told() -> None:
    rule = Ruled("timeliness", PLAIN, (ISSUED,))
    with pytest.raises(Unscorable, match="Số liệu “Ban hành kế hoạch” không phải là ngày"):
        rule.score(issued=5)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({}, "cần đúng một hạn"),
        ({"due": date(2025, 1, 1), "due_input": "due", "input": "issued"}, "cần đúng một hạn"),
        (
            {"due": date(2025, 1, 1), "late_bands": [{"ge": 3, "points": 0}]},
            "chưa có mức cho giá trị dưới từ 3",
        ),
        ({"due": date(2025, 1, 1), "input": "n"}, "quy tắc này nhận loại date"),
    ],
)
def test_no_day_due_or_two_and_holes_are_faults(raw: Any, told: str) -> None:
    faults = Ruled("timeliness", raw, (ISSUED, DUE, count("n")) if "input" in raw else (ISSUED,)).faults()
    assert any(told in sentence for sentence in faults), faults


@given(
    st.sampled_from([PLAIN, {**PLAIN, "before": True}, BANDS, {**PLAIN, "on_time": "0.75", "none": "-0.5"}]),
    st.one_of(st.just(NONE), st.dates(date(2025, 1, 1), date(2025, 6, 30))),
)
def test_any_day_is_kept_by_both_arithmetics(raw: Any, day: Any) -> None:
    check(Ruled("timeliness", raw, (ISSUED,)), issued=day)
