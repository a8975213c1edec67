"""Tables of tasks flattened to lines: one row a line, cells parted by "|" or tabs, a row of headers above.

``STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm`` makes each row below it a task: the
quote is the task's cell, who leads and who helps stand in theirs. A row without a lead is a group's title or a
blank form. A table that also has a column of results reports what was done and is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.deadlines.form import Hit
from cchc.directives.engine.deadlines.moments import moment_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.deadlines import Terms

Range = tuple[int, int]

#: What a header says, by the field of its column.
_HEADERS = {
    "results": r"(?:ket qua (?:thuc hien|dat duoc|den)|tinh hinh|tien do thuc hien|da thuc hien|ty le|danh gia)",
    "lead": r"(?:(?:co quan|don vi|cap|phong|bo phan)[^|]{0,20} )?(?:chu tri|thuc hien chinh)\b"
    r"|(?:co quan|don vi)(?:, (?:co quan|don vi))? thuc hien|(?:co quan|don vi) (?:duoc giao|dau moi)",
    "coordinate": r"(?:(?:co quan|don vi)[^|]{0,20} )?phoi hop\b",
    "term": r"(?:thoi (?:han|gian|diem)|han (?:hoan thanh|thuc hien|chot)|tien do|moc thoi gian)",
    "task": r"(?:ten |noi dung )?(?:cac )?(?:nhiem vu|noi dung|cong viec|hoat dong|viec|giai phap|danh muc)",
}
_LINE = re.compile(r"[^\n]*")
_BLANK = re.compile(r"[\s.…_-]*")


@dataclass(frozen=True)
class Row:
    """One task's row: ranges of its cells; an empty cell is None. ``start`` and ``end`` bound the line."""

    start: int
    end: int
    task: Range
    lead: Range
    coordinate: Range | None
    term: Range | None


def rows_of(canvas: Canvas) -> list[Row]:
    """The rows of all tables of tasks in a text, in order."""
    return list(_rows(canvas))


def _rows(canvas: Canvas) -> Iterator[Row]:
    """Line by line: a header opens a table, a line without its mark closes it."""
    columns: dict[str, int] = {}
    mark = "|"
    for line in _LINE.finditer(canvas.text):
        found = _mark_in(line.group())
        if found is None:
            columns = {} if line.group().strip() else columns
            continue
        cells = _cells(canvas, line.start(), line.end(), found)
        headers = _columns(canvas, cells)
        if headers is not None:
            columns, mark = headers, found
        elif columns and found == mark:
            yield from _row(canvas, line.start(), line.end(), cells, columns)


def _mark_in(line: str) -> str | None:
    """What parts the cells of a line: two bars or two tabs at least."""
    return next((mark for mark in "|\t" if line.count(mark) >= 2), None)


def _cells(canvas: Canvas, start: int, end: int, mark: str) -> list[Range]:
    """The cells of a line, trimmed; bars at the line's very ends part nothing."""
    if mark == "|" and canvas.plain[canvas.skip(start, end) : end].startswith("|"):
        start = canvas.skip(start, end) + 1
    marks = re.compile(re.escape(mark)).finditer(canvas.text, start, end)
    edges = [start - 1, *(found.start() for found in marks), end]
    return [canvas.trim(a + 1, b, " ;") for a, b in pairwise(edges)]


def _columns(canvas: Canvas, cells: list[Range]) -> dict[str, int] | None:
    """Which column holds what, if the row is a header: a task and a lead at least; {} where results stand too."""
    columns: dict[str, int] = {}
    for number, (a, b) in enumerate(cells[:20]):
        field = next(
            (f for f, p in _HEADERS.items() if b - a < 60 and words(p).match(canvas.plain, a, b)), None
        )
        if field is not None:
            columns.setdefault(field, number)
    if "task" not in columns or "lead" not in columns:
        return None
    return {} if "results" in columns else columns


def _row(canvas: Canvas, start: int, end: int, cells: list[Range], columns: dict[str, int]) -> Iterator[Row]:
    """The row as a task, if its task and its lead are filled in."""

    def cell(field: str) -> Range | None:
        at = columns.get(field, len(cells))
        if at >= len(cells) or _BLANK.fullmatch(canvas.plain, *cells[at]):
            return None
        return cells[at]

    task, lead = cell("task"), cell("lead")
    if task is not None and lead is not None and " " in canvas.plain[slice(*task)]:
        yield Row(start, end, canvas.trim(*task), lead, cell("coordinate"), cell("term"))


def cell_terms(canvas: Canvas, terms: Terms, cell: Range) -> list[Hit]:
    """The deadlines of a cell; a bare period there ("Quý II/2026", "Tháng 5/2026") is one without "trong"."""
    hits = terms.between(cell[0], cell[1] + 1)
    moment = None if hits else moment_at(canvas, cell[0], None)
    if moment is None or moment.end > cell[1]:
        return hits
    if moment.unit == "day":
        return [Hit(cell[0], moment.end, "by", 60, moment.last, impossible=moment.impossible)]
    return [Hit(cell[0], moment.end, "during", 50, moment.last, moment.first, moment.last)]
