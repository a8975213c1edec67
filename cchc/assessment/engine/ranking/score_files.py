"""Scores of units from a file with the columns unit and score."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.input_files import COLUMNS, InputsError
from cchc.assessment.engine.table_files import columns, read
from cchc.lib.numbers import NumberError, parse_decimal

if TYPE_CHECKING:
    from pathlib import Path

_HEADS = {"unit": COLUMNS["unit"], "score": ("score", "điểm", "index", "chỉ số", "value", "giá trị")}


def load(path: Path) -> dict[str, Fraction | None]:
    """Scores by unit in the order of the file; an empty cell is None. InputsError names every wrong row."""
    table = read(path)
    at = columns(table, _HEADS, ("unit", "score"))
    found: dict[str, Fraction | None] = {}
    faults = []
    for number, row in enumerate(table.rows):
        cells = {key: (row[place] if place < len(row) else None) for key, place in at.items()}
        if all(cell is None for cell in cells.values()):
            continue
        unit, cell = " ".join(str(cells["unit"] or "").split()), cells["score"]
        if not unit or unit in found:
            faults.append(
                f"{table.row_place(number)}: cột “unit” trống hoặc {unit or 'đơn vị'} đã có ở dòng trên."
            )
            continue
        try:
            exact = (
                cell
                if cell is None or isinstance(cell, int | Decimal)
                else parse_decimal(str(cell), "decimal")
            )
            found[unit] = None if exact is None else Fraction(exact)
        except NumberError as wrong:
            faults.append(f"{table.row_place(number)}: cột “score”: {wrong}")
    if faults:
        raise InputsError(faults)
    return found
