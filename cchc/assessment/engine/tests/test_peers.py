"""Whom a relative rule measures a unit against: those that are ranked with it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.given import MISSING, Inputs, number
from cchc.assessment.engine.peers import Peers
from cchc.assessment.engine.scoring import Options, score
from cchc.assessment.engine.simulation import Simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc.assessment.engine.model import CriteriaSet

RULE = """code: "1"
name: Kinh tế
maximum: 10
inputs: {x: {name: Vốn đầu tư}}
rule: {shape: normalised}
"""
GROUPS = """maximum: 10
ranking:
  groups: [{name: Miền núi, units: [A, B, C]}, {name: Đồng bằng, units: [D, E]}]
  unranked: [C]
"""


def scored(criteria: CriteriaSet, absent: str = "", **values: int | None) -> Mapping[str, Fraction | None]:
    """Points by unit, the same by both engines."""
    units = {unit: {"x": MISSING if value is None else number(value)} for unit, value in values.items()}
    inputs = Inputs(units, frozenset(absent))
    run, fast = score(criteria, inputs), Simulator(criteria, inputs)
    points = {row.unit: row.points for row in run.units}
    figures = dict(zip(fast.units, fast.run().points, strict=True))
    for unit, exact in points.items():
        expected = float("nan") if exact is None else float(exact)
        assert figures[unit] == pytest.approx(expected, abs=1e-9, nan_ok=True)
    return points


def test_units_are_measured_against_their_own_group(make_set: Callable[..., CriteriaSet]) -> None:
    points = scored(make_set(GROUPS, RULE), A=0, B=100, D=1, E=2)
    assert points == {"A": 0, "B": 10, "D": 0, "E": 10}


def test_who_is_not_ranked_is_measured_and_changes_nothing(make_set: Callable[..., CriteriaSet]) -> None:
    points = scored(make_set(GROUPS, RULE), A=0, B=100, C=25, D=1, E=2)
    assert points == {"A": 0, "B": 10, "C": Fraction(5, 2), "D": 0, "E": 10}
    assert scored(make_set(GROUPS, RULE), A=0, B=100, C=900, D=1, E=2)["B"] == 10


def test_who_lacks_a_value_or_handed_in_nothing_plays_no_part(make_set: Callable[..., CriteriaSet]) -> None:
    points = scored(make_set("maximum: 10", RULE), absent="Z", A=0, B=None, D=4, E=1)
    assert points == {"A": 0, "B": None, "D": 10, "E": Fraction(5, 2), "Z": None}


def test_units_that_are_not_asked_for_still_count_as_peers(make_set: Callable[..., CriteriaSet]) -> None:
    inputs = Inputs({unit: {"x": number(value)} for unit, value in (("A", 0), ("B", 4), ("D", 1))})
    (row,) = score(make_set("maximum: 10", RULE), inputs, Options(only=("D",))).units
    assert row.points == Fraction(5, 2)


def test_what_rules_make_of_the_peers_is_made_once() -> None:
    peers, made = Peers(("A",), Inputs({"A": {"x": number(3)}})), iter(range(9))
    assert [peers.once("key", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    assert peers["x"] == [number(3)]
