"""A number left out among sisters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


def children(*codes: str) -> str:
    return "code: '1'\nname: A\ncriteria:\n" + "".join(f"  - {{code: '{code}', name: X}}\n" for code in codes)


def test_the_lost_code_is_named(faults: Say) -> None:
    [fault] = faults("skipped_codes", "", children("1.1", "1.3"))
    assert fault.say() == "thu/2024/1.yaml · 1.3: code: sau “1.1” là “1.3”, thiếu 1.2; mã phải liền nhau."
    assert fault.severity == "error"


def test_in_a_partial_set_it_is_a_warning(faults: Say) -> None:
    [fault] = faults("skipped_codes", "completeness: partial\n", children("1.1", "1.9"))
    assert fault.severity == "warning"
    assert "thiếu 1.2, 1.3, 1.4 …" in fault.sentence


def test_order_and_areas_are_looked_at(faults: Say) -> None:
    [fault] = faults("skipped_codes", "", children("1.2", "1.1"))
    assert fault.sentence == "“1.1” đứng sau “1.2”; mã phải tăng dần."
    [fault] = faults("skipped_codes", "", "code: '1'\nname: A\n", "code: '3'\nname: B\n")
    assert "thiếu 2" in fault.sentence


def test_a_code_that_holds_in_other_years_is_not_lost(faults: Say) -> None:
    area = children("1.1", "1.3") + "  - {code: '1.2', name: X, years: [2011, 2020]}\n"
    assert faults("skipped_codes", "", area) == []


def test_codes_of_another_form_and_codes_in_a_row_are_not_told(faults: Say) -> None:
    assert faults("skipped_codes", "", children("1.a", "1.c")) == []
    assert faults("skipped_codes", "", children("SC31", "D5")) == []
    assert faults("skipped_codes", "", children("1.9", "1.10")) == []
