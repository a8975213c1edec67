"""A code that stands twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


def test_the_second_place_is_told_with_the_first(faults: Say) -> None:
    child = "criteria:\n  - {code: '1.1', name: Một}\n  - {code: '1.1', name: Hai}\n"
    [fault] = faults("duplicate_codes", "", "code: '1'\nname: A\n" + child)
    assert fault.say() == (
        "thu/2024/1.yaml · 1.1: code: mã “1.1” đã dùng cho “Một” (thu/2024/1.yaml · 1.1); mỗi mã chỉ dùng một lần."
    )


def test_codes_that_stand_once_are_not_told(faults: Say) -> None:
    assert faults("duplicate_codes", "", "code: '1'\nname: A\n", "code: '2'\nname: B\n") == []
