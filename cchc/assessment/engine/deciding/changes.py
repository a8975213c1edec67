"""What a person types to ask: a changed input, a limit, a share, an uncertainty. Errors are of wrong use (exit 2)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.deciding.draws import Uncertainty
from cchc.assessment.engine.input_files import COLUMNS, InputsError, cell_given
from cchc.assessment.engine.table_files import columns, read
from cchc.errors import CchcError
from cchc.lib.numbers import NumberError, parse_decimal

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.assessment.engine.given import Given
    from cchc.assessment.engine.model import CriteriaSet, InputSpec

WRONG_USE = 2
_MOST_DRAWS = 200_000
_ERRORS = {"input": COLUMNS["input"], "unit": COLUMNS["unit"], "error": ("error", "sai số", "sai số chuẩn")}


def _wrong(message: str) -> CchcError:
    return CchcError(message, exit=WRONG_USE)


def spec_of(criteria: CriteriaSet, code: str) -> InputSpec:
    """The declared input; CchcError for an unknown code."""
    if code not in criteria.inputs:
        raise _wrong(f"Không có số liệu “{code[:40]}” trong bộ tiêu chí {criteria.code}.")
    return criteria.inputs[code]


def read_change(criteria: CriteriaSet, text: str) -> tuple[str, Given]:
    """``ho_so=96,4`` or ``ho_so=1928/2000`` as code and answer; CchcError says what is allowed."""
    code, mark, value = text.partition("=")
    spec = spec_of(criteria, code.strip())
    if not mark:
        raise _wrong(f"“{text[:40]}”: ghi MÃ=GIÁ TRỊ, ví dụ {spec.code}=96,4.")
    top, slash, bottom = value.partition("/")
    ratio = slash and spec.kind in ("percent", "number")
    try:
        if ratio:
            return spec.code, cell_given(spec, top.strip() or None, bottom.strip() or None, {})
        return spec.code, cell_given(spec, value.strip() or None, None, {})
    except ValueError as error:
        raise _wrong(f"--change {text[:40]}: {str(error).rstrip('.')}.") from error


def read_limit(option: str, text: str | None) -> Fraction | None:
    """A limit of 0 or more; None where none was given."""
    if text is None:
        return None
    try:
        limit = Fraction(parse_decimal(text))
    except NumberError as error:
        raise _wrong(f"{option}: {error}") from error
    if limit < 0:
        raise _wrong(f"{option} không nhận số âm, đang là {text}.")
    return limit


def read_share(option: str, text: str) -> Fraction:
    """A share: 75%, or 0,75."""
    percent = text.strip().endswith("%")
    share = read_limit(option, text.strip().rstrip("%")) or Fraction(0)
    share = share / 100 if percent else share
    if share > 1:
        raise _wrong(f"{option} nhận từ 0 đến 1 hoặc từ 0% đến 100%, đang là {text}.")
    return share


def read_draws(draws: int) -> int:
    """How many draws, within bounds."""
    if not 100 <= draws <= _MOST_DRAWS:
        raise _wrong(f"--draws nhận từ 100 đến {_MOST_DRAWS}, đang là {draws}.")
    return draws


def read_uncertainty(options: Any, criteria: CriteriaSet) -> tuple[Uncertainty, float]:
    """What is drawn and the level of intervals, from the options of ``cchc robust``."""
    level = read_share("--level", options.level)
    if not Fraction(1, 2) <= level < 1:
        raise _wrong(f"--level nhận từ 50% đến dưới 100%, đang là {options.level}.")
    errors = read_errors(options.errors, criteria) if options.errors else {}
    rounding = dict(_places(criteria, text) for text in options.rounding)
    weights = float(read_share("--weights", options.weights)) if options.weights else 0.0
    if not (errors or rounding or weights):
        raise _wrong("Cần ít nhất một nguồn bất định: --errors, --rounding hoặc --weights.")
    return Uncertainty(errors, rounding, weights, read_draws(options.draws), options.seed), float(level)


def _places(criteria: CriteriaSet, text: str) -> tuple[str, int]:
    code, _, places = text.partition("=")
    spec = spec_of(criteria, code.strip())
    if not places.strip().isdecimal() or int(places) > 9:
        raise _wrong(f"--rounding {text[:40]}: ghi MÃ=SỐ CHỮ SỐ, ví dụ {spec.code}=2.")
    return spec.code, int(places)


def read_errors(path: Path, criteria: CriteriaSet) -> dict[str, dict[str, float]]:
    """Standard errors by input and unit ("*" for all) from a file; InputsError names every wrong row."""
    table = read(path)
    at = columns(table, _ERRORS, ("input", "error"))
    found: dict[str, dict[str, float]] = {}
    faults = []
    for number, row in enumerate(table.rows):
        cells = {key: (row[place] if place < len(row) else None) for key, place in at.items()}
        if all(cell is None for cell in cells.values()):
            continue
        code = str(cells["input"] or "").strip()
        if code not in criteria.inputs:
            faults.append(f"{table.row_place(number)}: không có số liệu “{code[:40]}” trong bộ tiêu chí.")
            continue
        try:
            cell = cells["error"]
            error = float(
                cell if isinstance(cell, int | Decimal) else parse_decimal(str(cell or ""), "decimal")
            )
        except NumberError as wrong:
            faults.append(f"{table.row_place(number)}: cột “error”: {wrong}")
            continue
        if error < 0:
            faults.append(f"{table.row_place(number)}: cột “error” không nhận số âm.")
        found.setdefault(code, {})[str(cells.get("unit") or "*")] = error
    if faults:
        raise InputsError(faults)
    return found
