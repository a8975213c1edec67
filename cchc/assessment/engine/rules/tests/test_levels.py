"""R11 and R5: answers in levels, with points or with a percentage of the maximum."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.rules.tests.build import POINTS, Ruled, check
from cchc.assessment.engine.shape import Unscorable
from cchc.lib.words import Words

GRADES = ("Xuất sắc", "Tốt", "Hoàn thành")
GRADE = InputSpec("grade", Words("Mức độ hoàn thành"), "level", levels=GRADES)
SHARES = {"percent": dict(zip(GRADES, (100, 75, 50), strict=True))}


@pytest.mark.parametrize(("level", "points"), [("Xuất sắc", 2), ("Tốt", "1.5"), ("Hoàn thành", 1)])
def test_levels_give_a_percentage_of_the_maximum(level: str, points: str) -> None:
    rule = Ruled("levels", SHARES, (GRADE,), 2)
    assert check(rule, grade=level).points == Fraction(points)


def test_it_is_said_in_words() -> None:
    rule = Ruled("levels", SHARES, (GRADE,), 2)
    assert rule.said(grade="Tốt") == "Mức độ hoàn thành: Tốt, bằng 75% điểm tối đa: 1,5/2 điểm."
    assert rule.say() == "Xuất sắc: 100% điểm tối đa; Tốt: 75% điểm tối đa; Hoàn thành: 50% điểm tối đa"


def test_timeliness_of_ca_mau_in_words() -> None:
    levels = ("Kịp thời", "Không kịp thời", "Không ban hành")
    spec = InputSpec("issued", Words("Ban hành kế hoạch"), "level", levels=levels)
    rule = Ruled("levels", {"points": dict(zip(levels, (1, "0.5", 0), strict=True))}, (spec,))
    assert [check(rule, issued=level).points for level in levels] == [1, Fraction(1, 2), 0]
    assert rule.said(issued="Không ban hành") == "Ban hành kế hoạch: Không ban hành, 0/1 điểm."


def test_a_level_outside_the_table_is_told() -> None:
    with pytest.raises(Unscorable, match="Mức độ hoàn thành: không có mức “Kém” trong bảng"):
        Ruled("levels", SHARES, (GRADE,)).score(grade="Kém")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({}, "cần đúng một bảng"),
        ({"points": {"Tốt": 1}, "percent": {"Tốt": 1}}, "cần đúng một bảng"),
        ({"points": {"Tốt": 1, "Xuất sắc": 2, "Hoàn thành": 0}}, "theo đúng thứ tự"),
        ({"points": {"Xuất sắc": 2, "Tốt": 1}}, "(Xuất sắc, Tốt, Hoàn thành)"),
    ],
)
def test_levels_that_differ_from_those_of_the_input_are_faults(raw: Any, told: str) -> None:
    assert any(told in sentence for sentence in Ruled("levels", raw, (GRADE,), 2).faults())


@given(
    st.sampled_from(["points", "percent"]), st.lists(POINTS, min_size=3, max_size=3), st.sampled_from(GRADES)
)
def test_any_table_stays_within_its_limits(kind: str, values: list[Fraction], level: str) -> None:
    rule = Ruled("levels", {kind: dict(zip(GRADES, values, strict=True))}, (GRADE,), 2)
    assert rule.faults() == []
    check(rule, grade=level)
