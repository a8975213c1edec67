"""Makes cases for tests of rules: parameters from what a set writes, answers from plain values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from cchc.assessment.engine.given import MISSING, Given
from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.peers import Peers
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.shape import Case, Example, Outcome, Shape


def params_of(name: str, raw: Any, inputs: tuple[InputSpec, ...]) -> Any:
    """A shape's parameters as reading a set makes them."""
    rule = rule_of({"shape": name, **raw}, tuple(spec.code for spec in inputs))
    assert rule.faults == ()
    return rule.params


def answer(value: Any) -> Given:
    """What a unit gives: a number, a level, a day, or nothing."""
    if value is None:
        return MISSING
    if isinstance(value, str):
        return Given("value", level=value)
    return Given("value", day=value) if isinstance(value, date) else Given("value", Fraction(value))


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

    def limits(self) -> tuple[Fraction, Fraction]:
        """The least and the most points."""
        return self.shape.limits(self.params, self.maximum)

    def say(self, language: str = "vi") -> str:
        """The rule in words."""
        return self.shape.say(self.params, self.maximum, self.specs, language)


def example(name: str) -> tuple[Ruled, Example]:
    """The example that a shape offers."""
    shown: Example = found()[name].EXAMPLE
    return Ruled(name, shown.raw, shown.inputs, shown.maximum), shown


def percent(code: str = "rate", name: str = "Tỷ lệ", short: str = "") -> InputSpec:
    """A percentage."""
    from cchc.lib.words import Words

    return InputSpec(code, Words(name, "Rate"), "percent", short=Words(short))


def count(code: str, name: str = "Số lượng") -> InputSpec:
    """A count."""
    from cchc.lib.words import Words

    return InputSpec(code, Words(name, "Number"), "count")


def dec(text: str) -> Decimal:
    """A decimal as YAML gives it."""
    return Decimal(text)
