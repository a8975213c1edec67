"""The example that every rule shape offers, worked out: for documents, pages and tests."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from cchc.assessment.engine.given import MISSING, Given
from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.peers import Peers
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.shape import Case, Example, Outcome


class Worked(NamedTuple):
    """A shape's example: its parameters as read, and what came out."""

    example: Example
    params: Any
    outcome: Outcome

    def say(self, name: str, language: str) -> str:
        """The rule of the example in words."""
        specs = {spec.code: spec for spec in self.example.inputs}
        return found()[name].say(self.params, self.example.maximum, specs, language)


def answer(value: Any) -> Given:
    """What a unit gives, from a plain value: a number, a level, a day, or None for nothing."""
    if value is None:
        return MISSING
    if isinstance(value, str):
        return Given("value", level=value)
    return Given("value", day=value) if isinstance(value, date) else Given("value", Fraction(value))


def worked(name: str) -> Worked:
    """The example of a shape; KeyError for a shape that there is not."""
    shape = found()[name]
    example = shape.EXAMPLE
    params = rule_of({"shape": name, **example.raw}, tuple(spec.code for spec in example.inputs)).params
    given = {code: answer(value) for code, value in example.given.items()}
    peers = Peers()
    for code, mine in given.items():
        peers[code] = (mine, *map(answer, example.peers.get(code, ())))
    specs = {spec.code: spec for spec in example.inputs}
    return Worked(example, params, shape.score(params, Case(given, example.maximum, specs, peers, 0)))
