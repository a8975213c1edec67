"""Grades out of order, twice, or outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\n"


def sentences(faults: Say, grades: str) -> list[str]:
    return [fault.sentence for fault in faults("grades", f"grades: [{grades}]\n", AREA)]


def test_the_order_as_written_is_looked_at(faults: Say) -> None:
    assert sentences(faults, "{name: Khá, at_least: 0}, {name: Tốt, at_least: 80}") == [
        "mốc 80 đứng sau 0; các mốc phải giảm dần."
    ]


def test_the_same_mark_and_the_same_name_are_told(faults: Say) -> None:
    told = sentences(faults, "{name: Tốt, at_least: 80}, {name: Khá, at_least: 80}, {name: Yếu, at_least: 0}")
    assert told == ["“Tốt” và “Khá” cùng từ 80%; mỗi mốc một xếp loại."]
    told = sentences(faults, "{name: Tốt, at_least: 80}, {name: Tốt, at_least: 0}")
    assert told == ["xếp loại “Tốt” có hai lần; mỗi tên một lần."] * 2


def test_marks_outside_and_low_indices_without_grade_are_told(faults: Say) -> None:
    assert sentences(faults, "{name: Tốt, at_least: 800}, {name: Yếu, at_least: 0}") == [
        "“Tốt” từ 800%; mốc phải từ 0 đến 100."
    ]
    assert sentences(faults, "{name: Tốt, at_least: 80}") == [
        "chỉ số dưới 80% chưa có xếp loại; mốc cuối nên là 0."
    ]


def test_grades_as_offices_have_them_are_not_told(faults: Say) -> None:
    assert (
        sentences(faults, "{name: Tốt, at_least: 80}, {name: Khá, at_least: 65}, {name: Yếu, at_least: 0}")
        == []
    )
