"""Inputs of a sheet from the values of indicators: facts become points without being typed again."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.given import NOTHING_AROSE, Given, Inputs, number, ratio
from cchc.indicators.engine.window import Window
from cchc.indicators.lookup import values_of
from cchc.indicators.shipped import dictionary
from cchc.lib.vntext import fold
from cchc.units.models import Unit
from cchc.web.clock import today

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet, InputSpec
    from cchc.indicators.engine.value import Value


def filled(criteria: CriteriaSet, inputs: Inputs) -> tuple[Inputs, int]:
    """The inputs with what is missing taken from indicators of the year, and how many were taken.

    Only a missing input is filled, never one that a unit gave; a unit that handed in nothing stays so. A unit of the
    sheet is one of ours when a unit in force at the end of the year bears its name. Queries: one for the units, then
    as :func:`cchc.indicators.lookup.values_of` for each indicator that the set reads.
    """
    window = Window.parse(str(criteria.year))
    units = {fold(unit.name): unit for unit in Unit.objects.on(window.end)}
    ours = {label: units[fold(label)] for label in inputs.units if fold(label) in units}
    made: dict[str, dict[str, Given]] = {label: dict(given) for label, given in inputs.units.items()}
    count = 0
    for spec in _read(criteria):
        if not ours:
            break
        values = values_of(spec.indicator, list(ours.values()), window, today())
        for label, unit in ours.items():
            lacking = made[label].get(spec.code, Given("missing")).status == "missing"
            if lacking and unit.slug in values:
                made[label][spec.code] = _given(spec, values[unit.slug])
                count += 1
    return Inputs(made, inputs.absent), count


def _read(criteria: CriteriaSet) -> list[InputSpec]:
    """The inputs that name an indicator of the dictionary and are numbers."""
    known = dictionary().codes()
    kinds = ("percent", "number", "count", "points")
    return [spec for spec in criteria.inputs.values() if spec.indicator in known and spec.kind in kinds]


def _given(spec: InputSpec, value: Value) -> Given:
    """A value as the set reads it: with its parts where the input is a share."""
    if value.no_cases:
        return NOTHING_AROSE
    if value.denominator is not None and spec.kind == "percent":
        return ratio(Fraction(value.numerator), Fraction(value.denominator), percent=True)
    return number(value.exact or Fraction(0))
