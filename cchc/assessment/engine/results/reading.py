"""Files of published results, recognised by their heads: year, unit, score, and what the figure is of.

Known forms: ``year,unit,score,rank,area_or_total,source,note`` (PAR INDEX), ``year,unit,score,rank,factor_or_total,
source`` (SIPAS, PAPI), ``year,unit,subdimension_code,score`` and ``year,unit,node,score`` (PAPI). "(published)" behind
a node tells a printed figure from a computed one of the same file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.assessment.engine.input_files import InputsError
from cchc.assessment.engine.results.rows import INDICES, Result
from cchc.assessment.engine.table_files import Table, columns, read
from cchc.errors import UnreadableInput
from cchc.lib.numbers import NumberError, parse_decimal
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.lib.xlsx import Cell

HEADS = {
    "year": ("year", "năm"),
    "unit": ("unit", "đơn vị", "tỉnh", "tỉnh, thành phố"),
    "score": ("score", "điểm", "chỉ số"),
    "rank": ("rank", "hạng", "thứ hạng", "xếp hạng"),
    "node": ("node", "area_or_total", "factor_or_total", "subdimension_code", "lĩnh vực", "tiêu chí"),
    "source": ("source", "nguồn"),
    "note": ("note", "ghi chú"),
}
_PRINTED = re.compile(r"\s*\(published\)\s*$")
_DIMENSION = re.compile(r"(D[1-9])\s+\S.*")
_FIRST, _LAST = 2000, 2100
_COMPUTED = "computed here"


def load(path: Path, index: str = "") -> list[Result]:
    """The results of a file. ``index``: whose they are, when neither the head nor the file's name tells.

    InputsError names every wrong row; UnreadableInput for a file that has no results.
    """
    return of_table(read(path), index)


def of_table(table: Table, index: str = "") -> list[Result]:
    """The results of a table."""
    at = columns(table, HEADS, ("year", "unit"))
    if not {"score", "rank"} & at.keys():
        raise UnreadableInput(f"{table.name}: cần cột “score” hoặc cột “rank”.")
    index = index or _index(table)
    found, faults = [], []
    for number, row in enumerate(table.rows):
        cells = {key: (row[place] if place < len(row) else None) for key, place in at.items()}
        if all(cell is None for cell in cells.values()):
            continue
        try:
            found.append(_row(index, cells, table.row_place(number)))
        except ValueError as wrong:
            faults.append(f"{table.row_place(number)}: {str(wrong).rstrip('.')}.")
    if faults:
        raise InputsError(faults)
    if not found:
        raise UnreadableInput(f"{table.name}: không có dòng kết quả nào dưới dòng tên cột.")
    return found


def _index(table: Table) -> str:
    """Whose results these are, by the head or the file's name."""
    heads = {fold(label) for label in table.head}
    name = fold(table.name)
    named = [code for code in INDICES if re.search(rf"(?<![a-z]){code}(?![a-z])", name)]
    if "subdimension_code" in heads:
        return "papi"
    if "area_or_total" in heads and not named:
        return "par"
    if len(named) == 1:
        return named[0]
    raise UnreadableInput(
        f"{table.name}: chưa rõ là kết quả của chỉ số nào; ghi --index {'|'.join(INDICES)}."
    )


def _row(index: str, cells: Mapping[str, Cell], place: str) -> Result:
    unit = " ".join(str(cells["unit"] or "").split())
    if not unit or len(unit) > 200:
        raise ValueError("cột “unit” cần tên đơn vị (tối đa 200 ký tự)")
    source = str(cells.get("source") or "")
    node, printed = _node(str(cells.get("node") or "total"))
    score = _score(cells.get("score"))
    rank, of = _rank(cells.get("rank"))
    return Result(
        index,
        _year(cells["year"]),
        unit,
        node,
        score,
        rank,
        of,
        source,
        str(cells.get("note") or ""),
        computed=not printed and _COMPUTED in source,
        place=place,
    )


def _node(text: str) -> tuple[str, bool]:
    """The node, and whether the file says that the figure is a printed one. "D1 Participation" is D1."""
    bare = _PRINTED.sub("", text.strip())
    dimension = _DIMENSION.fullmatch(bare)
    return (dimension[1] if dimension else bare), bare != text.strip()


def _year(cell: Cell) -> int:
    text = str(cell if cell is not None else "").strip()
    if not text.isdecimal() or not _FIRST <= int(text) <= _LAST:
        raise ValueError(f"cột “year” cần năm từ {_FIRST} đến {_LAST}, đang là “{text[:20]}”")
    return int(text)


def _score(cell: Cell) -> Decimal | None:
    if cell is None:
        return None
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        return Decimal(cell)
    try:
        return parse_decimal(str(cell), "decimal")
    except NumberError as error:
        raise ValueError(f"cột “score”: {error}") from error


def _rank(cell: Cell) -> tuple[int | None, int | None]:
    """A rank, ``37`` or ``37/63``."""
    if cell is None:
        return None, None
    rank, slash, of = str(cell).strip().partition("/")
    if not rank.isdecimal() or int(rank) < 1 or (slash and (not of.isdecimal() or int(of) < int(rank))):
        raise ValueError(f"cột “rank” cần hạng như 37 hoặc 37/63, đang là “{str(cell)[:20]}”")
    return int(rank), int(of) if of else None
