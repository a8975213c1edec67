"""A table from a CSV or Excel file: rows of cells with the place of each, for messages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.errors import UnreadableInput, system_words
from cchc.lib import delimited
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.lib.xlsx import Cell

_MAX_BYTES = 60_000_000
_MAX_ROWS = 1_000_000
_BOOKS = (".xlsx", ".xls", ".ods")


@dataclass(frozen=True)
class Table:
    """The rows under a head. ``name``: the file's name; ``first``: the number of the row below the head, from 1.

    ``book``: a spreadsheet; ``mark``: what parts the cells of a CSV, empty in a spreadsheet.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    first: int
    book: bool
    mark: str = ""

    def place(self, row: int, column: int) -> str:
        """Where a cell is, in words: file, row and column (or the cell's name in Excel)."""
        number = self.first + row
        if self.book:
            return f"{self.name}, ô {_letters(column)}{number}"
        return f"{self.name}, dòng {number}, cột “{self.head[column]}”"

    def row_place(self, row: int) -> str:
        """Where a row is, in words."""
        return f"{self.name}, dòng {self.first + row}"


def _letters(column: int) -> str:
    """A column's letters in Excel: 0 is A."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read(path: Path) -> Table:
    """The first sheet, or the whole CSV; UnreadableInput with one sentence for what is neither or is empty."""
    book = path.suffix.lower() in _BOOKS
    rows, mark = (_book(path), "") if book else _csv(path)
    at = next((place for place, row in enumerate(rows) if any(cell is not None for cell in row)), None)
    if at is None:
        raise UnreadableInput(
            f"{path.name}: tệp không có dòng nào; cần một dòng tên cột và các dòng số liệu."
        )
    head = tuple(str(cell).strip() if cell is not None else "" for cell in rows[at])
    while head and not head[-1]:
        head = head[:-1]
    body = tuple(tuple(row) for row in rows[at + 1 :])
    return Table(path.name, head, body, at + 2, book, mark)


def columns(table: Table, known: Mapping[str, Sequence[str]], needed: Sequence[str]) -> Mapping[str, int]:
    """Where each known column stands, by its key; UnreadableInput where a needed one is missing or one stands twice.

    ``known``: the names of a column as files have them, by key, compared without accents and case.
    """
    places: dict[str, int] = {}
    for place, label in enumerate(table.head):
        key = next((key for key, names in known.items() if fold(label) in map(fold, names)), None)
        if key is None:
            continue
        if key in places:
            raise UnreadableInput(f"{table.name}: cột “{label}” có hai lần; mỗi cột chỉ có một lần.")
        places[key] = place
    missing = [known[key][0] for key in needed if key not in places]
    if missing:
        raise UnreadableInput(
            f"{table.name}, dòng {table.first - 1}: thiếu cột “{missing[0]}”; "
            f"dòng đầu cần các cột: {', '.join(known[key][0] for key in needed)}."
        )
    return places


def _book(path: Path) -> list[list[Cell]]:
    from cchc.lib import xlsx

    try:
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else None
    except OSError as error:
        raise UnreadableInput(f"{path.name}: không đọc được tệp ({system_words(error)}).") from error
    if data is None:
        raise UnreadableInput(f"{path.name}: tệp lớn hơn {_MAX_BYTES // 10**6} MB.")
    try:
        sheets = xlsx.titles(data, _MAX_BYTES)
        if not sheets:
            raise UnreadableInput(f"{path.name}: sổ tính không có trang nào.")
        return xlsx.read_page(data, sheets[0], _MAX_ROWS, _MAX_BYTES).rows
    except xlsx.WorkbookError as error:
        raise UnreadableInput(f"{path.name}: {error}") from error


def _csv(path: Path) -> tuple[list[list[Cell]], str]:
    """The rows of a text file, and the mark between its cells."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path.name}: không đọc được tệp ({system_words(error)}).") from error
    if len(data) > _MAX_BYTES:
        raise UnreadableInput(f"{path.name}: tệp lớn hơn {_MAX_BYTES // 10**6} MB.")
    try:
        rows, mark = delimited.read(data, _MAX_ROWS)
    except delimited.DelimitedError as error:
        place = f"{path.name}, dòng {error.line}" if error.line else path.name
        ends = "; nhận .csv, .xlsx, .xls, .ods" if str(error) == "không phải tệp CSV" else ""
        raise UnreadableInput(f"{place}: {error}{ends}.") from error
    return [list(row) for row in rows], mark
