"""The fast engine against the exact one, over random sets and inputs of every rule shape that can be made at random."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.assessment.engine.aggregators import found as aggregators
from cchc.assessment.engine.given import MISSING, NOT_APPLICABLE, NOTHING_AROSE, Given, Inputs, number
from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.model import CriteriaSet, InputSpec, Node
from cchc.assessment.engine.normalisers import found as normalisers
from cchc.assessment.engine.scoring import score
from cchc.assessment.engine.simulation import Simulator
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NO_VALUE = (MISSING, NOT_APPLICABLE, NOTHING_AROSE)
BANDS = [{"ge": 80, "points": 3}, {"ge": 50, "lt": 80, "points": "1/3"}, {"lt": 50, "points": 0}]
METHODS = [
    {"normaliser": name, **({"options": {"target": 60}} if name == "dist2targ" else {})}
    for name in sorted(normalisers())
]
VALUES = st.fractions(0, 100, max_denominator=40)


@st.composite
def leaves(draw: st.DrawFn, code: str) -> tuple[Node, InputSpec]:
    """A leaf of 3 points, by given points, by bands of a percentage or by a percentage set against other units."""
    shape = draw(st.sampled_from(["given", "bands", "normalised"]))
    raw: dict[str, Any] = {"shape": shape}
    if shape == "bands":
        raw["bands"] = BANDS
    if shape == "normalised":
        raw |= draw(st.sampled_from(METHODS)) | {"less": draw(st.booleans()), "full": 1}
    spec = InputSpec(f"in{code}", Words(code), "points" if shape == "given" else "percent")
    node = Node(
        code,
        Words(code),
        Fraction(3),
        rule=rule_of(raw, (spec.code,)),
        inputs=(spec.code,),
        weight=Fraction(draw(st.integers(1, 5))),
        not_applicable=draw(st.sampled_from([None, "full", "zero", "rebase"])),
    )
    return node, spec


@st.composite
def sets(draw: st.DrawFn) -> CriteriaSet:
    """One to three areas of one to four leaves, any aggregator, any policy, perhaps with a bonus."""
    specs: dict[str, InputSpec] = {}
    areas = []
    for area in range(1, draw(st.integers(1, 3)) + 1):
        children = []
        for place in range(1, draw(st.integers(1, 4)) + 1):
            node, spec = draw(leaves(f"{area}.{place}"))
            children.append(node)
            specs[spec.code] = spec
        areas.append(
            Node(
                str(area),
                Words(str(area)),
                Fraction(3 * len(children)),
                children=tuple(children),
                aggregate=draw(st.sampled_from(["sum", *aggregators()])),
                weight=Fraction(draw(st.integers(1, 3))),
                kind="bonus" if area > 1 and draw(st.integers(0, 3)) == 0 else "part",
            )
        )
    return CriteriaSet(
        "ngau-nhien",
        2025,
        Words("Ngẫu nhiên"),
        sum((area.maximum or Fraction(0) for area in areas if area.kind == "part"), Fraction(0)),
        tuple(areas),
        specs,
        missing=draw(st.sampled_from(["none", "zero"])),
        not_submitted=draw(st.sampled_from(["unranked", "zero"])),
        not_applicable=draw(st.sampled_from(["rebase", "full", "zero"])),
        rescale=draw(st.booleans()),
        bonus_cap=draw(st.sampled_from([None, Fraction(2)])),
    )


@st.composite
def runs(draw: st.DrawFn) -> tuple[CriteriaSet, Inputs]:
    """A set and what one to five units give for it."""
    criteria = draw(sets())
    units: dict[str, Mapping[str, Given]] = {}
    for place in range(draw(st.integers(1, 5))):
        units[f"U{place}"] = {
            code: draw(
                st.one_of(
                    st.sampled_from(NO_VALUE), VALUES.map(number) if spec.kind == "percent" else _points
                )
            )
            for code, spec in criteria.inputs.items()
        }
    absent = frozenset({"Vắng"} if draw(st.booleans()) else set())
    return criteria, Inputs(units, absent)


_points = st.fractions(0, 3, max_denominator=12).map(number)


def floats(values: Sequence[Fraction | None]) -> np.ndarray:
    return np.array([np.nan if value is None else float(value) for value in values])


@settings(max_examples=400, deadline=None)
@given(runs())
def test_both_engines_give_the_same_points_to_a_billionth(drawn: tuple[CriteriaSet, Inputs]) -> None:
    criteria, inputs = drawn
    exact = score(criteria, inputs)
    fast = Simulator(criteria, inputs).run()
    rows = exact.units
    np.testing.assert_allclose(fast.index, floats([row.index for row in rows]), rtol=0, atol=1e-9)
    np.testing.assert_allclose(fast.points, floats([row.points for row in rows]), rtol=0, atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(runs(), st.data())
def test_every_draw_is_what_the_exact_engine_gives_for_its_inputs(
    drawn: tuple[CriteriaSet, Inputs], data: st.DataObject
) -> None:
    criteria, inputs = drawn
    simulator = Simulator(criteria, inputs)
    code = data.draw(st.sampled_from(sorted(simulator.base)))
    top = 100 if criteria.inputs[code].kind == "percent" else 3
    moved = [data.draw(st.fractions(0, top, max_denominator=8)) for _ in range(3)]
    column = np.where(np.isnan(simulator.base[code]), np.nan, floats(moved)[:, None])
    fast = simulator.run({code: column}).index
    fast = np.broadcast_to(fast, (3, len(simulator.units)))
    for place, value in enumerate(moved):
        units = {
            unit: {**mine, code: number(value) if mine[code].status == "value" else mine[code]}
            for unit, mine in inputs.units.items()
        }
        exact = score(criteria, Inputs(units, inputs.absent))
        np.testing.assert_allclose(fast[place], floats([row.index for row in exact.units]), rtol=0, atol=1e-9)


@pytest.mark.parametrize("name", sorted(aggregators()))
def test_an_aggregator_on_arrays_is_the_exact_one(name: str) -> None:
    random = np.random.default_rng(7)
    module = aggregators()[name]
    for _ in range(200):
        values = [Fraction(int(each), 8) for each in random.integers(1, 80, 4)]
        weights = [Fraction(int(each)) for each in random.integers(0, 4, 4)]
        exact = module.aggregate(values, weights)
        fast = module.array(floats(values)[:, None], floats(weights), np.ones((4, 1), dtype=bool))
        np.testing.assert_allclose(fast, floats([None if exact is None else Fraction(exact)]), rtol=1e-12)
