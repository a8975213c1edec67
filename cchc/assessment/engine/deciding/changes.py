"""What a person types to ask: a changed input, a limit, a share, an uncertainty. Errors are of wrong use (exit 2)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.deciding.draws import Uncertainty
from cchc.assessment.engine.deciding.figures import BIGGEST, figure
from cchc.assessment.engine.input_files import COLUMNS, InputsError, cell_given, load
from cchc.assessment.engine.table_files import columns, read
from cchc.errors import CchcError
from cchc.lib.numbers import NumberError, format_decimal, parse_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cchc.assessment.engine.given import Given, Inputs
    from cchc.assessment.engine.model import CriteriaSet, InputSpec
    from cchc.lib.xlsx import Cell

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


def read_changes(criteria: CriteriaSet, texts: Iterable[str]) -> dict[str, Given]:
    """All changes by code, each input once."""
    changes: dict[str, Given] = {}
    for text in texts:
        code, given = read_change(criteria, text)
        if code in changes:
            raise _wrong(f"--change {text[:40]}: “{code}” đã được thay đổi; mỗi số liệu chỉ ghi một lần.")
        changes[code] = given
    return changes


def read_limit(option: str, text: str | None) -> Fraction | None:
    """A limit of 0 or more; None where none was given."""
    if text is None:
        return None
    try:
        limit = Fraction(parse_decimal(text))
    except NumberError as error:
        raise _wrong(f"{option}: {error}") from error
    if limit < 0:
        raise _wrong(f"{option} không nhận số âm, đang là {text[:40]}.")
    return limit


def read_share(option: str, text: str) -> Fraction:
    """A share: 75%, or 0,75."""
    percent = text.strip().endswith("%")
    share = read_limit(option, text.strip().rstrip("%")) or Fraction(0)
    share = share / 100 if percent else share
    if share > 1:
        raise _wrong(f"{option} nhận từ 0 đến 1 hoặc từ 0% đến 100%, đang là {text[:40]}.")
    return share


def read_draws(draws: int) -> int:
    """How many draws, within bounds."""
    if not 100 <= draws <= _MOST_DRAWS:
        raise _wrong(f"--draws nhận từ 100 đến {_MOST_DRAWS}, đang là {str(draws)[:40]}.")
    return draws


def read_seed(seed: int) -> int:
    """The seed of random draws, within bounds."""
    if not 0 <= seed <= BIGGEST:
        raise _wrong(f"--seed nhận từ 0 đến {format_decimal(BIGGEST)}, đang là {str(seed)[:40]}.")
    return seed


def read_target(target: int | None, inputs: Inputs) -> int | None:
    """A rank that a unit can have; None where none was given."""
    most = len(inputs.units)
    if target is not None and not 1 <= target <= most:
        raise _wrong(f"--target nhận thứ hạng từ 1 đến {most}, đang là {str(target)[:40]}.")
    return target


def read_last(path: Path, criteria: CriteriaSet, inputs: Inputs) -> Inputs:
    """Last year's inputs; InputsError where they are of no unit that is scored now."""
    last = load(path, criteria)
    if not any(unit in last.units for unit in inputs.units):
        raise InputsError(
            [f"{path.name}: không có đơn vị nào của tệp số liệu; ghi tên như trong tệp số liệu."]
        )
    return last


def read_uncertainty(options: Any, criteria: CriteriaSet, inputs: Inputs) -> tuple[Uncertainty, float]:
    """What is drawn and the level of intervals, from the options of ``cchc robust``."""
    level = read_share("--level", options.level)
    if not Fraction(1, 2) <= level < 1:
        raise _wrong(f"--level nhận từ 50% đến dưới 100%, đang là {options.level}.")
    errors = read_errors(options.errors, criteria, inputs) if options.errors else {}
    rounding: dict[str, int] = {}
    for text in options.rounding:
        code, places = _places(criteria, text)
        if code in rounding:
            raise _wrong(f"--rounding {text[:40]}: “{code}” đã được ghi; mỗi số liệu chỉ ghi một lần.")
        rounding[code] = places
    weights = float(read_share("--weights", options.weights)) if options.weights else 0.0
    if not (errors or rounding or weights):
        raise _wrong("Cần ít nhất một nguồn bất định: --errors, --rounding hoặc --weights.")
    return Uncertainty(errors, rounding, weights, read_draws(options.draws), read_seed(options.seed)), float(
        level
    )


def _places(criteria: CriteriaSet, text: str) -> tuple[str, int]:
    code, _, places = text.partition("=")
    spec = spec_of(criteria, code.strip())
    if not re.fullmatch(r"[0-9]", places.strip()):
        raise _wrong(f"--rounding {text[:40]}: ghi MÃ=SỐ CHỮ SỐ từ 0 đến 9, ví dụ {spec.code}=2.")
    return spec.code, int(places)


def read_errors(path: Path, criteria: CriteriaSet, inputs: Inputs) -> dict[str, dict[str, float]]:
    """Standard errors by input and unit ("*" for all) from a file; InputsError names every wrong row."""
    table = read(path)
    at = columns(table, _ERRORS, ("input", "error"))
    found: dict[str, dict[str, float]] = {}
    faults: list[str] = []
    for number, row in enumerate(table.rows):
        cells = {key: (row[place] if place < len(row) else None) for key, place in at.items()}
        if all(cell is None for cell in cells.values()):
            continue
        try:
            code, unit, error = _error(cells, criteria, inputs)
            if unit in found.get(code, {}):
                of = "mọi đơn vị" if unit == "*" else unit
                raise ValueError(f"đã có sai số của “{code}” cho {of} ở dòng trên")
        except ValueError as wrong:
            faults.append(f"{table.row_place(number)}: {str(wrong).rstrip('.')}.")
            continue
        found.setdefault(code, {})[unit] = error
    if not found and not faults:
        faults.append(f"{table.name}: không có sai số nào dưới dòng tên cột.")
    if faults:
        raise InputsError(faults)
    return found


def _error(cells: Mapping[str, Cell], criteria: CriteriaSet, inputs: Inputs) -> tuple[str, str, float]:
    """Input, unit and standard error of a row; ValueError says what a cell allows."""
    code, unit = str(cells["input"] or "").strip(), " ".join(str(cells.get("unit") or "*").split())
    if code not in criteria.inputs:
        raise ValueError(f"không có số liệu “{code[:40]}” trong bộ tiêu chí")
    if unit not in ("*", *inputs.units, *inputs.absent):
        raise ValueError(f"không có đơn vị “{unit[:40]}” trong số liệu; để trống là mọi đơn vị")
    return code, unit, float(figure(cells["error"], "error", "decimal"))
