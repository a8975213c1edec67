"""Completeness that is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


RULED = "code: '1'\nname: A\nmaximum: 2\ninputs: {a: {kind: yes_no}}\nrule: {shape: pass_fail}\n"
BARE = "code: '1'\nname: A\n"


def test_a_full_set_knows_its_maxima(faults: Say) -> None:
    told = faults("completeness", "", BARE)
    assert [(fault.place, fault.key) for fault in told] == [
        ("thu/2024/set.yaml", "maximum"),
        ("thu/2024/1.yaml · 1", "maximum"),
    ]
    assert faults("completeness", "maximum: 2\n", RULED) == []


def test_a_structure_with_rules_and_a_part_without_are_told(faults: Say) -> None:
    [fault] = faults("completeness", "completeness: structure\n", RULED)
    assert "1 tiêu chí có cách tính" in fault.sentence
    [fault] = faults("completeness", "completeness: partial\n", BARE)
    assert fault.severity == "warning"
    assert faults("completeness", "completeness: structure\n", BARE) == []
    assert faults("completeness", "completeness: partial\n", RULED) == []
