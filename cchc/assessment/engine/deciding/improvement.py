"""Improvements that a unit could make: what each would change, its cost, effort and chance, what it needs first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.deciding.figures import figure
from cchc.assessment.engine.given import Given
from cchc.assessment.engine.input_files import COLUMNS, InputsError, cell_given, readings_of
from cchc.assessment.engine.table_files import Table, columns, read

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
_LONGEST_CODE, _LONGEST_NAME = 40, 200
#: Columns that the first row of an improvement tells for all its rows.
_ONCE = ("name", "cost", "effort", "chance", "requires", "excludes")


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
    first: dict[str, int] = {}
    faults: list[str] = []
    for number, row in enumerate(table.rows):
        cells = {key: (row[place] if place < len(row) else None) for key, place in at.items()}
        if all(cell is None for cell in cells.values()):
            continue
        try:
            code = str(cells["code"] or "").strip()
            if not code:
                raise ValueError("cột “code” trống; mỗi giải pháp cần một mã")
            if len(code) > _LONGEST_CODE or " " in code or "," in code:
                raise ValueError(
                    f"cột “code” nhận tối đa {_LONGEST_CODE} ký tự, không có dấu cách, dấu phẩy; đang là “{code[:40]}”"
                )
            first.setdefault(code, number)
            key = str(cells["input"] or "").strip()
            if key not in criteria.inputs:
                raise ValueError(f"không có số liệu “{key[:40]}” trong bộ tiêu chí {criteria.code}")
            given = cell_given(criteria.inputs[key], cells["value"], cells.get("denominator"), readings)
            if given.status == "missing":
                raise ValueError("cột “value” trống; ghi số liệu khi giải pháp thành công")
            made[code] = _added(made.get(code), code, cells, key, given)
        except ValueError as wrong:
            faults.append(f"{table.row_place(number)}: {str(wrong).rstrip('.')}.")
    faults += _at_odds(table, made, first)
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
        more = _read(code, cells, {key: given})
        for column in _ONCE:
            if cells.get(column) is not None and getattr(more, column) != getattr(known, column):
                raise ValueError(
                    f"cột “{column}” của giải pháp {code} khác dòng trên; chỉ ghi ở dòng đầu của giải pháp"
                )
        return replace(known, changes={**known.changes, key: given})
    # An Excel formula in error reads as an empty cell: it must not make an improvement free.
    if "cost" in cells and cells["cost"] is None:
        raise ValueError("cột “cost” trống; ghi 0 nếu không tốn kinh phí")
    return _read(code, cells, {key: given})


def _read(code: str, cells: Mapping[str, Cell], changes: Mapping[str, Given]) -> Improvement:
    """What one row tells of an improvement."""
    return Improvement(
        code,
        " ".join(str(cells.get("name") or code).split())[:_LONGEST_NAME],
        changes,
        _amount(cells.get("cost"), "cost"),
        _amount(cells.get("effort"), "effort"),
        _chance(cells.get("chance")),
        tuple(str(cells.get("requires") or "").replace(",", " ").split()),
        tuple(str(cells.get("excludes") or "").replace(",", " ").split()),
    )


def _amount(cell: Cell, key: str) -> Fraction:
    return Fraction(0) if cell is None else figure(cell, key)


def _chance(cell: Cell) -> Fraction:
    if cell is None:
        return Fraction(1)
    percent = isinstance(cell, str) and cell.strip().endswith("%")
    chance = _amount(str(cell).strip().rstrip("%") if isinstance(cell, str) else cell, "chance")
    chance = chance / 100 if percent else chance
    if chance > 1:
        raise ValueError(f"cột “chance” nhận từ 0 đến 1 hoặc từ 0% đến 100%, đang là {str(cell)[:40]}")
    return chance


def _at_odds(table: Table, made: Mapping[str, Improvement], first: Mapping[str, int]) -> list[str]:
    """What ``requires`` and ``excludes`` cannot mean: unknown codes, circles, both at once; too many improvements.

    ``first``: the first row of each code that the file has, faulty ones as well.
    """
    faults = []
    for code, row in made.items():
        place = f"{table.row_place(first[code])}: giải pháp {code}"
        unknown = [other for other in (*row.requires, *row.excludes) if other not in first]
        faults += [f"{place} nhắc đến “{other[:40]}” không có trong tệp." for other in unknown]
        both = [other for other in row.excludes if other in row.requires or other == code]
        faults += [f"{place} vừa cần vừa loại trừ “{other}”; chỉ ghi ở một cột." for other in both]
    circle = _circle({code: row.requires for code, row in made.items()})
    if circle:
        faults.append(
            f"{table.row_place(first[circle[0]])}: cột “requires” thành vòng {' → '.join(circle)}; "
            "giải pháp cần trước không được cần lại giải pháp sau."
        )
    if len(first) > _MOST:
        faults.append(f"{table.name}: có {len(first)} giải pháp; chỉ nhận tối đa {_MOST}.")
    if not first:
        faults.append(f"{table.name}: không có giải pháp nào dưới dòng tên cột.")
    return faults


def _circle(requires: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Improvements that need each other, the first again at the end; empty where there are none."""
    sound: set[str] = set()

    def chain(code: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if code in path:
            return (*path[path.index(code) :], code)
        if code not in sound:
            for other in requires.get(code, ()):
                if found := chain(other, (*path, code)):
                    return found
            sound.add(code)
        return ()

    return next((found for code in requires if (found := chain(code, ()))), ())
