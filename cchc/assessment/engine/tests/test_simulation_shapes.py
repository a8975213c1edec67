"""The fast engine against the exact one for every rule shape there is, over random inputs of four units."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.given import MISSING, NOT_APPLICABLE, NOTHING_AROSE, Given, Inputs
from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.model import CriteriaSet, Group, InputSpec, Node, Ranking
from cchc.assessment.engine.normalisers import found as normalisers
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.scoring import replay, score
from cchc.assessment.engine.simulation import Simulator
from cchc.lib.words import Words

UNITS = ("A", "B", "C", "D")
#: Parameters to draw from, where a normaliser has some that change what it does.
OPTIONS: dict[str, list[dict[str, Any] | None]] = {
    "borda": [None, {"ties": "average"}, {"ties": "max"}],
    "rank": [None, {"ties": "average"}, {"ties": "max"}],
    "prank": [None, {"ties": "average"}, {"ties": "max"}],
    "dist2ref": [None, {"place": 2}, {"place": 3, "cap": True}],
    "dist2targ": [{"target": 12}, {"target": 30, "cap": True}],
    "goalposts": [None, {"low": 2, "high": 15, "scale": 10}, {"trim": False, "high": 4}],
    "minmax": [None, {"low": 1, "high": 100}],
    "scaled": [None, {"low": 15, "high": 2}],
    "zscore": [None, {"mean": 50, "sd": 10}],
}
NO_VALUE = st.sampled_from([MISSING, NOT_APPLICABLE, NOTHING_AROSE])


def values(spec: InputSpec) -> st.SearchStrategy[Given]:
    """Answers that the kind of an input allows."""
    if spec.kind == "level":
        return st.sampled_from(spec.levels).map(lambda level: Given("value", level=level))
    if spec.kind == "date":
        days = st.dates(date(2025, 1, 1), date(2025, 5, 1)).map(lambda day: Given("value", day=day))
        return st.one_of(days, st.sampled_from(spec.levels).map(lambda level: Given("value", level=level)))
    by_kind: dict[str, st.SearchStrategy[Any]] = {
        "yes_no": st.integers(0, 1),
        "count": st.integers(0, 12),
        "percent": st.integers(0, 480).map(lambda quarter: Fraction(quarter, 4)),
    }
    numbers = by_kind.get(spec.kind, st.integers(-4, 40).map(lambda half: Fraction(half, 2)))
    return numbers.map(lambda number: Given("value", Fraction(number)))


def one_leaf(name: str) -> CriteriaSet:
    """A set of one criterion by the example of a shape; D is ranked alone, C is not ranked."""
    shown = found()[name].EXAMPLE
    codes = tuple(spec.code for spec in shown.inputs)
    rule = rule_of({"shape": name, **shown.raw}, codes)
    node = Node("1", Words("Tiêu chí"), shown.maximum, rule=rule, inputs=codes)
    ranking = Ranking(groups=(Group(Words("Nhóm 1"), units=("A", "B", "C")),), unranked=("C",))
    specs = {spec.code: spec for spec in shown.inputs}
    return CriteriaSet("mot", 2025, Words("Một"), shown.maximum, (node,), specs, ranking=ranking)


@st.composite
def normalised_sets(draw: st.DrawFn, name: str) -> CriteriaSet:
    """A set of one statistic over the units by this normaliser: any ends, either way up."""
    criteria = one_leaf("normalised")
    node = criteria.nodes[0]
    raw = {
        "shape": "normalised",
        "normaliser": name,
        "options": draw(st.sampled_from(OPTIONS.get(name, [None]))),
        "less": draw(st.booleans()),
        "zero": draw(st.sampled_from([0, "1/3", 5])),
        "full": draw(st.sampled_from([None, 6, 50, "100"])),
    }
    return replace(criteria, nodes=(replace(node, rule=rule_of(raw, node.inputs)),))


@pytest.mark.parametrize("name", tuple(normalisers()))
@given(data=st.data())
def test_every_draw_by_every_normaliser_is_what_the_exact_engine_gives(
    name: str, data: st.DataObject
) -> None:
    criteria = data.draw(normalised_sets(name))
    (node,), (code,) = criteria.nodes, criteria.inputs
    assert node.rule is not None
    assert node.rule.faults == ()
    spec = criteria.inputs[code]
    units = {unit: {code: data.draw(values(spec) | NO_VALUE)} for unit in UNITS}
    valued = [unit for unit in UNITS if units[unit][code].status == "value"]
    rows = [
        units,
        *({**units, **{unit: {code: data.draw(values(spec))} for unit in valued}} for _ in range(3)),
    ]
    column = np.array([[_float(row[unit][code].number) for unit in UNITS] for row in rows])
    drawn = Simulator(criteria, Inputs(units)).run({code: column})
    for row, points in zip(rows, np.broadcast_to(drawn.points, column.shape), strict=True):
        exact = score(criteria, Inputs(row))
        expected = [_float(unit.points) for unit in exact.units]
        np.testing.assert_allclose(points, expected, rtol=0, atol=1e-9)


def _float(value: Fraction | None) -> float:
    return float("nan") if value is None else float(value)


@pytest.mark.parametrize("name", tuple(found()))
@given(data=st.data())
def test_both_engines_give_the_same_points(name: str, data: st.DataObject) -> None:
    criteria = one_leaf(name)
    units = {
        unit: {code: data.draw(values(spec) | NO_VALUE) for code, spec in criteria.inputs.items()}
        for unit in UNITS
    }
    inputs = Inputs(units)
    run, fast = score(criteria, inputs), Simulator(criteria, inputs).run()
    assert replay(run) == run
    for row, points, maximum in zip(run.units, fast.points, fast.maximum, strict=True):
        expected = float("nan") if row.points is None else float(row.points)
        assert points == pytest.approx(expected, abs=1e-9, nan_ok=True)
        assert maximum == float(row.maximum or 0)
        for why in row.node("1").why:
            assert why.say("vi")
            assert why.say("en")
