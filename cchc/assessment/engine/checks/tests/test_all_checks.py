"""What holds for every check, whichever there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.assessment.engine import checks
from cchc.assessment.engine.examining import examine
from cchc.assessment.engine.loading import versions

FOLDER = Path(__file__).parents[1]
SHIPPED = Path(__file__).resolve().parents[5] / "data" / "criteria"


def test_every_check_has_a_title_in_both_languages_and_a_test_of_its_name() -> None:
    for name, module in checks.found().items():
        assert all(module.TITLE), name
        assert (FOLDER / "tests" / f"test_{name}.py").is_file(), name
        assert set(module.FITS) <= {"full", "partial", "structure"}, name


@pytest.mark.parametrize(
    ("folder", "year"),
    [(folder, year) for folder in sorted(SHIPPED.glob("*/")) for year in versions(folder)],
    ids=lambda value: value.name if isinstance(value, Path) else str(value),
)
def test_every_shipped_set_is_without_error(folder: Path, year: int) -> None:
    found = examine(folder, year)
    assert [fault.say() for fault in found.errors] == []


def test_errors_come_before_warnings_and_bear_the_name_of_their_check(tmp_path: Path) -> None:
    folder = tmp_path / "thu" / "2024"
    folder.mkdir(parents=True)
    (folder / "set.yaml").write_text("code: thu\nname: Thử\nmaximum: 3\n", "utf-8")
    (folder / "1.yaml").write_text("code: '1'\nname: A\nmaximum: 2\n", "utf-8")
    told = examine(tmp_path / "thu", 2024).faults
    order = [fault.severity for fault in told]
    assert order == sorted(order)
    assert {fault.check for fault in told} >= {"maxima", "sourced", "rule_place", "owner"}


def test_what_reading_finds_stands_among_the_faults(tmp_path: Path) -> None:
    folder = tmp_path / "thu" / "2024"
    folder.mkdir(parents=True)
    (folder / "set.yaml").write_text("code: thu\nname: [1]\n", "utf-8")
    found = examine(tmp_path / "thu", 2024)
    assert found.criteria is None
    assert {fault.check for fault in found.faults} == {"reading"}
    (folder / "set.yaml").write_text("code: thu\nname: Thử\n", "utf-8")
    (folder / "1.yaml").write_text("code: [}", "utf-8")
    found = examine(tmp_path / "thu", 2024)
    assert "thu/2024/1.yaml, dòng 1: sai cú pháp YAML" in found.errors[0].say()
