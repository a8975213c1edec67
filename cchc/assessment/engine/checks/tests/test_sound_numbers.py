"""Figures that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


def test_points_that_cannot_be_are_told(faults: Say) -> None:
    told = faults("sound_numbers", "maximum: 0\nplaces: 40\n", "code: '1'\nname: A\nmaximum: -2\n")
    assert [fault.say() for fault in told] == [
        "thu/2024/set.yaml: maximum: tổng điểm tối đa 0; cần số lớn hơn 0, nhiều nhất 100000.",
        "thu/2024/1.yaml · 1: maximum: điểm tối đa -2; cần số từ 0 đến 100000.",
        "thu/2024/set.yaml: places: 40 chữ số thập phân; cần từ 0 đến 10.",
    ]
    [fault] = faults("sound_numbers", "", "code: '1'\nname: A\nmaximum: 1000000\n")
    assert "1.000.000" in fault.sentence


def test_a_rule_that_gives_nothing_is_a_warning(faults: Say) -> None:
    rule = "inputs: {a: {kind: yes_no}}\nrule: {shape: pass_fail}\n"
    [fault] = faults("sound_numbers", "", "code: '1'\nname: A\nmaximum: 0\n" + rule)
    assert (fault.severity, fault.sentence) == ("warning", "điểm tối đa là 0; tiêu chí không cho điểm nào.")


def test_sound_figures_are_not_told(faults: Say) -> None:
    assert faults("sound_numbers", "maximum: 100\n", "code: '1'\nname: A\nmaximum: 10.5\n") == []
