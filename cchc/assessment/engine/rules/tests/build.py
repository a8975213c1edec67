"""Makes cases for tests of rules: parameters from what a set writes, answers from plain values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.peers import Peers
from cchc.assessment.engine.rule_examples import answer
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.shape import Case, Example, Outcome, Shape
from cchc.lib.words import Words


def params_of(name: str, raw: Any, inputs: tuple[InputSpec, ...]) -> Any:
    """A shape's parameters as reading a set makes them."""
    rule = rule_of({"shape": name, **raw}, tuple(spec.code for spec in inputs))
    assert rule.faults == ()
    return rule.params


class Ruled:
    """A rule with its maximum and inputs, ready to be asked."""

    def __init__(self, name: str, raw: Any, inputs: tuple[InputSpec, ...], maximum: Any = 1) -> None:
        self.shape: Shape = found()[name]
        self.params = params_of(name, raw, inputs)
        self.maximum = Fraction(maximum)
        self.specs = {spec.code: spec for spec in inputs}

    def score(self, peers: Any = None, **given: Any) -> Outcome:
        """The exact outcome. ``peers``: what the other units give, by input."""
        mine = {code: answer(value) for code, value in given.items()}
        columns = Peers()
        for code, value in mine.items():
            columns[code] = (value, *map(answer, (peers or {}).get(code, ())))
        return self.shape.score(self.params, Case(mine, self.maximum, self.specs, columns, 0))

    def points(self, **given: Any) -> Any:
        """The points: None where there are none."""
        return self.score(**given).points

    def said(self, language: str = "vi", **given: Any) -> str:
        """The reasons as one text."""
        return " ".join(why.say(language) for why in self.score(**given).why)

    def array(self, peers: Any = None, **given: Any) -> np.ndarray:
        """The same by the fast arithmetic: this unit first, then its peers."""
        columns = {
            code: np.array([self.as_float(code, each) for each in (value, *(peers or {}).get(code, ()))])
            for code, value in given.items()
        }
        return self.shape.array(self.params, float(self.maximum), columns)

    def as_float(self, code: str, value: Any) -> float:
        """A value as the fast arithmetic takes it."""
        if value is None:
            return float("nan")
        spec = self.specs[code]
        if isinstance(value, str):
            return float("inf") if spec.kind == "date" else float(spec.levels.index(value))
        return float(value.toordinal()) if isinstance(value, date) else float(Fraction(value))

    def faults(self) -> list[str]:
        """What is wrong with the parameters."""
        return list(self.shape.faults(self.params, self.maximum, self.specs))

    def limits(self) -> tuple[Any, Any]:
        """The least and the most points."""
        return self.shape.limits(self.params, self.maximum)

    def say(self, language: str = "vi") -> str:
        """The rule in words."""
        return self.shape.say(self.params, self.maximum, self.specs, language)


def example(name: str) -> tuple[Ruled, Example]:
    """The example that a shape offers."""
    shown: Example = found()[name].EXAMPLE
    return Ruled(name, shown.raw, shown.inputs, shown.maximum), shown


def percent(code: str = "rate", vi: str = "Tỷ lệ", short: str = "") -> InputSpec:
    """A percentage."""
    return InputSpec(code, Words(vi, "Rate"), "percent", short=Words(short))


def count(code: str, vi: str = "Số lượng") -> InputSpec:
    """A count."""
    return InputSpec(code, Words(vi, "Number"), "count")


def yes_no(code: str, vi: str) -> InputSpec:
    """A question that is answered by yes or no."""
    return InputSpec(code, Words(vi, "Question"), "yes_no")


def number(code: str, vi: str = "Giá trị") -> InputSpec:
    """A plain number."""
    return InputSpec(code, Words(vi, "Value"))


def check(rule: Ruled, peers: Any = None, **given: Any) -> Outcome:
    """Points lie within the limits, the fast arithmetic agrees, the reasons can be said in both languages."""
    outcome = rule.score(peers=peers, **given)
    fast = np.broadcast_to(rule.array(peers=peers, **given), 1 + len(next(iter((peers or {}).values()), ())))[
        0
    ]
    if outcome.points is None:
        assert np.isnan(fast)
    else:
        assert fast == pytest.approx(float(outcome.points), abs=1e-9)
        least, most = rule.limits()
        assert least <= outcome.points <= most
    for why in outcome.why:
        assert why.say("vi")
        assert why.say("en")
    assert outcome.why
    return outcome


#: Percentages as they are reported, with the edges that decisions name; a few lie outside.
PERCENTS = st.one_of(
    st.sampled_from([0, 50, 60, 70, 80, 90, 95, 100, 120]).map(Fraction),
    st.integers(-500, 13_000).map(lambda number: Fraction(number, 100)),
    st.fractions(0, 100, max_denominator=30),
)
#: Counts; one below zero is a fault of the input.
COUNTS = st.integers(-1, 40).map(Fraction)
POINTS = st.integers(0, 8).map(lambda number: Fraction(number, 4))


@st.composite
def tables(draw: st.DrawFn, low: int = 0, high: int = 110) -> list[dict[str, Any]]:
    """Bands without hole or overlap over the whole line, with open and closed ends."""
    edges = sorted(draw(st.sets(st.integers(low, high).map(Fraction), min_size=1, max_size=4)))
    rows: list[dict[str, Any]] = [{"points": draw(POINTS)} for _ in range(len(edges) + 1)]
    for place, edge in enumerate(edges):
        below, above = draw(st.sampled_from([("lt", "ge"), ("le", "gt")]))
        rows[place][below] = edge
        rows[place + 1][above] = edge
    return draw(st.permutations(rows))
