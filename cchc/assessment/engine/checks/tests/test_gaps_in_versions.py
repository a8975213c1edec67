"""Versions that leave years out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\n"


def test_versions_follow_one_another(faults: Say) -> None:
    assert faults("gaps_in_versions", "years: [2020, 2021]\n", AREA, year=2020) == []
    [fault] = faults("gaps_in_versions", "years: [2024, null]\n", AREA)
    assert "phiên bản 2020 hết áp dụng năm 2021, phiên bản sau từ năm 2024" in fault.sentence


def test_a_folder_named_by_another_year_is_told(faults: Say) -> None:
    [fault] = faults("gaps_in_versions", "years: [2019, null]\n", AREA, year=2020)
    assert fault.sentence.startswith("thư mục 2020 chứa bộ tiêu chí áp dụng từ năm 2019; ")
