"""Unknown ways to add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


def test_a_wrong_name_is_told_with_the_names_there_are(faults: Say) -> None:
    told = faults(
        "aggregators", "aggregate: tong\n", "code: '1'\nname: A\naggregate: trung_binh\nweight: -1\n"
    )
    assert [(fault.key, fault.sentence[:30]) for fault in told] == [
        ("aggregate", "không có cách cộng “tong”; các"),
        ("aggregate", "không có cách cộng “trung_binh"),
        ("weight", "trọng số -1 nhỏ hơn 0; cần số "),
    ]
    assert "các cách: sum, amean" in told[0].sentence


def test_known_names_are_not_told(faults: Say) -> None:
    assert faults("aggregators", "aggregate: gmean\n", "code: '1'\nname: A\n") == []
