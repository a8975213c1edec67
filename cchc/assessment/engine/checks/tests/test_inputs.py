"""Inputs unread or undeclared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\ncriteria:\n  - {code: '1.1', name: X, maximum: 2, inputs: %s, rule: %s}\n"


def test_an_undeclared_input_is_an_error(faults: Say) -> None:
    told = faults("inputs", "", AREA % ("{a: {kind: yes_no}}", "{shape: pass_fail, input: b}"))
    assert [(fault.severity, fault.sentence[:48]) for fault in told] == [
        ("error", "cách tính dùng số liệu “b” chưa được khai báo; c"),
        ("warning", "số liệu “a” khai báo ở đây nhưng cách tính không"),
    ]


def test_a_shared_input_that_nobody_reads_is_a_warning(faults: Say) -> None:
    area = AREA % ("{a: {kind: yes_no}}", "{shape: pass_fail}")
    [fault] = faults("inputs", "inputs: {thua: {kind: count}}\n", area)
    assert fault.say() == "thu/2024/set.yaml: inputs.thua: số liệu khai báo nhưng không tiêu chí nào dùng."


def test_inputs_that_are_read_are_not_told(faults: Say) -> None:
    assert faults("inputs", "", AREA % ("{a: {kind: yes_no}}", "{shape: pass_fail}")) == []
