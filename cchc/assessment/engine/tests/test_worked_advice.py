"""The worked examples of docs/explanation/advice.md come out of the engines as they are printed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from statistics import NormalDist
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.deciding.draws import Uncertainty
from cchc.assessment.engine.deciding.forecast import forecast
from cchc.assessment.engine.deciding.improvement import load as load_improvements
from cchc.assessment.engine.deciding.plan import plan
from cchc.assessment.engine.deciding.robust import robust
from cchc.assessment.engine.deciding.sensitivity import by_leaf
from cchc.assessment.engine.deciding.whatif import RELATIVE, whatif
from cchc.assessment.engine.given import Inputs, number
from cchc.assessment.engine.input_files import load as load_inputs
from cchc.assessment.engine.loading import load, rule_of
from cchc.assessment.engine.scoring import score
from cchc.assessment.engine.tests.paper import Paper
from cchc.assessment.engine.why import written
from cchc.lib.yamlfile import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.assessment.engine.deciding.plan import Choice
    from cchc.assessment.engine.model import CriteriaSet

PAPER = Paper("advice")


@pytest.fixture
def criteria(write_set: Callable[..., Path]) -> CriteriaSet:
    (area,) = PAPER.fences("yaml")
    return load(write_set("maximum: 100", area, year=2025), 2025)


@pytest.fixture
def inputs(criteria: CriteriaSet, tmp_path: Path) -> Inputs:
    path = tmp_path / "so-lieu.csv"
    path.write_text(PAPER.fences("csv")[0], "utf-8")
    return load_inputs(path, criteria)


def test_points_and_ranks(criteria: CriteriaSet, inputs: Inputs) -> None:
    run = score(criteria, inputs)
    ranks = {row.unit: row.rank for row in robust(criteria, inputs, Uncertainty(draws=100)).units}
    computed = [
        [
            row.unit,
            *(written(row.node(code).points or 0) for code in ("1.1", "1.2", "1.3")),
            written(row.points or 0),
            str(ranks[row.unit]),
        ]
        for row in run.units
    ]
    assert computed == PAPER.table("| unit | 1.1 | 1.2 | 1.3 | total | rank |")


def test_other_normalisers(criteria: CriteriaSet, inputs: Inputs) -> None:
    rows = PAPER.table("| normaliser | parameters | A | B | C | D |")
    assert len(rows) == 5
    (area,) = criteria.nodes
    *rest, last = area.children
    for name, written_parameters, *printed in rows:
        more = parse(f"{{{written_parameters}}}", "") if written_parameters else {}
        rule = rule_of({"shape": "normalised", "normaliser": name, **more}, last.inputs)
        assert rule.faults == ()
        changed = replace(area, children=(*rest, replace(last, rule=rule)))
        run = score(replace(criteria, nodes=(changed,)), inputs)
        assert [written(row.node("1.3").points or 0) for row in run.units] == printed


def test_firmness(criteria: CriteriaSet, inputs: Inputs) -> None:
    answer = robust(criteria, inputs, Uncertainty({"khao_sat": {"*": 1.5}}))
    apart = NormalDist(2, 1.5 * 2**0.5)
    assert round(100 * (1 - apart.cdf(0))) == 83
    assert "in 83 of 100 draws" in " ".join(PAPER.text.split())
    rows = PAPER.table("| unit | rank | could be | index from | to | group |")
    for row, (unit, rank, could, low, high, group) in zip(answer.units, rows, strict=True):
        assert (row.unit, str(row.rank), str(row.group)) == (unit, rank, group)
        assert f"{row.rank_low}–{row.rank_high}" == could
        assert row.index_low == pytest.approx(float(low.replace(",", ".")), abs=0.15)
        assert row.index_high == pytest.approx(float(high.replace(",", ".")), abs=0.15)


def test_what_decides(criteria: CriteriaSet, inputs: Inputs) -> None:
    moved = {row.code: row.moved for row in by_leaf(criteria, inputs)}
    assert moved == {"1.1": 0, "1.2": 0, "1.3": 0.5}


def test_what_if(criteria: CriteriaSet, inputs: Inputs) -> None:
    more = whatif(criteria, inputs, "C", {"ke_hoach": number(Fraction(90))})
    assert more.after.points == 60
    assert [more.rank_before.rank, more.rank_after.rank] == [4, 3]
    firms = whatif(criteria, inputs, "C", {"doanh_nghiep": number(Fraction(900))})
    assert firms.gained == 0
    assert firms.rank_after.rank == 3
    assert RELATIVE in firms.assumptions
    given = {**inputs.units, "C": {**inputs.units["C"], "doanh_nghiep": number(Fraction(900))}}
    after = score(criteria, Inputs(given)).by_unit
    assert [after[unit].node("1.3").points for unit in "BCD"] == [0, 0, 10]
    assert after["D"].points == 46


def test_plan(criteria: CriteriaSet, inputs: Inputs, tmp_path: Path) -> None:
    path = tmp_path / "giai-phap.csv"
    path.write_text(PAPER.fences("csv")[1], "utf-8")
    answer = plan(criteria, inputs, "C", load_improvements(path, criteria), Fraction(8))
    assert answer.next_best is not None
    assert answer.one_more is not None

    def row(title: str, choice: Choice) -> list[str]:
        figures = (choice.expected, choice.certain, choice.cost)
        return [title, " ".join(choice.codes), *map(written, figures)]

    assert PAPER.table("| bundle | improvements | expected | if all work | cost |") == [
        row("best", answer.best),
        row("next best", answer.next_best),
        row("one more point", answer.one_more),
    ]
    assert answer.price == 5
    assert [each.expected for each in answer.alone] == [Fraction("5.4"), 5, 4, Fraction("5.4")]


def test_forecast(criteria: CriteriaSet, inputs: Inputs) -> None:
    answer = forecast(criteria, inputs, Fraction(3, 4), target=3)
    computed = [
        [row.unit, *(written(round(Fraction(x), 4)) for x in (row.to_date, row.low, row.middle, row.high))]
        for row in answer.units
    ]
    assert computed == PAPER.table("| unit | to date | low | middle | high |")
    chance = {row.unit: row.chance for row in answer.units}["C"]
    assert chance == pytest.approx(_more_than("C", "D"), abs=0.02)
    assert "about 23 of 100 draws" in PAPER.text


def _more_than(first: str, second: str) -> float:
    """How often C's index ends above D's, from the beta-binomial distributions themselves."""
    from scipy.stats import betabinom

    good, rest = {"C": 15, "D": 12}, {"C": 24, "D": 32}
    law = {unit: betabinom(7, good[unit] + 0.5, 20 - good[unit] + 0.5) for unit in (first, second)}

    def index(unit: str, more: int) -> float:
        return 40 * (good[unit] + more) / 27 + rest[unit]

    return float(
        sum(
            law[first].pmf(one) * law[second].pmf(two)
            for one in range(8)
            for two in range(8)
            if index(first, one) > index(second, two)
        )
    )
