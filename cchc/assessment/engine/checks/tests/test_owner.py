"""Criteria without owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\n%scriteria:\n  - {code: '1.1', name: X, maximum: 2, assessment: %s}\n"


def test_a_leaf_that_nobody_owns_is_told(faults: Say) -> None:
    [fault] = faults("owner", "", AREA % ("", "self"))
    assert (fault.place, fault.key, fault.severity) == ("thu/2024/1.yaml · 1.1", "owner", "warning")


def test_an_owner_above_is_enough_and_surveys_need_none(faults: Say) -> None:
    assert faults("owner", "", AREA % ("owner: Sở Nội vụ\n", "self")) == []
    assert faults("owner", "", AREA % ("", "citizens_survey")) == []
