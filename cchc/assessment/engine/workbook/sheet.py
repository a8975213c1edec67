"""A sheet as people make it: the head somewhere in the first rows, merged cells, rows that end where the table ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.assessment.engine.workbook.layout import Head, key_of, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc.lib.xlsx import Cell, Page

#: A head stands in one of the first rows, over at most so many of them.
_HEAD_ROWS, _HEAD_HEIGHT = 20, 3


class Line(NamedTuple):
    """One row: its number in Excel and its filled cells by column key."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, key: str) -> str:
        """A cell as a text, empty where there is nothing."""
        cell = self.cells.get(key)
        return "" if cell is None else str(cell).strip()


class Found(NamedTuple):
    """A table found in a sheet. ``head``: the row of the head, from 0; ``places``: columns by key."""

    title: str
    head: int
    places: Mapping[str, int]
    above: tuple[str, ...]
    lines: tuple[Line, ...]

    def cell(self, number: int, key: str) -> str:
        """A cell's name: Tiêu chí!C14; the row alone where the column is not there."""
        place = self.places.get(key)
        return f"{self.title}!{letters(place) if place is not None else ''}{number}"


def find(page: Page, title: str, columns: tuple[Head, ...], needed: Sequence[str]) -> Found | None:
    """The table whose head has all the needed columns; None where there is none."""
    for row in range(min(_HEAD_ROWS, len(page.rows))):
        places = _places(page, row, columns)
        if all(key in places for key in needed):
            above = tuple(str(cell).strip() for line in page.rows[:row] for cell in line if cell is not None)
            return Found(title, row, places, above, tuple(_lines(page, row, places)))
    return None


def _places(page: Page, row: int, columns: tuple[Head, ...]) -> dict[str, int]:
    """Columns that a head names, in its row or in those below that merged cells make part of it."""
    places: dict[str, int] = {}
    for below in range(_height(page, row)):
        for column, cell in enumerate(page.rows[row + below]):
            key = key_of(cell, columns) if cell is not None else None
            if key is not None and column not in places.values():
                places.setdefault(key, column)
    return places


def _height(page: Page, row: int) -> int:
    """How many rows a head has: as far down as a cell of its first row is merged."""
    ends = [end - row + 1 for begin, _, end, _ in page.merged if begin == row]
    return min([max([1, *ends]), _HEAD_HEIGHT, len(page.rows) - row])


def _lines(page: Page, head: int, places: Mapping[str, int]) -> Iterator[Line]:
    """The filled rows under a head; what is merged downwards holds for each of its rows."""
    spread = {
        (line, column): (top, column)
        for top, column, bottom, last in page.merged
        if last == column and bottom > top > head
        for line in range(top + 1, bottom + 1)
    }
    for row in range(head + _height(page, head), len(page.rows)):
        cells = {}
        for key, column in places.items():
            line, at = spread.get((row, column), (row, column))
            cell = page.rows[line][at] if at < len(page.rows[line]) else None
            if cell is not None and str(cell).strip():
                cells[key] = cell
        if cells:
            yield Line(row + 1, cells)
