"""A composite index as CSV, JSON, Excel or a table for a terminal: one row a unit, one column a node, the index last.

CSV and JSON carry every figure with up to 40 digits, never with an exponent; a missing one is ``NA`` (as R
writes it) in CSV and ``null`` in JSON. The table for a person rounds half up to four places and writes as
Vietnamese does.
"""

from __future__ import annotations

import csv
import io
import json
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from cchc.assessment.engine.composite import Composite
from cchc.lib.numbers import format_decimal

_DIGITS = 40
_SHOWN = Context(prec=_DIGITS, rounding=ROUND_HALF_UP, Emin=-9_999, Emax=9_999)
_PLACES = 4
_GAP = "  "
#: Characters with which a spreadsheet begins a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def decimal(value: Fraction) -> Decimal:
    """The figure with 40 digits, rounded half up; exact where it ends before."""
    return _SHOWN.divide(Decimal(value.numerator), Decimal(value.denominator))


def plain(value: Fraction) -> str:
    """The figure in digits, with a point, without an exponent and without zeros at the end."""
    text = f"{decimal(value):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _columns(result: Composite) -> list[str]:
    return [node.code for node in result.structure.nodes]


def as_csv(result: Composite) -> str:
    """``uCode`` and the nodes, a row a unit in the order of the inputs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = _columns(result)
    writer.writerow(["uCode", *map(_safe, columns)])
    for place, unit in enumerate(result.units):
        scores = (result.scores[code][place] for code in columns)
        writer.writerow([_safe(unit), *("NA" if score is None else plain(score) for score in scores)])
    return out.getvalue()


def _safe(text: str) -> str:
    """A code that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_json(result: Composite) -> str:
    """The method, the nodes with weights, the units with their figures as strings, and what is doubtful."""
    nodes = result.structure.nodes
    held = {
        "normalise": result.method.written,
        "aggregate": {str(level): way.NAME for level, way in result.ways.items()},
        "nodes": [
            {"code": node.code, "level": node.level, "parent": node.parent, "weight": plain(node.weight)}
            for node in nodes
        ],
        "units": [
            {"unit": unit, "values": {node.code: _json(result.scores[node.code][place]) for node in nodes}}
            for place, unit in enumerate(result.units)
        ],
        "doubts": [doubt.vi for doubt in result.doubts],
    }
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"


def _json(score: Fraction | None) -> str | None:
    return None if score is None else plain(score)


def as_table(result: Composite) -> str:
    """Columns in line, figures to the right, rounded to four places."""
    columns = _columns(result)
    rows = [["Đơn vị", *columns]]
    for place, unit in enumerate(result.units):
        scores = (result.scores[code][place] for code in columns)
        rows.append(
            [unit, *("–" if score is None else format_decimal(decimal(score), _PLACES) for score in scores)]
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        _GAP.join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]
    return "\n".join([lines[0], "─" * len(lines[0]), *lines[1:]]) + "\n"


def as_xlsx(result: Composite) -> bytes:
    """One sheet with the figures as numbers; Excel itself keeps 15 digits."""
    from cchc.lib.xlsx import Sheet, write

    columns = _columns(result)
    rows = [
        [
            unit,
            *(None if (score := result.scores[code][place]) is None else decimal(score) for code in columns),
        ]
        for place, unit in enumerate(result.units)
    ]
    out = io.BytesIO()
    write(out, [Sheet("Chỉ số tổng hợp", ["uCode", *columns], rows)])
    return out.getvalue()
