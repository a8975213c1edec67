"""What units give, from a file of rows ``unit,input,value[,denominator]`` (CSV or Excel), read by the set's inputs.

``unit``: any label. ``input``: a code that the set declares. ``value``: a number (with ``denominator``: the numerator),
có/không, a level, a day dd/mm/yyyy; empty is missing. Words say the rest: "không áp dụng", "không phát sinh"; a row
with an empty input and "không gửi kết quả" says that the unit handed in nothing.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from cchc.assessment.engine.given import (
    MISSING,
    NOT_APPLICABLE,
    NOTHING_AROSE,
    Given,
    Inputs,
    ratio,
)
from cchc.assessment.engine.table_files import Table, columns, read
from cchc.errors import UnreadableInput
from cchc.lib.dates import DateError, parse_date
from cchc.lib.numbers import NumberError, Reading, parse_decimal
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.assessment.engine.model import CriteriaSet, InputSpec
    from cchc.lib.xlsx import Cell

COLUMNS = {
    "unit": ("unit", "đơn vị", "tên đơn vị", "tỉnh"),
    "input": ("input", "mã số liệu", "số liệu", "subdimension_code", "code"),
    "value": ("value", "giá trị", "tử số", "score"),
    "denominator": ("denominator", "mẫu số"),
}
_NOT_APPLICABLE = ("khong ap dung", "not applicable", "n/a", "kad")
_NOTHING_AROSE = ("khong phat sinh", "nothing arose")
_ABSENT = ("khong gui ket qua", "khong gui", "not submitted")
_YES = ("co", "dat", "yes", "true", "x", "1")
_NO = ("khong", "khong dat", "no", "false", "0")
_LONGEST = 200
_BIGGEST = Fraction(10) ** 18


class InputsError(UnreadableInput):
    """A file of inputs that cannot be used; ``faults``: every row that is wrong, each a sentence."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        more = f" (và {len(faults) - 1} lỗi khác)" if len(faults) > 1 else ""
        super().__init__(faults[0] + more)


class _Wrong(ValueError):
    """What is wrong with one cell."""


class _UnknownInput(_Wrong):
    """A code that the set does not declare; it is told once, however many rows have it."""


def load(path: Path, criteria: CriteriaSet) -> Inputs:
    """The inputs of a file; InputsError names every wrong row, all or nothing."""
    return of_table(read(path), criteria)


def of_table(table: Table, criteria: CriteriaSet) -> Inputs:
    """The inputs of a table."""
    at = columns(table, COLUMNS, ("unit", "input", "value"))
    readings = readings_of(table, [at[key] for key in ("value", "denominator") if key in at])
    units: dict[str, dict[str, Given]] = {}
    absent: dict[str, int] = {}
    seen: dict[tuple[str, str], int] = {}
    wrong_rows: list[tuple[int, str]] = []
    unknown: dict[str, list[int]] = {}
    for number, row in enumerate(table.rows):
        cells = {key: (row[place] if place < len(row) else None) for key, place in at.items()}
        if all(cell is None for cell in cells.values()):
            continue
        try:
            unit, code, given = _row(cells, criteria, readings)
            if code is None:
                absent.setdefault(unit, number)
                continue
            if (unit, code) in seen:
                raise _Wrong(
                    f"{unit} đã có số liệu “{code}” ở dòng {table.first + seen[unit, code]}; mỗi số liệu một dòng"
                )
        except _UnknownInput as wrong:
            unknown.setdefault(str(wrong), []).append(number)
            continue
        except _Wrong as wrong:
            wrong_rows.append((number, f"{table.row_place(number)}: {wrong}."))
            continue
        seen[unit, code] = number
        units.setdefault(unit, {})[code] = given
    wrong_rows += [(rows[0], _told(wrong, table, rows)) for wrong, rows in unknown.items()]
    faults = [sentence for _row, sentence in sorted(wrong_rows)]
    faults.extend(
        f"{table.row_place(absent[unit])}: {unit} ghi không gửi kết quả nhưng có số liệu ở dòng khác."
        for unit in absent
        if unit in units
    )
    if faults:
        raise InputsError(faults)
    if not units and not absent:
        raise InputsError([f"{table.name}: không có dòng số liệu nào dưới dòng tên cột."])
    return Inputs(units, frozenset(absent))


def _told(wrong: str, table: Table, rows: list[int]) -> str:
    more = f" (mã này còn ở {len(rows) - 1} dòng khác)" if len(rows) > 1 else ""
    return f"{table.row_place(rows[0])}: {wrong}{more}."


def _row(
    cells: Mapping[str, Cell], criteria: CriteriaSet, readings: Mapping[str, Reading | None]
) -> tuple[str, str | None, Given]:
    """Unit, code (None: handed in nothing) and what is given."""
    unit = " ".join(str(cells["unit"] or "").split())
    if not unit or len(unit) > _LONGEST:
        raise _Wrong(f"cột “unit” cần tên đơn vị (tối đa {_LONGEST} ký tự)")
    code = str(cells["input"] if cells["input"] is not None else "").strip()
    if not code:
        if fold(str(cells["value"] or "")) in _ABSENT:
            return unit, None, MISSING
        raise _Wrong("cột “input” trống; chỉ để trống khi value là “không gửi kết quả”")
    spec = criteria.inputs.get(code)
    if spec is None:
        raise _UnknownInput(
            f"không có số liệu “{code[:40]}” trong bộ tiêu chí {criteria.code}{_near(code, criteria)}"
        )
    return unit, code, cell_given(spec, cells["value"], cells.get("denominator"), readings)


def _near(code: str, criteria: CriteriaSet) -> str:
    close = difflib.get_close_matches(code, criteria.inputs, n=1, cutoff=0.5)
    if close:
        return f"; có phải “{close[0]}” không"
    first = list(criteria.inputs)[:8]
    more = f" … ({len(criteria.inputs)} mã)" if len(criteria.inputs) > len(first) else ""
    return f"; các mã: {', '.join(first)}{more}"


def cell_given(
    spec: InputSpec, value: Cell, denominator: Cell, readings: Mapping[str, Reading | None]
) -> Given:
    """One answer by the kind of its input; ValueError says what the cell allows."""
    if value is None and denominator is None:
        return MISSING
    word = fold(value) if isinstance(value, str) else ""
    if word in _NOT_APPLICABLE:
        return NOT_APPLICABLE
    if word in _NOTHING_AROSE:
        return NOTHING_AROSE
    if word in _ABSENT:
        raise _Wrong("“không gửi kết quả” dùng cho cả đơn vị; hãy để trống cột “input”")
    if denominator is not None:
        return _shared(spec, value, denominator, readings)
    if spec.kind == "level":
        return _level(spec, value)
    if spec.kind == "yes_no":
        return _yes_no(spec, value, word)
    if spec.kind == "date":
        return _day(spec, value)
    number = _number(spec, value, readings)
    if spec.kind in ("count", "percent") and number < 0:
        raise _Wrong(f"“{spec.code}” không nhận số âm, đang là {value}")
    if spec.kind == "count" and number.denominator != 1:
        raise _Wrong(f"“{spec.code}” là số lượng, cần số nguyên, đang là {value}")
    return Given("value", number)


def _shared(spec: InputSpec, value: Cell, denominator: Cell, readings: Mapping[str, Reading | None]) -> Given:
    """A numerator over a denominator."""
    if spec.kind not in ("percent", "number"):
        raise _Wrong(f"“{spec.code}” không phải tỷ lệ nên không có mẫu số; hãy để trống cột “denominator”")
    if value is None:
        raise _Wrong("có mẫu số nhưng cột “value” trống; hãy ghi tử số")
    top, bottom = _number(spec, value, readings), _number(spec, denominator, readings)
    if spec.kind == "percent" and top < 0:
        raise _Wrong(f"tử số của “{spec.code}” không được âm, đang là {value}")
    try:
        return ratio(top, bottom, percent=spec.kind == "percent")
    except ValueError:
        raise _Wrong(
            f"mẫu số của “{spec.code}” phải lớn hơn 0 khi tử số khác 0, đang là {denominator}"
        ) from None


def _level(spec: InputSpec, value: Cell, also: str = "") -> Given:
    for level in spec.levels:
        if fold(level) == fold(str(value)):
            return Given("value", level=level)
    raise _Wrong(f"“{spec.code}” nhận {also}{', '.join(spec.levels)}; không nhận “{str(value)[:40]}”")


def _yes_no(spec: InputSpec, value: Cell, word: str) -> Given:
    if isinstance(value, bool):
        return Given("value", Fraction(value))
    if value in (0, 1) or word in (*_YES, *_NO):
        return Given("value", Fraction(int(value == 1 or word in _YES)))
    raise _Wrong(f"“{spec.code}” nhận có hoặc không; không nhận “{str(value)[:40]}”")


def _day(spec: InputSpec, value: Cell) -> Given:
    """A day, or one of the answers that the input allows beside days ("chưa ban hành")."""
    if isinstance(value, datetime):
        return Given("value", day=value.date())
    if isinstance(value, date):
        return Given("value", day=value)
    try:
        return Given("value", day=parse_date(str(value)))
    except DateError:
        if spec.levels:
            return _level(spec, value, "ngày dd/mm/yyyy, ")
        raise _Wrong(f"“{spec.code}” nhận ngày dd/mm/yyyy; không nhận “{str(value)[:40]}”") from None


def _number(spec: InputSpec, value: Cell, readings: Mapping[str, Reading | None]) -> Fraction:
    if isinstance(value, bool | date):
        raise _Wrong(f"“{spec.code}” cần một số, không nhận “{value}”")
    if isinstance(value, int | Decimal):
        number = Fraction(value)
    else:
        number = _parsed(str(value), spec, readings)
    if abs(number) > _BIGGEST:
        raise _Wrong(f"“{spec.code}” quá lớn: {str(value)[:40]}")
    return number


def _parsed(text: str, spec: InputSpec, readings: Mapping[str, Reading | None]) -> Fraction:
    """A number written in a text: the file's other numbers say what a mark means."""
    shown = text.removesuffix("%").strip() if spec.kind == "percent" else text
    mark = next((char for char in shown if char in ".,"), "")
    # A share or a score above a thousand cannot be meant.
    sure: Reading | None = "decimal" if spec.kind in ("percent", "points") else readings.get(mark)
    return _exact(shown, sure, spec.code)


@cache
def _exact(text: str, reading: Reading | None, code: str) -> Fraction:
    """The number; a file repeats few texts many times."""
    try:
        return Fraction(parse_decimal(text, reading))
    except NumberError as error:
        raise _Wrong(f"“{code}”: {str(error).rstrip('.')}") from None


_DECIMAL = re.compile(r"[-+]?(?:0|[0-9]+)([.,])(?:[0-9]{1,2}|[0-9]{4,})|[-+]?0([.,])[0-9]+")
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(?:(\.)[0-9]{3}(?:\.[0-9]{3})+|(,)[0-9]{3}(?:,[0-9]{3})+)")


def readings_of(table: Table, places: list[int]) -> Mapping[str, Reading | None]:
    """What a point and a comma mean in this file, as far as its unmistakable numbers tell."""
    decimal: set[str] = set()
    thousands: set[str] = set()
    for row in table.rows:
        for place in places:
            text = row[place] if place < len(row) else None
            if not isinstance(text, str):
                continue
            if found := _DECIMAL.fullmatch(text):
                decimal.add(found[1] or found[2])
            elif found := _THOUSANDS.fullmatch(text):
                thousands.add(found[1] or found[2])
    meaning: dict[str, Reading | None] = {}
    for mark in ".,":
        if mark in decimal and mark not in thousands:
            meaning[mark] = "decimal"
        elif mark in thousands and mark not in decimal:
            meaning[mark] = "thousands"
    return meaning
