"""Excel files: written with typed cells, read with limits. Nothing in a text ever becomes a formula."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from cchc.errors import system_words
from cchc.lib.columns import rows, shown
from cchc.lib.workbook_check import WorkbookError, check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cchc.lib.columns import Column

Cell = str | int | Decimal | bool | date | datetime | None

__all__ = ["Cell", "Page", "Sheet", "WorkbookError", "read", "read_page", "titles", "write"]

#: Excel's own limits.
_MAX_TEXT = 32_767
_MAX_ROWS = 1_048_576
_EXACT_INTEGER = 10**15
_WIDTHS = (8, 60)


@dataclass(frozen=True)
class Sheet:
    """One sheet to write: its title, the labels of the first row, the rows (one value a label).

    ``percents``: indices of columns whose numbers are shares of 1, shown as percentages. ``above``: lines over the
    table, the first one its title: what it shows, of what, until when.
    """

    title: str
    labels: Sequence[str]
    rows: Iterable[Sequence[object]]
    percents: frozenset[int] = field(default_factory=frozenset)
    above: Sequence[str] = ()

    @classmethod
    def of(
        cls,
        title: str,
        columns: Sequence[Column],
        records: Iterable[object],
        can: Callable[[str], bool] | None = None,
        above: Sequence[str] = (),
    ) -> Sheet:
        """The sheet of declared columns that Excel shows to this person."""
        allowed = can or (lambda _verb: True)
        drawn = shown(columns, "excel", allowed)
        percents = frozenset(index for index, column in enumerate(drawn) if column.kind == "percent")
        labels = [str(column.label) for column in drawn]
        return cls(title, labels, rows(columns, records, "excel", allowed), percents, above)


def write(target: str | Path | IO[bytes], sheets: Sequence[Sheet], created: datetime | None = None) -> None:
    """Write the sheets: header bold, frozen and with filters, widths by content, dates dd/mm/yyyy, A4 on its side.

    Numbers are numbers (integers of more than 15 digits are text, since Excel would round them), truth
    values are Có and Không, text stays text whatever it begins with. ``created`` is noted in the file;
    without it a fixed date, so that equal content gives equal bytes. TypeError for a float, WorkbookError
    for more rows than Excel holds.
    """
    import xlsxwriter

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(target if hasattr(target, "write") else str(target), options) as book:
        book.set_properties({"created": created or datetime(2000, 1, 1, tzinfo=UTC)})
        formats = _Formats(book)
        for title, sheet in zip(_titles(sheets), sheets, strict=True):
            _write_sheet(book.add_worksheet(title), sheet, formats)


def _titles(sheets: Sequence[Sheet]) -> list[str]:
    """Titles as Excel allows them: at most 31 characters, some signs out, each once."""
    titles: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        words = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", sheet.title).split()
        base = " ".join(words).strip("'")[:31] or f"Trang {number}"
        taken = {title.casefold() for title in titles}
        title, again = base, 1
        while title.casefold() in taken:
            again += 1
            title = f"{base[:26]} ({again})"
        titles.append(title)
    return titles


class _Formats:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}
        self.header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.long = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})

    def number(self, pattern: str) -> Any:
        """The format of this number pattern."""
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({"num_format": pattern, "valign": "top"})
        return self._made[pattern]


def _write_sheet(page: Any, sheet: Sheet, formats: _Formats) -> None:
    """Header, rows, filters, widths."""
    widths = [len(label) for label in sheet.labels]
    for line, words in enumerate(sheet.above):
        page.write_string(line, 0, words, formats.title if line == 0 else None)
    head = number = len(sheet.above)
    for column, label in enumerate(sheet.labels):
        page.write_string(head, column, label, formats.header)
    for number, row in enumerate(sheet.rows, head + 1):
        if number >= _MAX_ROWS:
            raise WorkbookError(f"Trang “{sheet.title}” có quá {_MAX_ROWS - 1} dòng; Excel không chứa được.")
        for column, value in enumerate(row):
            shown_width = _write_cell(page, number, column, value, formats, percent=column in sheet.percents)
            widths[column] = max(widths[column], shown_width)
    page.freeze_panes(head + 1, 0)
    if sheet.labels:
        page.autofilter(head, 0, number, len(sheet.labels) - 1)
    _for_print(page, head)
    for column, width in enumerate(widths):
        page.set_column(column, column, min(max(width + 2, _WIDTHS[0]), _WIDTHS[1]))


def _for_print(page: Any, head: int) -> None:
    """A4 on its side, as wide as the paper, the header on every page, pages counted."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.set_footer("&C&P/&N")


def _write_cell(page: Any, row: int, column: int, value: object, formats: _Formats, *, percent: bool) -> int:
    """Write one value by its type; roughly how many characters it shows."""
    match value:
        case None:
            return 0
        case bool():
            page.write_string(row, column, "Có" if value else "Không", formats.number("@"))
            return 5
        case int() | Decimal():
            return _write_number(page, row, column, Decimal(value), formats, percent=percent)
        case datetime():
            page.write_datetime(row, column, value.replace(tzinfo=None), formats.number("dd/mm/yyyy hh:mm"))
            return 16
        case date():
            page.write_datetime(row, column, value, formats.number("dd/mm/yyyy"))
            return 10
        case float():
            raise TypeError(f"a float ({value!r}) is not written to Excel; give a Decimal")
        case _:
            return _write_text(page, row, column, str(value), formats)


def _write_number(
    page: Any, row: int, column: int, value: Decimal, formats: _Formats, *, percent: bool
) -> int:
    """A number as one, unless it has more digits than Excel keeps."""
    if abs(value) >= _EXACT_INTEGER:
        return _write_text(page, row, column, str(value), formats)
    page.write_number(row, column, value, formats.number(_pattern(value, percent=percent)))
    return len(str(value)) * 4 // 3


def _pattern(value: Decimal, *, percent: bool) -> str:
    """The number format that shows every place of the value (up to six), with thousands grouped."""
    exponent = value.normalize().as_tuple().exponent
    places = min(max(-exponent, 0), 6) if isinstance(exponent, int) else 0
    if percent:
        return "0.00%"
    return "#,##0" + ("." + "0" * places if places else "")


def _write_text(page: Any, row: int, column: int, text: str, formats: _Formats) -> int:
    """Text as text; what Excel can't hold in a cell is cut with a sign."""
    if len(text) > _MAX_TEXT:
        text = text[: _MAX_TEXT - 1] + "…"
    width = max(map(len, text.split("\n")))
    wraps = width > _WIDTHS[1] or "\n" in text
    page.write_string(row, column, text, formats.long if wraps else formats.number("@"))
    return width


@dataclass(frozen=True)
class Page:
    """One sheet as it lies in the file: rows from the first of the sheet on, so that row ``n`` is ``rows[n - 1]``.

    ``merged``: the merged ranges as (first row, first column, last row, last column), all from 0; none in ods files.
    """

    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def read(
    source: str | Path | bytes,
    max_rows: int = 100_000,
    sheet: int | str = 0,
    max_bytes: int = 30_000_000,
) -> list[list[Cell]]:
    """The cells of one sheet (by place or name) of an xlsx, xls or ods file, row by row from the first used.

    A number is an int where it is whole, else a Decimal; an empty cell None; a time of day or a duration
    its text. WorkbookError with one Vietnamese sentence: not a workbook, encrypted, damaged, larger than
    ``max_bytes``, unpacking to more than is sound, no such sheet, or more than ``max_rows`` rows.
    """
    data = source if isinstance(source, bytes) else _bytes(Path(source), max_bytes)
    with _opened(data, max_bytes, sheet) as book:
        page = _sheet_of(book, sheet, max_rows)
        return [[_cell(value) for value in row] for row in page.to_python()]


def read_page(data: bytes, sheet: str, max_rows: int = 100_000, max_bytes: int = 30_000_000) -> Page:
    """One sheet with its rows where they lie and its merged ranges; WorkbookError as ``read``."""
    with _opened(data, max_bytes, sheet) as book:
        page = _sheet_of(book, sheet, max_rows)
        rows = [[_cell(value) for value in row] for row in page.to_python(skip_empty_area=False)]
        merged = tuple((*begin, *end) for begin, end in page.merged_cell_ranges or ())
        return Page(rows, merged)


def titles(data: bytes, max_bytes: int = 30_000_000) -> list[str]:
    """The names of the sheets that a person sees; WorkbookError as ``read``."""
    import python_calamine as calamine

    with _opened(data, max_bytes, 0) as book:
        return [
            page.name
            for page in book.sheets_metadata
            if page.visible == calamine.SheetVisibleEnum.Visible
            and page.typ == calamine.SheetTypeEnum.WorkSheet
        ]


@contextmanager
def _opened(data: bytes, max_bytes: int, sheet: int | str) -> Iterator[Any]:
    """The workbook, checked before it is opened; whatever it fails by is one Vietnamese sentence."""
    import python_calamine as calamine

    check(data, max_bytes)
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            yield book
    except calamine.WorksheetNotFound as error:
        raise WorkbookError(f"Tệp không có trang “{sheet}”.") from error
    except (calamine.CalamineError, OSError) as error:
        raise WorkbookError(
            "Tệp bị hỏng hoặc không phải là bảng tính; chỉ nhận .xlsx, .xls, .ods."
        ) from error


def _sheet_of(book: Any, sheet: int | str, max_rows: int) -> Any:
    """The sheet, if it has no more rows than are taken."""
    page = book.get_sheet_by_index(sheet) if isinstance(sheet, int) else book.get_sheet_by_name(sheet)
    if page.height > max_rows:
        raise WorkbookError(f"Tệp có {page.height} dòng; chỉ nhận tối đa {max_rows} dòng.")
    return page


def _bytes(path: Path, max_bytes: int) -> bytes:
    """The file's content, at most one byte more than is allowed."""
    try:
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except OSError as error:
        raise WorkbookError(f"Không đọc được tệp {path.name} ({system_words(error)}).") from error


def _cell(value: object) -> Cell:
    """calamine's value as ours: no float, no empty string."""
    match value:
        case "":
            return None
        case float():
            return int(value) if value.is_integer() and abs(value) < _EXACT_INTEGER else Decimal(repr(value))
        case time() | timedelta():
            return str(value)
        case str() | bool() | int() | date():
            return value
        case _:  # pragma: no cover - calamine gives no other type
            raise WorkbookError(f"Ô có kiểu dữ liệu lạ: {type(value).__name__}.")
