"""The invented answers of the demonstration fit our own sets, and hold every kind of having no value."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.input_files import load as load_inputs
from cchc.assessment.engine.loading import load
from cchc.assessment.engine.placing import standings
from cchc.assessment.engine.scoring import ScoreRun, score
from cchc.assessment.engine.simulation import Simulator

if TYPE_CHECKING:
    from fractions import Fraction

DATA = Path(__file__).resolve().parents[4] / "data"
FILES = sorted((DATA / "demo" / "scores").glob("*.csv"))


@cache
def run(path: Path) -> ScoreRun:
    """A file scored by its set: ``<set>-<year>.csv``."""
    code, _, year = path.stem.rpartition("-")
    criteria = load(DATA / "criteria" / code, int(year))
    return score(criteria, load_inputs(path, criteria))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_answer_is_one_that_its_rule_cannot_score(path: Path) -> None:
    assert run(path).criteria.illustrative
    lacking = [
        (unit.unit, node.code)
        for unit in run(path).units
        for node in unit.nodes
        if node.status == "unscorable"
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("name", "units", "ranked"),
    [
        ("minh-hoa-tinh-2025", 34, 33),
        ("minh-hoa-tinh-2026", 34, 33),
        ("minh-hoa-so-2025", 15, 12),
        ("minh-hoa-so-2026", 15, 12),
        ("minh-hoa-xa-2025", 148, 141),
        ("minh-hoa-xa-2026", 148, 141),
    ],
)
def test_the_units_are_all_there_and_those_without_a_result_have_no_rank(
    name: str, units: int, ranked: int
) -> None:
    done = run(DATA / "demo" / "scores" / f"{name}.csv")
    placed = standings(done)
    assert len(done.units) == units
    assert sum(placed[row.unit].rank is not None for row in done.units) == ranked
    assert all(
        placed[row.unit].rank is None for row in done.units if row.status in ("missing", "not_submitted")
    )


def test_the_four_kinds_of_having_no_value_and_zero_are_among_the_answers_of_the_departments() -> None:
    done = run(DATA / "demo" / "scores" / "minh-hoa-so-2025.csv")
    statuses = {node.status for unit in done.units for node in unit.nodes}
    assert statuses == {"scored", "missing", "not_applicable", "nothing_arose", "not_submitted"}
    assert any(node.points == 0 and node.status == "scored" for unit in done.units for node in unit.nodes)


def test_an_inspectorate_without_procedures_is_brought_back_to_one_hundred() -> None:
    row = run(DATA / "demo" / "scores" / "minh-hoa-so-2025.csv").by_unit["Thanh tra tỉnh"]
    assert row.node("3").status == "not_applicable"
    assert row.maximum == 100
    assert row.points == row.index


def test_communes_wards_and_special_zones_are_ranked_apart() -> None:
    placed = standings(run(DATA / "demo" / "scores" / "minh-hoa-xa-2025.csv"))
    groups = {
        standing.group.vi: standing.of for standing in placed.values() if standing.group and standing.rank
    }
    assert groups == {"Phường": 13, "Xã": 128}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_fast_engine_agrees_with_the_exact_one_on_every_unit_and_leaf(path: Path) -> None:
    done = run(path)
    fast = Simulator(done.criteria, done.inputs)
    totals, leaves = fast.run(), fast.leaf_points()
    assert fast.units == tuple(row.unit for row in done.units)
    for place, row in enumerate(done.units):
        assert_near(totals.points[place], row.points)
        assert_near(totals.index[place], row.index)
        for node in done.criteria.leaves:
            assert_near(leaves[node.code][place], row.node(node.code).points)


def assert_near(fast: float, exact: Fraction | None) -> None:
    """NaN where there are no points, else equal to 1e-9."""
    if exact is None:
        assert math.isnan(fast)
    else:
        assert abs(float(exact) - fast) <= 1e-9
