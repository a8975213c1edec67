"""Values in cells, out and in: exact numbers, lists of lines, stretches of years, and YAML where that is not enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.parameters import ParameterError, fraction, number_out
from cchc.lib.dates import DateError, parse_date
from cchc.lib.yamlfile import YamlFileError, parse

if TYPE_CHECKING:
    from cchc.lib.xlsx import Cell

#: Digits that a number of Excel keeps.
_KEPT = 15
_YEARS = re.compile(r"([0-9]{4})?\s*[-–—]\s*([0-9]{4})?")
#: A dot before three digits: thousands for one person, a fraction for another.
_TWO_WAYS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
_POINTS_WORD = re.compile(r"\s*(điểm|diem|đ)\.?$", re.IGNORECASE)


class CellError(ValueError):
    """A cell that cannot be read: a Vietnamese clause with what was found and what is allowed."""


def number_cell(value: Fraction | None) -> Cell:
    """A number of Excel where it keeps every digit, else a text such as 10/3."""
    if value is None:
        return None
    plain = number_out(value)
    if isinstance(plain, Decimal) and len(plain.as_tuple().digits) > _KEPT:
        return f"{plain:f}"
    if isinstance(plain, int) and len(str(abs(plain))) > _KEPT:
        return str(plain)
    return plain


def number_in(cell: Cell, what: str) -> Fraction:
    """An exact number: 1, 1.5, "1,5", "1,5 điểm", "10/3"; CellError for anything else."""
    raw: Any = _POINTS_WORD.sub("", cell.strip()) if isinstance(cell, str) else cell
    try:
        if isinstance(raw, date):
            raise ParameterError("")
        value = fraction(raw, what)
    except ParameterError:
        raise CellError(f"{what}: cần một số như 1,5, không phải “{shown(cell)}”") from None
    if isinstance(raw, str) and _TWO_WAYS.fullmatch(raw):
        whole, part = raw.replace(".", ""), raw.replace(".", ",")
        raise CellError(f"{what}: “{raw}” có hai cách đọc; hãy ghi {whole} hoặc {part}")
    return value


def whole_in(cell: Cell, what: str) -> int:
    """A whole number; CellError for anything else."""
    value = number_in(cell, what)
    if value.denominator != 1 or abs(value) > 10_000:
        raise CellError(f"{what}: cần một số nguyên, không phải “{shown(cell)}”")
    return value.numerator


def day_in(cell: Cell, what: str) -> date:
    """A day: a date cell, 31/12/2025 or 2025-12-31."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return parse_date(str(cell))
    except DateError:
        raise CellError(f"{what}: cần một ngày như 31/12/2025, không phải “{shown(cell)}”") from None


def years_out(years: tuple[int | None, int | None]) -> str:
    """``2019–2020``, ``2018–``, ``–2017``; nothing where open at both ends."""
    first, last = years
    return "" if years == (None, None) else f"{first or ''}–{last or ''}"


def years_in(cell: Cell, what: str) -> list[int | None]:
    """The two ends of a stretch of years; one year alone is both."""
    text = shown(cell).strip()
    if re.fullmatch(r"[0-9]{4}", text):
        return [int(text), int(text)]
    found = _YEARS.fullmatch(text)
    if not found or not (found[1] or found[2]):
        raise CellError(f"{what}: cần các năm như 2024–2026 hoặc 2024–, không phải “{shown(cell)}”")
    return [int(found[1]) if found[1] else None, int(found[2]) if found[2] else None]


def lines_out(items: Sequence[str]) -> str:
    """One line an item; as a YAML list where an item would not survive that."""
    awkward = any(not item or item != item.strip() or "\n" in item or item[0] in "[-+•*–" for item in items)
    return yaml_out(list(items)) if awkward else "\n".join(items)


def lines_in(text: str, apart: str = "\n") -> list[str]:
    """The items of a cell: lines without the dashes before them, or a YAML list."""
    if text.startswith("[") and text.endswith("]"):
        try:
            made = parse(text, "")
        except YamlFileError:
            made = None
        if isinstance(made, list) and all(isinstance(item, str) for item in made):
            return made
    parts = re.split(apart, text)
    return [item for item in (re.sub(r"^[-+•*–]\s+", "", part.strip()) for part in parts) if item]


def yaml_out(value: Any) -> str:
    """A value as YAML on one line."""
    import yaml

    from cchc.assessment.engine.dumping import dumper

    return str(
        yaml.dump(
            value, Dumper=dumper(), allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=True
        )
    ).strip()


def yaml_in(text: str, what: str) -> Any:
    """The value again; CellError where it is no YAML."""
    try:
        return parse(text, what)
    except YamlFileError as error:
        raise CellError(str(error).rstrip(".")) from error


def shown(cell: Cell) -> str:
    """A cell as a text, short enough for a sentence."""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    text = "" if cell is None else str(cell)
    return text if len(text) <= 60 else text[:59] + "…"
