"""A set written as files is the same set when it is read."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings

from cchc.assessment.engine.dumping import bare, files
from cchc.assessment.engine.loading import load, read, versions
from cchc.assessment.engine.tests.random_sets import sets

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "criteria"
VERSIONS = [(folder, year) for folder in sorted(SHIPPED.glob("*/")) for year in versions(folder)]


def written(criteria: CriteriaSet, folder: Path) -> Path:
    place = folder / criteria.code / str(criteria.year)
    place.mkdir(parents=True)
    for name, text in files(criteria).items():
        (place / name).write_text(text, "utf-8")
    return place


@pytest.mark.parametrize(("folder", "year"), VERSIONS, ids=lambda value: getattr(value, "name", str(value)))
def test_every_shipped_set_is_itself_again(folder: Path, year: int, tmp_path: Path) -> None:
    criteria = load(folder, year)
    again, faults = read(written(criteria, tmp_path), year)
    assert faults == []
    assert again is not None
    assert bare(again) == bare(criteria)


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(sets())
def test_any_set_is_itself_again_and_written_alike_twice(criteria: CriteriaSet) -> None:
    with tempfile.TemporaryDirectory() as folder:
        again, faults = read(written(criteria, Path(folder)), 2024)
    assert faults == []
    assert again is not None
    assert bare(again) == bare(criteria)
    assert files(again) == files(criteria)


def test_the_order_of_keys_is_that_of_the_form_and_children_come_last() -> None:
    text = files(load(SHIPPED / "ca-mau-so", 2013))["1.yaml"]
    keys = [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert keys[:3] == ["code", "name", "maximum"]
    assert keys[-1] == "criteria"


def test_a_rule_that_could_not_be_read_is_written_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "thu" / "2024").mkdir(parents=True)
    (tmp_path / "thu" / "2024" / "set.yaml").write_text("code: thu\nname: Thử\n", "utf-8")
    area = "code: '1'\nname: A\nrule: {shape: banda, bands: [1], text: x}\n"
    (tmp_path / "thu" / "2024" / "1.yaml").write_text(area, "utf-8")
    criteria, _ = read(tmp_path / "thu" / "2024", 2024)
    assert criteria is not None
    again = files(criteria)["1.yaml"]
    assert "shape: banda" in again
    assert "bands: [1]" in again
