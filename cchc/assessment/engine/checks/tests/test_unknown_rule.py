"""A rule whose shape or parameters cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\ncriteria:\n  - {code: '1.1', name: X, maximum: 2, inputs: {a: {kind: percent}}, rule: %s}\n"


def test_an_unknown_shape_is_told_with_the_shapes_there_are(faults: Say) -> None:
    [fault] = faults("unknown_rule", "", AREA % "{shape: banda}")
    assert fault.say().startswith("thu/2024/1.yaml · 1.1: rule: không có dạng quy tắc “banda”; các dạng: ")
    assert "bands" in fault.sentence


def test_a_parameter_that_cannot_be_read_is_told(faults: Say) -> None:
    [fault] = faults("unknown_rule", "", AREA % "{shape: bands, bands: [{ge: nhiều, points: 1}]}")
    assert fault.sentence == "rule.bands[1].ge: cần một số như 0.5 hoặc “1/3”, không phải “nhiều”."


def test_a_readable_rule_is_not_told(faults: Say) -> None:
    assert faults("unknown_rule", "", AREA % "{shape: pass_fail}") == []
