"""The values of units for a composite index: one row a unit, one column an indicator, as COINr's ``iData``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction

from cchc.assessment.engine.composite_meta import Structure
from cchc.assessment.engine.composite_table import Grid, found_columns
from cchc.lib.words import Words

_UNIT = "uCode"
#: Columns that COINr knows and that carry no indicator.
_KNOWN = frozenset({"ucode", "uname", "time"})


@dataclass(frozen=True)
class Inputs:
    """``units``: codes in the order of the file; ``values``: a column an indicator, None where missing."""

    units: tuple[str, ...]
    values: Mapping[str, tuple[Fraction | None, ...]]
    doubts: tuple[Words, ...]


def read_inputs(table: Grid, structure: Structure) -> Inputs:
    """The values of the structure's indicators; UnreadableInput with one sentence for the first thing that is wrong.

    A column that the structure does not know is left out and told as a doubt.
    """
    own = found_columns(table, {_UNIT: True})[_UNIT]
    codes = [node.code for node in structure.indicators]
    there = set(table.header)
    for code in codes:
        if code not in there:
            near = get_close_matches(code, table.header, n=1)
            hint = f" (có cột “{near[0]}”)" if near else ""
            raise table.fault(f"thiếu cột của chỉ tiêu “{code}” khai trong {structure.table.name}{hint}.")
    units = _units(table, own)
    mark = table.mark(codes)
    values = {
        code: tuple(table.number(row, code, cells[code], mark) for row, cells in table.rows) for code in codes
    }
    return Inputs(units, values, tuple(_doubts(table, structure, codes)))


def _units(table: Grid, own: str) -> tuple[str, ...]:
    """The code of every row, each once."""
    first: dict[str, int] = {}
    for row, cells in table.rows:
        unit = cells[own]
        if not unit:
            raise table.fault("thiếu mã đơn vị.", row, own)
        if unit in first:
            raise table.fault(
                f"đơn vị “{unit}” đã có ở dòng {table.line(first[unit])}; mỗi đơn vị một dòng, mỗi tệp một kỳ.",
                row,
                own,
            )
        first[unit] = row
    if not first:
        raise table.fault("chưa có đơn vị nào dưới dòng tên cột.")
    return tuple(first)


def _doubts(table: Grid, structure: Structure, codes: list[str]) -> list[Words]:
    beside = structure.beside | set(codes)
    unknown = [name for name in table.header if name and name not in beside and name.casefold() not in _KNOWN]
    if not unknown:
        return []
    named = ", ".join(f"“{name}”" for name in unknown[:8]) + (" …" if len(unknown) > 8 else "")
    return [
        Words(
            f"{table.name}: bỏ qua cột {named} vì {structure.table.name} không khai",
            f"{table.name}: column {named} is left out, since {structure.table.name} does not declare it",
        )
    ]
