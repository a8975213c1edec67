"""A rule above or below the maximum."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\ncriteria:\n  - {code: '1.1', name: X, maximum: 2, inputs: {a: {kind: percent}}, rule: %s}\n"
BANDS = "{shape: bands, bands: [{ge: 90, points: %s}, {lt: 90, points: 0}]}"


def test_points_above_the_maximum_are_told(faults: Say) -> None:
    [fault] = faults("reach", "", AREA % (BANDS % 3))
    assert fault.say() == "thu/2024/1.yaml · 1.1: rule: cách tính cho đến 3 điểm, vượt điểm tối đa 2."


def test_a_maximum_that_is_never_reached_is_told(faults: Say) -> None:
    [fault] = faults("reach", "", AREA % (BANDS % 1.5))
    assert fault.sentence == "cách tính cho nhiều nhất 1,5 điểm, không bao giờ đạt điểm tối đa 2."


def test_a_rule_that_reaches_its_maximum_is_not_told(faults: Say) -> None:
    assert faults("reach", "", AREA % (BANDS % 2)) == []
