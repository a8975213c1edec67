"""The values of an indicator for whoever reckons with them: computed by a program, else the furthest standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.indicators.engine.computed import members
from cchc.indicators.models import IndicatorValue
from cchc.indicators.shipped import dictionary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.indicators.engine.value import Value
    from cchc.indicators.engine.window import Window
    from cchc.units.models import Unit


def values_of(code: str, units: Sequence[Unit], period: Window, today: date) -> dict[str, Value]:
    """The value of each unit by its slug; a unit without one is left out, which is neither 0 nor "no cases".

    Stored values are found by the period's code, whatever days their report closed on: published before verified before
    declared, each saying in its ``status`` how far it came. UserError for a code that the dictionary does not know. One
    query for stored values, at most four for computed ones.
    """
    dictionary().get(code)
    if code in members():
        found: dict[str, Value] = members()[code].compute(units, period, today)
        return found
    rows = IndicatorValue.objects.furthest().filter(indicator=code, period=period.code, unit__in=units)
    told = {row.unit.slug: row.value for row in rows.select_related("unit", "file")}
    return {slug: value for slug, value in told.items() if value is not None}
