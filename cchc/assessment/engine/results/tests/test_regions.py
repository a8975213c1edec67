"""Regions: every province of its time in exactly one, the file's own mistakes told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc import data
from cchc.assessment.engine.results.regions import load, of_year
from cchc.errors import UnreadableInput
from cchc.units.engine.load import load_provinces

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("year", "count"), [(2012, 63), (2024, 63), (2025, 34), (2030, 34)])
def test_every_province_of_the_year_lies_in_one_of_six_regions(year: int, count: int) -> None:
    regions = of_year(load(data.folder() / "results"), year)
    there = {
        unit.slug for unit in load_provinces(data.folder() / "units") if unit.valid_on(date(year, 12, 31))
    }
    placed = [slug for region in regions for slug in region.units]
    assert len(regions) == 6
    assert sorted(placed) == sorted(there)
    assert len(placed) == count


def test_of_a_year_that_no_division_tells_of_there_is_none() -> None:
    later = [division for division in load(data.folder() / "results") if division.since]
    assert of_year(tuple(later), 2000) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("regions: []", "cần khoá “divisions”"),
        ("divisions: [{source: x, checked: 2026-01-01, regions: []}]", "divisions[1].verified"),
    ],
)
def test_a_file_that_is_wrong_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "regions.yaml").write_text(text, "utf-8")
    with pytest.raises(UnreadableInput, match=told.replace("[", r"\[").replace("]", r"\]")):
        load(tmp_path)
