"""Bonus and penalty misplaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\ncriteria:\n  - {code: '1.1', name: X, maximum: 2, kind: %s}\n"
BONUS = "code: '2'\nname: Điểm cộng\nkind: bonus\nmaximum: 5\n"


def test_a_bonus_inside_an_area_is_told(faults: Say) -> None:
    [fault] = faults("extras_on_top", "", AREA % "bonus")
    assert fault.say() == (
        "thu/2024/1.yaml · 1.1: kind: “bonus” nằm trong “1”; điểm thưởng, điểm trừ phải là mục cao nhất của bộ."
    )


def test_a_cap_without_its_kind_and_a_cap_below_zero_are_told(faults: Say) -> None:
    [fault] = faults("extras_on_top", "penalty_cap: 3\n", AREA % "part", BONUS)
    assert (fault.key, fault.severity) == ("penalty_cap", "warning")
    [fault] = faults("extras_on_top", "bonus_cap: -1\n", AREA % "part", BONUS)
    assert "mức trần -1 nhỏ hơn 0" in fault.sentence


def test_a_bonus_on_top_is_not_told(faults: Say) -> None:
    assert faults("extras_on_top", "bonus_cap: 5\n", AREA % "part", BONUS) == []
