"""What a rule finds wrong with its own parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\ncriteria:\n  - {code: '1.1', name: X, maximum: 2, inputs: {a: {kind: percent}}, rule: %s}\n"


def test_a_hole_between_bands_is_told(faults: Say) -> None:
    rule = "{shape: bands, bands: [{gt: 90, points: 2}, {ge: 70, lt: 90, points: 1}, {lt: 70, points: 0}]}"
    [fault] = faults("rule_faults", "", AREA % rule)
    assert fault.sentence == "có khoảng trống giữa “từ 70% đến dưới 90%” và “trên 90%”."


def test_an_overlap_is_told(faults: Say) -> None:
    rule = "{shape: bands, bands: [{ge: 90, points: 2}, {ge: 70, le: 90, points: 1}, {lt: 70, points: 0}]}"
    [fault] = faults("rule_faults", "", AREA % rule)
    assert "chồng lên nhau" in fault.sentence


def test_whole_bands_are_not_told(faults: Say) -> None:
    assert (
        faults("rule_faults", "", AREA % "{shape: bands, bands: [{ge: 90, points: 2}, {lt: 90, points: 0}]}")
        == []
    )
