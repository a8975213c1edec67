"""The worked examples of docs/explanation/criteria.md come out of the engine as they are printed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.input_files import load as load_inputs
from cchc.assessment.engine.loading import load
from cchc.assessment.engine.scoring import score
from cchc.assessment.engine.tests.paper import ROOT, Paper
from cchc.assessment.engine.why import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.assessment.engine.scoring import UnitResult

PAPER = Paper("criteria")


def _points(row: UnitResult) -> list[Fraction | None]:
    return [row.node(code).points for code in ("1.1", "1.2", "1.3")]


def test_the_first_example(write_set: Callable[..., Path], tmp_path: Path) -> None:
    (yaml,), (csv,) = PAPER.fences("yaml"), PAPER.fences("csv")
    criteria = load(write_set("maximum: 4", yaml, year=2025), 2025)
    (tmp_path / "inputs.csv").write_text(csv, "utf-8")
    done = score(criteria, load_inputs(tmp_path / "inputs.csv", criteria))
    printed = PAPER.table("| unit | 1.1 | 1.2 | 1.3 | total of 4 | index |")
    computed = [
        [row.unit, *(written(points or 0) for points in (*_points(row), row.points, row.index))]
        for row in done.units
    ]
    assert computed == printed
    assert done.by_unit["A"].points == Fraction(17, 6)
    said = " ".join(why.say() for why in done.by_unit["A"].node("1.2").why)
    assert f"> {said}\n" in PAPER.text


def test_the_second_example() -> None:
    criteria = load(ROOT / "data" / "criteria" / "minh-hoa-so", 2025)
    answers = load_inputs(ROOT / "data" / "demo" / "scores" / "minh-hoa-so-2025.csv", criteria)
    row = score(criteria, answers).by_unit["Thanh tra tỉnh"]
    areas = [row.node(str(place)) for place in range(1, 9)]
    points = sum((area.points or Fraction(0) for area in areas), Fraction(0))
    most = sum((area.maximum or Fraction(0) for area in areas), Fraction(0))
    computed = [[area.code, written(area.points or 0), written(area.maximum or 0)] for area in areas]
    computed += [["all", written(points), written(most)], ["brought back", written(row.points or 0), "100"]]
    assert computed == PAPER.table("| area | points | of |")
    assert row.points == points / most * 100 == row.index
