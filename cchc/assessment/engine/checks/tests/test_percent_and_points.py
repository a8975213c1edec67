"""Percent, points and shares mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\ncriteria:\n  - {code: '1.1', name: X, maximum: 2, inputs: {a: {kind: %s}}, rule: %s}\n"


def test_marks_between_0_and_1_on_a_percentage_are_told(faults: Say) -> None:
    rule = "{shape: bands, bands: [{ge: 0.9, points: 2}, {lt: 0.9, points: 0}]}"
    [fault] = faults("percent_and_points", "", AREA % ("percent", rule))
    assert fault.say() == (
        "thu/2024/1.yaml · 1.1: rule: các mốc từ 0,9 đến 0,9 nằm trong 0–1, số liệu là phần trăm từ 0 đến 100; "
        "ghi 90 thay cho 0,9."
    )
    [fault] = faults("percent_and_points", "", AREA % ("percent", "{shape: linear, full: 1}"))
    assert "0–1" in fault.sentence


def test_a_hundred_points_where_two_are_most_are_told(faults: Say) -> None:
    rule = "{shape: bands, bands: [{ge: 90, points: 100}, {lt: 90, points: 0}]}"
    [fault] = faults("percent_and_points", "", AREA % ("percent", rule))
    assert "ghi 100 điểm trong khi điểm tối đa là 2" in fault.sentence


def test_percent_marks_on_points_are_told(faults: Say) -> None:
    rule = "{shape: bands, bands: [{ge: 90, points: 2}, {lt: 90, points: 0}]}"
    [fault] = faults("percent_and_points", "", AREA % ("points", rule))
    assert "kind: percent" in fault.sentence


def test_percentages_as_they_should_be_are_not_told(faults: Say) -> None:
    rule = "{shape: bands, bands: [{ge: 90, points: 2}, {lt: 90, points: 0}]}"
    assert faults("percent_and_points", "", AREA % ("percent", rule)) == []
    assert faults("percent_and_points", "", AREA % ("number", rule.replace("90", "0.9"))) == []
