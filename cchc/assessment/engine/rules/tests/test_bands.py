"""R1: tables of thresholds as decisions write them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from cchc.assessment.engine.rules.tests.build import PERCENTS, Ruled, check, count, example, percent, tables

CA_MAU = {
    "bands": [{"gt": 90, "points": 2}, {"ge": 70, "le": 90, "points": 1}, {"lt": 70, "points": 0}],
}
PLAN = percent("plan", "Tỷ lệ thực hiện kế hoạch", "kế hoạch")


@pytest.mark.parametrize(
    ("value", "points"),
    [
        (100, 2),
        ("90.01", 2),
        (90, 1),
        ("89.99", 1),
        (70, 1),
        ("69.99", 0),
        (0, 0),
        ("200/3", 0),
        ("271/3", 2),
    ],
)
def test_the_upper_edge_of_ca_mau_is_exclusive(value: str, points: int) -> None:
    assert Ruled("bands", CA_MAU, (PLAN,), 2).points(plan=Fraction(value)) == points


def test_the_sentence_of_the_issue() -> None:
    rule, shown = example("bands")
    assert rule.said(**shown.given) == (
        "Đạt 85% kế hoạch, thuộc mức từ 70% đến dưới 100%: 0,5/1 điểm. Còn 15 điểm phần trăm để đạt điểm tối đa."
    )
    assert rule.said("en", **shown.given) == (
        "85% of the plan, in the band from 70% to under 100%: 0.5/1 points. "
        "15 percentage points short of full points."
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (95, "Đạt 95% kế hoạch, thuộc mức trên 90%: 2/2 điểm."),
        (90, "Đạt 90% kế hoạch, thuộc mức từ 70% đến 90%: 1/2 điểm. Cần vượt 90% để đạt điểm tối đa."),
        (0, "Đạt 0% kế hoạch, thuộc mức dưới 70%: 0/2 điểm. Cần vượt 90% để đạt điểm tối đa."),
    ],
)
def test_what_is_short_of_full_points_is_told(value: int, said: str) -> None:
    assert Ruled("bands", CA_MAU, (PLAN,), 2).said(plan=value) == said


def test_the_reasons_hold_exact_numbers_for_machines() -> None:
    first, way = Ruled("bands", CA_MAU, (PLAN,), 2).score(plan=Fraction(250, 3)).why
    assert (first.values["value"].exact, first.values["points"]) == (Fraction(250, 3), 1)
    assert (way.values["gap"].exact, way.values["edge"].exact) == (Fraction(20, 3), 90)
    assert first.say() == "Đạt 83,33% kế hoạch, thuộc mức từ 70% đến 90%: 1/2 điểm."


def test_a_figure_is_never_shown_rounder_than_it_is() -> None:
    rule = Ruled("bands", CA_MAU, (PLAN,), 2)
    assert rule.said(plan=Fraction("89.996")).startswith("Đạt 89,996% kế hoạch, thuộc mức từ 70% đến 90%")
    assert rule.said(plan=Fraction("90.001")).startswith("Đạt 90,001% kế hoạch, thuộc mức trên 90%")


def test_less_may_be_better_and_a_plain_number_has_no_percent() -> None:
    raw = {"bands": [{"le": 2, "points": 1}, {"gt": 2, "points": 0}]}
    rule = Ruled("bands", raw, (count("late", "Số báo cáo chậm"),))
    assert (
        rule.said(late=5) == "Số báo cáo chậm: 5, thuộc mức trên 2: 0/1 điểm. Cần giảm 3 để đạt điểm tối đa."
    )
    open_end = {"bands": [{"lt": 2, "points": 1}, {"ge": 2, "points": 0}]}
    assert (
        Ruled("bands", open_end, (count("late"),))
        .said(late=2)
        .endswith("Cần xuống dưới 2 để đạt điểm tối đa.")
    )


def test_nothing_is_promised_where_no_band_gives_the_maximum() -> None:
    rule = Ruled("bands", CA_MAU, (PLAN,), 3)
    assert rule.said(plan=80) == "Đạt 80% kế hoạch, thuộc mức từ 70% đến 90%: 1/3 điểm."


def test_a_value_in_a_hole_has_no_points_and_says_so() -> None:
    rule = Ruled("bands", {"bands": [{"ge": 50, "points": 1}]}, (PLAN,))
    outcome = check(rule, plan=40)
    assert outcome.points is None
    assert rule.said(plan=40) == "Đạt 40% kế hoạch, không thuộc mức nào của bảng."


@pytest.mark.parametrize(
    ("bands", "told"),
    [
        (
            [{"ge": 90, "points": 1}, {"lt": 70, "points": 0}],
            "khoảng trống giữa “dưới 70%” và “từ 90% trở lên”",
        ),
        (
            [{"ge": 70, "points": 1}, {"le": 70, "points": 0}],
            "“từ 70% trở xuống” và “từ 70% trở lên” chồng lên nhau",
        ),
        ([{"gt": 70, "points": 1}, {"lt": 70, "points": 0}], "khoảng trống giữa"),
        ([{"ge": 10, "points": 1}], "chưa có mức cho giá trị dưới từ 10% trở lên"),
        ([{"ge": 80, "lt": 70, "points": 1}], "không chứa giá trị nào"),
        ([{"ge": 80, "gt": 80, "points": 1}], "ghi một đầu hai lần"),
    ],
)
def test_holes_and_overlaps_are_faults(bands: Any, told: str) -> None:
    faults = Ruled("bands", {"bands": bands}, (PLAN,)).faults()
    assert any(told in sentence for sentence in faults), faults


def test_one_value_alone_is_a_band() -> None:
    raw = {"bands": [{"ge": 100, "le": 100, "points": 1}, {"lt": 100, "points": 0}]}
    rule = Ruled("bands", raw, (PLAN,))
    assert rule.say() == "Đúng 100%: 1 điểm; dưới 100%: 0 điểm"
    assert rule.points(plan=100) == 1


@given(tables(), PERCENTS)
def test_any_table_is_kept_by_both_arithmetics(bands: Any, value: Fraction) -> None:
    rule = Ruled("bands", {"bands": bands}, (PLAN,), 2)
    assert rule.faults() == []
    holding = [band.points for band in rule.params.bands if band.holds(value)]
    assert [check(rule, plan=value).points] == holding


def test_bands_that_all_give_the_same_promise_nothing() -> None:
    rule = Ruled("bands", {"bands": [{"ge": 5, "points": 1}, {"lt": 5, "points": 1}]}, (PLAN,))
    assert rule.said(plan=3) == "Đạt 3% kế hoạch, thuộc mức dưới 5%: 1/1 điểm."


def test_a_best_band_in_the_middle_is_reached_from_both_sides() -> None:
    raw = {"bands": [{"lt": 40, "points": 0}, {"ge": 40, "le": 60, "points": 1}, {"gt": 60, "points": 0}]}
    rule = Ruled("bands", raw, (PLAN,))
    assert rule.said(plan=30).endswith("Còn 10 điểm phần trăm để đạt điểm tối đa.")
    assert rule.said(plan=70).endswith("Cần giảm 10 điểm phần trăm để đạt điểm tối đa.")


def test_an_input_must_be_named_where_there_are_several() -> None:
    faults = Ruled("bands", CA_MAU, (PLAN, count("n"))).faults()
    assert faults == [
        "chưa ghi quy tắc lấy số liệu nào; ghi mã số liệu ở “input”, hoặc khai báo đúng một số liệu."
    ]
