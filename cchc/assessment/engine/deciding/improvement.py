"""Improvements that a unit could make: what each would change, its cost, effort and chance, what it needs first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.given import Given
from cchc.assessment.engine.input_files import COLUMNS, InputsError, cell_given, readings_of
from cchc.assessment.engine.table_files import Table, columns, read
from cchc.lib.numbers import NumberError, parse_decimal

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.assessment.engine.model import CriteriaSet
    from cchc.lib.xlsx import Cell

HEADS = {
    "code": ("code", "mã", "mã giải pháp"),
    "name": ("name", "tên", "giải pháp"),
    "input": COLUMNS["input"],
    "value": COLUMNS["value"],
    "denominator": COLUMNS["denominator"],
    "cost": ("cost", "chi phí", "kinh phí"),
    "effort": ("effort", "công sức", "ngày công"),
    "chance": ("chance", "khả năng", "xác suất"),
    "requires": ("requires", "cần trước"),
    "excludes": ("excludes", "loại trừ"),
}
_MOST = 60


@dataclass(frozen=True)
class Improvement:
    """``changes``: the inputs as they would be; ``cost`` and ``effort`` in the user's own units; ``chance`` 0 to 1.

    ``requires``: improvements without which it cannot be done; ``excludes``: those it cannot be done with.
    """

    code: str
    name: str
    changes: Mapping[str, Given]
    cost: Fraction = Fraction(0)
    effort: Fraction = Fraction(0)
    chance: Fraction = Fraction(1)
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


def load(path: Path, criteria: CriteriaSet) -> tuple[Improvement, ...]:
    """The improvements of a file, one row an input that changes (rows of one code are one improvement).

    Columns code, name, input, value[, denominator], cost, effort, chance (0.8 or 80%), requires, excludes (codes with
    blanks between). InputsError names every wrong row.
    """
    table = read(path)
    at = columns(table, HEADS, ("code", "input", "value"))
    readings = readings_of(table, [at[key] for key in ("value", "denominator") if key in at])
    made: dict[str, Improvement] = {}
    faults: list[str] = []
    for number, row in enumerate(table.rows):
        cells = {key: (row[place] if place < len(row) else None) for key, place in at.items()}
        if all(cell is None for cell in cells.values()):
            continue
        try:
            code = str(cells["code"] or "").strip()
            if not code:
                raise ValueError("cột “code” trống; mỗi giải pháp cần một mã")
            key = str(cells["input"] or "").strip()
            if key not in criteria.inputs:
                raise ValueError(f"không có số liệu “{key[:40]}” trong bộ tiêu chí {criteria.code}")
            given = cell_given(criteria.inputs[key], cells["value"], cells.get("denominator"), readings)
            made[code] = _added(made.get(code), code, cells, key, given)
        except ValueError as wrong:
            faults.append(f"{table.row_place(number)}: {str(wrong).rstrip('.')}.")
    faults += _unknown(table, made)
    if faults:
        raise InputsError(faults)
    return tuple(made.values())


def _added(
    known: Improvement | None, code: str, cells: Mapping[str, Cell], key: str, given: Given
) -> Improvement:
    """The improvement with one more input; only its first row need tell cost, chance and the rest."""
    if known is not None:
        if key in known.changes:
            raise ValueError(f"giải pháp {code} đã thay đổi “{key}” ở dòng trên")
        return replace(known, changes={**known.changes, key: given})
    return Improvement(
        code,
        str(cells.get("name") or code),
        {key: given},
        _amount(cells.get("cost"), "cost"),
        _amount(cells.get("effort"), "effort"),
        _chance(cells.get("chance")),
        tuple(str(cells.get("requires") or "").replace(",", " ").split()),
        tuple(str(cells.get("excludes") or "").replace(",", " ").split()),
    )


def _amount(cell: Cell, key: str) -> Fraction:
    if cell is None:
        return Fraction(0)
    try:
        amount = Fraction(cell) if isinstance(cell, int | Decimal) else Fraction(parse_decimal(str(cell)))
    except NumberError as error:
        raise ValueError(f"cột “{key}”: {error}") from error
    if amount < 0:
        raise ValueError(f"cột “{key}” không nhận số âm, đang là {cell}")
    return amount


def _chance(cell: Cell) -> Fraction:
    if cell is None:
        return Fraction(1)
    percent = isinstance(cell, str) and cell.strip().endswith("%")
    chance = _amount(str(cell).strip().rstrip("%") if isinstance(cell, str) else cell, "chance")
    chance = chance / 100 if percent else chance
    if chance > 1:
        raise ValueError(f"cột “chance” nhận từ 0 đến 1 hoặc từ 0% đến 100%, đang là {cell}")
    return chance


def _unknown(table: Table, made: Mapping[str, Improvement]) -> list[str]:
    """Codes that ``requires`` and ``excludes`` name and nobody declares; too many improvements."""
    faults = [
        f"{table.name}: giải pháp {code} nhắc đến “{other}” không có trong tệp."
        for code, row in made.items()
        for other in (*row.requires, *row.excludes)
        if other not in made
    ]
    if len(made) > _MOST:
        faults.append(f"{table.name}: có {len(made)} giải pháp; chỉ nhận tối đa {_MOST}.")
    if not made and not faults:
        faults.append(f"{table.name}: không có giải pháp nào dưới dòng tên cột.")
    return faults
