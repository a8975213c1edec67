"""How the others move: each unit's mean yearly change of its index, from past years' results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.deciding.figures import figure
from cchc.assessment.engine.input_files import COLUMNS, InputsError
from cchc.assessment.engine.table_files import columns, read

if TYPE_CHECKING:
    from pathlib import Path

_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_HEADS = {"year": ("year", "năm"), "unit": COLUMNS["unit"], "index": ("index", "chỉ số", "score", "điểm")}


def of_series(series: Mapping[str, Mapping[int, Fraction]]) -> dict[str, Fraction]:
    """By unit: (last index − first index) / years between; units with fewer than two years are left out."""
    moved = {}
    for unit, by_year in series.items():
        if len(by_year) >= 2:
            first, last = min(by_year), max(by_year)
            moved[unit] = (by_year[last] - by_year[first]) / (last - first)
    return moved


def load(path: Path, units: Iterable[str]) -> dict[str, Fraction]:
    """The same from a file with columns year, unit, index; InputsError names every wrong row.

    ``units``: those that are scored now; at least one of them has to be in the file.
    """
    table = read(path)
    at = columns(table, _HEADS, ("year", "unit", "index"))
    series: dict[str, dict[int, Fraction]] = {}
    faults = []
    for number, row in enumerate(table.rows):
        cells = {key: (row[place] if place < len(row) else None) for key, place in at.items()}
        if all(cell is None for cell in cells.values()):
            continue
        year, unit = str(cells["year"] or "").strip(), " ".join(str(cells["unit"] or "").split())
        if not _YEAR.fullmatch(year) or not unit:
            faults.append(
                f"{table.row_place(number)}: cột “year” cần một năm bốn chữ số và cột “unit” cần tên đơn vị."
            )
            continue
        if int(year) in series.get(unit, {}):
            faults.append(f"{table.row_place(number)}: {unit} đã có chỉ số năm {year} ở dòng trên.")
            continue
        try:
            value = figure(cells["index"], "index", "decimal", negative=True)
        except ValueError as wrong:
            faults.append(f"{table.row_place(number)}: {str(wrong).rstrip('.')}.")
            continue
        series.setdefault(unit, {})[int(year)] = value
    moved = of_series(series)
    if not faults and not moved:
        faults.append(
            f"{table.name}: không đơn vị nào có chỉ số của hai năm; cần ít nhất hai năm mỗi đơn vị."
        )
    if not faults and not any(unit in moved for unit in units):
        faults.append(f"{table.name}: không có đơn vị nào của tệp số liệu; ghi tên như trong tệp số liệu.")
    if faults:
        raise InputsError(faults)
    return moved
