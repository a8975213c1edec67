"""A table of a composite index: the texts of its cells by row and column, and the numbers that they hold.

Numbers come as programs and offices write them: ``32.3239``, ``32,3239``, ``1.234,5``, ``1e+05`` (R). Which
sign is the decimal one is decided once for a file, by what its numbers show; a comma-separated file has the
point unless its numbers show the comma. Empty, NA, N/A, NaN and null are missing values.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from cchc.assessment.engine.table_files import Table, read
from cchc.errors import UnreadableInput, one_line

_MISSING = frozenset({"", "na", "n/a", "nan", "null", "#n/a"})
_SIGNS = str.maketrans({"\u00a0": " ", "\u202f": " ", "−": "-", "–": "-"})
_SWAP = str.maketrans(",.", ".,")
#: A number with the point as decimal sign, commas or blanks between thousands.
_NUMBER = re.compile(
    r"[+-]? ?(?:[1-9][0-9]{0,2}([, ])[0-9]{3}(?:\1[0-9]{3})*(?:\.[0-9]*)?"
    r"|[0-9]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?)"
)
_AMBIGUOUS = re.compile(r"[+-]? ?([1-9][0-9]{0,2})[.,]([0-9]{3})")
_PLAIN = re.compile(r"-?[0-9]{1,40}")
_MAX_DIGITS, _MAX_POWER = 60, 400
ALLOWED = "ghi số như 88,18 hoặc 88.18; thiếu thì để trống hoặc ghi NA"


@dataclass
class Grid:
    """``header``: the columns' names; ``rows``: (place of the row below the head, texts of its cells by column)."""

    table: Table
    header: list[str]
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.table.name

    def line(self, row: int) -> int:
        """The row's number in the file."""
        return self.table.first + row

    def fault(self, words: str, row: int | None = None, column: str | None = None) -> UnreadableInput:
        """The error for something in this file, with its place; ``column`` in any case of letters."""
        if row is None:
            return UnreadableInput(f"{self.name}{f', cột “{column}”' if column else ''}: {words}")
        if column is None:
            return UnreadableInput(f"{self.table.row_place(row)}: {words}")
        place = [name.casefold() for name in self.header].index(column.casefold())
        return UnreadableInput(f"{self.table.place(row, place)}: {words}")

    def mark(self, columns: Iterable[str]) -> str:
        """The decimal sign of these columns, ``?`` where nothing tells; UnreadableInput when they show both."""
        seen: dict[str, tuple[int, str, str]] = {}
        for row, cells in self.rows:
            for column in columns:
                text = cells[column]
                told = _told(text) if "." in text or "," in text else ""
                if told:
                    seen.setdefault(told, (row, column, text))
        if len(seen) == 2:
            (row, column, text), (other_row, other, other_text) = seen["."], seen[","]
            raise self.fault(
                f"“{text}” dùng dấu chấm thập phân còn “{other_text}” (dòng {self.line(other_row)}, cột “{other}”) "
                "dùng dấu phẩy; mỗi tệp chỉ dùng một dấu.",
                row,
                column,
            )
        return next(iter(seen), "." if self.table.mark == "," else "?")

    def number(self, row: int, column: str, text: str, mark: str) -> Fraction | None:
        """The number in a cell, None where it is missing; UnreadableInput names the cell."""
        if _PLAIN.fullmatch(text):
            return Fraction(int(text))
        if text.casefold() in _MISSING:
            return None
        plain = text.translate(_SIGNS)
        twofold = _AMBIGUOUS.fullmatch(plain) if mark == "?" else None
        if twofold:
            whole, rest = twofold[1], twofold[2]
            raise self.fault(
                f"“{text}” có hai cách đọc: {whole}{rest} hoặc {whole},{rest}; "
                f"hãy ghi {whole}{rest} hoặc {whole},{rest}0.",
                row,
                column,
            )
        value = _exact(plain.translate(_SWAP) if mark == "," else plain)
        if value is None:
            raise self.fault(f"“{one_line(text, 40)}” không phải là số; {ALLOWED}.", row, column)
        return value


def _exact(text: str) -> Fraction | None:
    """The number, exact; None for what is none or has more digits than any figure."""
    digits = re.sub("[^0-9]", "", text.lower().partition("e")[0])
    if not digits or len(digits) > _MAX_DIGITS or not _NUMBER.fullmatch(text):
        return None
    value = Decimal(text.replace(",", "").replace(" ", ""))
    return Fraction(value) if value == 0 or abs(value.adjusted()) <= _MAX_POWER else None


def _told(text: str) -> str:
    """Which decimal sign this number shows: ``.``, ``,``, or nothing where it can be read both ways or not at all."""
    plain = text.translate(_SIGNS)
    point, comma = _NUMBER.fullmatch(plain), _NUMBER.fullmatch(plain.translate(_SWAP))
    return "" if bool(point) == bool(comma) else "." if point else ","


def read_table(path: Path) -> Grid:
    """The grid of a CSV file or of the first sheet of an .xlsx, .xls or .ods file.

    UnreadableInput: no such file, too large, not a table, a column named twice, a row of another length.
    """
    if not path.exists():
        raise UnreadableInput(f"Không đọc được tệp “{one_line(str(path), 200)}”: không có tệp này.")
    table = read(path)
    grid = Grid(table, [clean(name) for name in table.head])
    twice = next((name for name, times in Counter(grid.header).items() if name and times > 1), None)
    if twice:
        raise grid.fault("tên cột này có hai lần; mỗi cột một tên.", None, twice)
    for row, cells in enumerate(table.rows):
        if any(cell is not None for cell in cells):
            grid.rows.append((row, _cells(grid, row, cells)))
    return grid


def _cells(grid: Grid, row: int, cells: Sequence[object]) -> dict[str, str]:
    """The cells of one row by column; in a text file a row is as long as the header, empty cells behind it apart."""
    wanted = len(grid.header)
    short = len(cells) < wanted and not grid.table.book
    if short or any(cell is not None for cell in cells[wanted:]):
        raise grid.fault(f"có {len(cells)} ô, cần {wanted} ô như dòng tên cột.", row)
    padded = [*cells, *[None] * (wanted - len(cells))]
    return {name: _shown(cell) for name, cell in zip(grid.header, padded, strict=False) if name}


def clean(text: str) -> str:
    """A cell's text trimmed, Vietnamese letters composed."""
    return unicodedata.normalize("NFC", text.replace("\u00a0", " ").strip())


def _shown(cell: object) -> str:
    """A cell of a sheet as the text that a CSV file would hold; a number with the point and never ambiguous."""
    if isinstance(cell, Decimal):
        return f"{cell:E}" if abs(cell.adjusted()) > 30 else _unambiguous(f"{cell:f}")
    if isinstance(cell, date):
        return f"ngày {cell:%d/%m/%Y}"
    return "" if cell is None else clean(str(cell))


def _unambiguous(text: str) -> str:
    """``1.234`` as ``1.2340``, so that it is not taken for a grouped 1234."""
    return text + "0" if re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", text) else text


def found_columns(table: Grid, names: Mapping[str, bool]) -> dict[str, str]:
    """The table's own names of the wanted columns, whatever their case; UnreadableInput for one that must be there.

    ``names``: each wanted name and whether it must be there.
    """
    own = {name.casefold(): name for name in reversed(table.header) if name}
    missing = [name for name, must in names.items() if must and name.casefold() not in own]
    if missing:
        there = ", ".join(name for name in table.header if name)
        raise table.fault(f"thiếu cột {', '.join(missing)}; dòng tên cột có: {one_line(there, 120)}.")
    return {name: own[name.casefold()] for name in names if name.casefold() in own}
