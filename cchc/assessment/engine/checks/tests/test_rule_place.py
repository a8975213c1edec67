"""Rules misplaced or missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


LEAF = "  - {code: '1.1', name: X, maximum: 2, inputs: {a: {kind: yes_no}}, rule: {shape: pass_fail}}\n"
AREA = "code: '1'\nname: A\ncriteria:\n"


def test_a_rule_above_children_is_told(faults: Say) -> None:
    [fault] = faults("rule_place", "", "rule: {shape: given}\n" + AREA + LEAF)
    assert fault.say() == (
        "thu/2024/1.yaml · 1: rule: có cách tính “given” trong khi điểm cộng từ 1 mục bên dưới; chỉ dùng một cách."
    )


def test_a_leaf_without_rule_is_told_in_a_full_set_only(faults: Say) -> None:
    leaf = "  - {code: '1.1', name: X, maximum: 2}\n"
    [fault] = faults("rule_place", "", AREA + leaf)
    assert fault.sentence.startswith("chưa có cách tính trong bộ tiêu chí ghi là đầy đủ")
    assert faults("rule_place", "completeness: partial\n", AREA + leaf) == []
    assert faults("rule_place", "", AREA + LEAF) == []
