"""Rules that read one number and make points of it by a scale: their functions, the same for bands and proportion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.scale import Measured, Scale
from cchc.assessment.engine.shape import NUMBERS, Case, Outcome, one_input, unit_of, wrong_inputs

if TYPE_CHECKING:
    import numpy as np

__all__ = ["array", "faults", "limits", "one_input", "say", "score"]


class Scaled(Protocol):
    """Parameters of such a rule: the input they read and the way from its number to points."""

    @property
    def input(self) -> str:
        """The code of the input."""
        ...

    @property
    def scale(self) -> Scale:
        """The way from a number to points."""
        ...


def score(params: Scaled, case: Case) -> Outcome:
    """The exact points of the value, with reasons."""
    spec = case.specs[params.input]
    measured = Measured(case.number(params.input), unit_of(spec), spec.name, spec.short)
    return params.scale.judge(measured, case.maximum)


def array(params: Scaled, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN where the scale gives nothing."""
    return params.scale.array(columns[params.input], maximum)


def limits(params: Scaled, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """The least and the most points."""
    return params.scale.limits(maximum)


def faults(params: Scaled, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """Holes, overlaps, marks that make no scale."""
    yield from wrong_inputs((params.input,), specs, NUMBERS)
    yield from params.scale.faults(unit_of(specs.get(params.input)), maximum)


def say(params: Scaled, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Trên 90%: 2 điểm; từ 70% đến 90%: 1 điểm; dưới 70%: 0 điểm"."""
    said = params.scale.say(maximum, unit_of(specs.get(params.input)), language)
    return said[:1].upper() + said[1:]
