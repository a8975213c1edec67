"""A table as a file holds it: CSV (comma, semicolon, tab) or a spreadsheet, its cells named by row and column.

Numbers come as programs and offices write them: ``32.3239``, ``32,3239``, ``1.234,5``, ``1e+05`` (R). Which
sign is the decimal one is decided once for a file, by what its numbers show; a comma-separated file has the
point unless its numbers show the comma. Empty, NA, N/A, NaN and null are missing values.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from cchc.errors import UnreadableInput, one_line

_MAX_BYTES = 50_000_000
_MAX_ROWS = 100_000
_MISSING = frozenset({"", "na", "n/a", "nan", "null", "#n/a"})
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SIGNS = str.maketrans({"\u00a0": " ", "\u202f": " ", "−": "-", "–": "-"})
_SWAP = str.maketrans(",.", ".,")
#: A number with the point as decimal sign, commas or blanks between thousands.
_NUMBER = re.compile(
    r"[+-]? ?(?:[0-9]{1,3}(?:([, ])[0-9]{3}(?:\1[0-9]{3})*)|[0-9]*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?"
)
_AMBIGUOUS = re.compile(r"[+-]? ?([1-9][0-9]{0,2})[.,]([0-9]{3})")
_PLAIN = re.compile(r"-?[0-9]{1,40}")
_MAX_DIGITS, _MAX_POWER = 60, 400
ALLOWED = "ghi số như 88,18 hoặc 88.18; thiếu thì để trống hoặc ghi NA"


@dataclass
class Table:
    """``name``: the file; ``header``: the columns' names; ``rows``: (row in the file, cells by column name)."""

    name: str
    header: list[str]
    rows: list[tuple[int, dict[str, str]]]
    delimiter: str = ","
    marks: dict[str, str] = field(default_factory=dict)

    def fault(self, words: str, row: int | None = None, column: str | None = None) -> UnreadableInput:
        """The error for something in this file, with its place."""
        place = ", ".join(
            part for part in (f"dòng {row}" if row else "", f"cột “{column}”" if column else "") if part
        )
        return UnreadableInput(f"{self.name}{', ' + place if place else ''}: {words}")

    def mark(self, columns: Iterable[str]) -> str:
        """The decimal sign of these columns, ``?`` where nothing tells; UnreadableInput when they show both."""
        seen: dict[str, tuple[int, str, str]] = {}
        for row, cells in self.rows:
            for column in columns:
                told = _told(cells[column])
                if told:
                    seen.setdefault(told, (row, column, cells[column]))
        if len(seen) == 2:
            (row, column, text), (other_row, other, other_text) = seen["."], seen[","]
            raise self.fault(
                f"“{text}” dùng dấu chấm còn “{other_text}” (dòng {other_row}, cột “{other}”) dùng dấu phẩy làm "
                "dấu thập phân; mỗi tệp chỉ dùng một dấu.",
                row,
                column,
            )
        return next(iter(seen), "." if self.delimiter == "," else "?")

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
    """Which decimal sign this number shows: ``.``, ``,`` or nothing."""
    body = text.translate(_SIGNS).lstrip("+-").replace(" ", "")
    mantissa, power, _ = body.lower().partition("e")
    marks = [char for char in mantissa if char in ".,"]
    if not marks or not re.fullmatch("[0-9.,]*", mantissa):
        return ""
    if len(set(marks)) == 2:
        return marks[-1] if marks.count(marks[-1]) == 1 else ""
    if len(marks) > 1:
        return "," if marks[0] == "." else "."
    whole, _, rest = mantissa.replace(",", ".").partition(".")
    grouped = len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0") and not power
    return "" if grouped else marks[0]


def read_table(path: Path) -> Table:
    """The table of a CSV file or of the first sheet of an .xlsx, .xls or .ods file.

    UnreadableInput: no such file, too large, not UTF-8, no header, a column named twice, a row of another length.
    """
    data = _bytes(path)
    sheet = data.startswith(_SPREADSHEETS)
    lines, delimiter = (_sheet(data, path.name), "\t") if sheet else _csv(data, path.name)
    filled = ((row, cells) for row, cells in lines if any(cells))
    row, header = next(filled, (0, []))
    if not header:
        raise UnreadableInput(f"{path.name}: tệp trống; cần dòng đầu là tên cột.")
    table = Table(path.name, header, [], delimiter)
    _check_header(table, row)
    for row, cells in filled:
        table.rows.append((row, _cells(table, row, cells)))
    return table


def _check_header(table: Table, row: int) -> None:
    named = [name for name in table.header if name]
    for name in named:
        if named.count(name) > 1:
            raise table.fault("tên cột này có hai lần; mỗi cột một tên.", row, name)


def _cells(table: Table, row: int, cells: list[str]) -> dict[str, str]:
    """The cells of one row by column; cells behind the last column must be empty."""
    wanted = len(table.header)
    if len(cells) < wanted or any(cells[wanted:]):
        raise table.fault(f"có {len(cells)} ô, cần {wanted} ô như dòng tên cột.", row)
    return {name: cell for name, cell in zip(table.header, cells, strict=False) if name}


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        reason = (
            "không có tệp này" if isinstance(error, FileNotFoundError) else error.strerror or "lỗi hệ thống"
        )
        raise UnreadableInput(f"Không đọc được tệp “{one_line(str(path), 200)}”: {reason}.") from error
    if len(data) > _MAX_BYTES:
        raise UnreadableInput(f"{path.name}: tệp lớn hơn {_MAX_BYTES // 1_000_000} MB.")
    return data


def clean(text: str) -> str:
    """A cell's text trimmed, Vietnamese letters composed."""
    return unicodedata.normalize("NFC", text.replace("\u00a0", " ").strip())


def _csv(data: bytes, name: str) -> tuple[Iterator[tuple[int, list[str]]], str]:
    """Rows with their line numbers, and the sign that parts the cells."""
    try:
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{name}: tệp không phải UTF-8; hãy lưu lại dạng CSV UTF-8.") from error
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)\r?", first)
    begun, text = (1, rest) if told else (0, text)
    delimiter = told[1] if told else _delimiter(text)
    return _parsed(text, delimiter, name, begun), delimiter


def _delimiter(text: str) -> str:
    """The sign that parts the names in the first line that has any, quoted parts aside."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(",;\t", key=bare.count)


def _parsed(text: str, delimiter: str, name: str, begun: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for count, cells in enumerate(reader):
            if count > _MAX_ROWS:
                raise UnreadableInput(f"{name}: có hơn {_MAX_ROWS} dòng.")
            yield reader.line_num + begun, [clean(cell) for cell in cells]
    except csv.Error as error:
        raise UnreadableInput(
            f"{name}, dòng {reader.line_num + begun}: dấu nháy kép không khép hoặc đứng sai chỗ; "
            'trong ô có dấu nháy kép thì viết đôi ("").'
        ) from error


def _sheet(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of the first sheet that a person sees, numbered as in Excel."""
    from cchc.lib.xlsx import WorkbookError, read_page, titles

    try:
        rows = read_page(data, next(iter(titles(data)), ""), _MAX_ROWS, _MAX_BYTES).rows
    except WorkbookError as error:
        raise UnreadableInput(f"{name}: {error}") from error
    for number, cells in enumerate(rows, 1):
        yield number, [_shown(cell) for cell in cells]


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


def found_columns(table: Table, names: Mapping[str, bool]) -> dict[str, str]:
    """The table's own names of the wanted columns, whatever their case; UnreadableInput for one that must be there.

    ``names``: each wanted name and whether it must be there.
    """
    own = {name.casefold(): name for name in reversed(table.header) if name}
    missing = [name for name, must in names.items() if must and name.casefold() not in own]
    if missing:
        there = ", ".join(name for name in table.header if name)
        raise table.fault(f"thiếu cột {', '.join(missing)}; dòng tên cột có: {one_line(there, 120)}.")
    return {name: own[name.casefold()] for name in names if name.casefold() in own}
