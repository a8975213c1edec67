"""Years in which a code or a maximum holds nothing, or twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\ncriteria:\n"


def test_a_hole_between_two_stretches_is_told(faults: Say) -> None:
    area = (
        AREA
        + "  - {code: '1.1', name: X, years: [2020, 2021]}\n  - {code: '1.1', name: Y, years: [2023, null]}\n"
    )
    [fault] = faults("gaps_in_dates", "", area)
    assert "hết áp dụng năm 2021, áp dụng lại từ năm 2023" in fault.sentence
    assert fault.place == "thu/2024/1.yaml · 1.1"


def test_an_overlap_is_an_error(faults: Say) -> None:
    area = (
        AREA
        + "  - {code: '1.1', name: X, years: [2020, 2022]}\n  - {code: '1.1', name: Y, years: [2022, null]}\n"
    )
    [fault] = faults("gaps_in_dates", "", area)
    assert fault.severity == "error"
    assert fault.sentence.endswith("có hai tiêu chí cùng áp dụng năm 2022; mỗi năm chỉ một.")


def test_a_maximum_that_begins_late_is_told(faults: Say) -> None:
    area = AREA + "  - {code: '1.1', name: X, years: [2020, null], maximum: [{from: 2022, value: 1}]}\n"
    [fault] = faults("gaps_in_dates", "", area)
    assert "điểm tối đa chỉ có từ năm 2022, tiêu chí áp dụng từ năm 2020" in fault.sentence


def test_a_child_begins_with_its_parent(faults: Say) -> None:
    area = "code: '1'\nname: A\nyears: [2022, null]\ncriteria:\n"
    area += "  - {code: '1.1', name: X, maximum: [{from: 2022, value: 1}]}\n"
    assert faults("gaps_in_dates", "years: [2020, null]\n", area, year=2020) == []


def test_stretches_that_follow_are_not_told(faults: Say) -> None:
    area = (
        AREA
        + "  - {code: '1.1', name: X, years: [2020, 2021]}\n  - {code: '1.1', name: Y, years: [2022, null]}\n"
    )
    assert faults("gaps_in_dates", "", area) == []
