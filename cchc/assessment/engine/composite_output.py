"""A composite index told: one row a unit, one column a node, the index last; and its JSON.

CSV and JSON carry every figure with up to 40 digits, never with an exponent; a missing one is ``NA`` in CSV (as R
writes it) and ``null`` in JSON. The table for a person rounds half up to four places and writes as Vietnamese does;
Excel gets numbers, of which it keeps 15 digits itself.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any

from cchc.assessment.engine.composite import Composite
from cchc.lib.numbers import format_decimal

_DIGITS = 40
_SHOWN = Context(prec=_DIGITS, rounding=ROUND_HALF_UP, Emin=-9_999, Emax=9_999)
_PLACES = 4
#: Characters with which a spreadsheet begins a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def decimal(value: Fraction) -> Decimal:
    """The figure with 40 digits, rounded half up; exact where it ends before."""
    return _SHOWN.divide(Decimal(value.numerator), Decimal(value.denominator))


def plain(value: Fraction) -> str:
    """The figure in digits, with a point, without an exponent and without zeros at the end."""
    text = f"{decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _safe(text: str) -> str:
    """A code that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def labels(result: Composite, shape: str) -> list[str]:
    """The heads of the columns; ``shape``: table, csv, xlsx."""
    codes = [node.code for node in result.structure.nodes]
    return ["uCode", *map(_safe, codes)] if shape == "csv" else ["uCode", *codes]


def rows(result: Composite, shape: str) -> list[list[str | Decimal | None]]:
    """A row a unit in the order of the inputs: texts for table and CSV, Decimals for Excel."""
    codes = [node.code for node in result.structure.nodes]
    return [
        [
            _safe(unit) if shape == "csv" else unit,
            *(_cell(result.scores[code][place], shape) for code in codes),
        ]
        for place, unit in enumerate(result.units)
    ]


def _cell(score: Fraction | None, shape: str) -> str | Decimal | None:
    if shape == "csv":
        return "NA" if score is None else plain(score)
    if score is None:
        return None
    return decimal(score) if shape == "xlsx" else format_decimal(decimal(score), _PLACES)


def as_value(result: Composite) -> dict[str, Any]:
    """What JSON says: the method, the nodes with weights, the units with their figures as texts, the doubts."""
    nodes = result.structure.nodes
    return {
        "normalise": result.method.written,
        "aggregate": {str(level): way.NAME for level, way in result.ways.items()},
        "nodes": [
            {"code": node.code, "level": node.level, "parent": node.parent, "weight": plain(node.weight)}
            for node in nodes
        ],
        "units": [
            {"unit": unit, "values": {node.code: _text(result.scores[node.code][place]) for node in nodes}}
            for place, unit in enumerate(result.units)
        ],
        "doubts": [doubt.vi for doubt in result.doubts],
    }


def _text(score: Fraction | None) -> str | None:
    return None if score is None else plain(score)
