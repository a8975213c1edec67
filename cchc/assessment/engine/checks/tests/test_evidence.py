"""Criteria without evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\n%scriteria:\n  - {code: '1.1', name: X, maximum: 2, assessment: %s}\n"


def test_a_self_scored_leaf_needs_evidence(faults: Say) -> None:
    [fault] = faults("evidence", "", AREA % ("", "self"))
    assert fault.say().startswith("thu/2024/1.yaml · 1.1: evidence: chưa ghi tài liệu kiểm chứng")
    assert fault.severity == "warning"


def test_surveys_inherited_evidence_and_structures_do_not(faults: Say) -> None:
    assert faults("evidence", "", AREA % ("", "leaders_survey")) == []
    assert faults("evidence", "", AREA % ("evidence: [Báo cáo]\n", "self")) == []
    assert faults("evidence", "completeness: structure\n", AREA % ("", "self")) == []
