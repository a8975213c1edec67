"""The sheet of an import: its columns by their headings, and its rows as text and dates.

The fields are an argument: whoever imports rows of another kind under fixed headings reads them with this, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.lib import vntext, xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Rows that one file may hold; a province with all its divisions has fewer.
MAX_ROWS = 20_000
#: How far down the heading row is looked for: files from offices begin with titles.
_HEADING_WITHIN = 15


@dataclass(frozen=True)
class Field:
    """A column of the file: its key, its heading, whether a row must fill it, and an example for the template."""

    key: str
    heading: str
    required: bool
    example: str


FIELDS = (
    Field("slug", "Mã đơn vị", required=False, example=""),
    Field("name", "Tên đơn vị", required=True, example="Phòng Tổ chức - Hành chính"),
    Field("short_name", "Tên viết tắt", required=False, example="Phòng TC-HC"),
    Field("other_names", "Tên gọi khác", required=False, example="P.TCHC; Phòng Hành chính"),
    Field("kind", "Loại", required=True, example="Phòng chuyên môn"),
    Field("parent", "Đơn vị cấp trên", required=False, example="Sở Nội vụ"),
    Field("valid_from", "Từ ngày", required=False, example="01/07/2025"),
    Field("basis", "Căn cứ pháp lý", required=False, example="Quyết định số 12/QĐ-SNV ngày 01/7/2025"),
    Field("email", "Thư điện tử", required=False, example=""),
    Field("asked", "Chỉ đề nghị", required=False, example="Không"),
)

#: The words of a file for each kind of unit, the first one being what the template and errors say.
KIND_WORDS = {
    "province": ("Cấp tỉnh", "Tỉnh", "Thành phố trực thuộc Trung ương"),
    "district": ("Cấp huyện", "Huyện", "Quận", "Thị xã", "Thành phố thuộc tỉnh"),
    "commune": ("Cấp xã", "Xã", "Phường", "Thị trấn", "Đặc khu"),
    "committee": ("UBND, HĐND", "UBND", "HĐND", "Ủy ban nhân dân", "Hội đồng nhân dân"),
    "department": ("Sở, ban, ngành", "Sở", "Ban"),
    "office": ("Văn phòng",),
    "public_service": ("Đơn vị sự nghiệp", "Đơn vị sự nghiệp công lập", "ĐVSN"),
    "vertical": ("Cơ quan ngành dọc", "Ngành dọc"),
    "party": ("Cơ quan Đảng",),
    "mass": ("Mặt trận, đoàn thể, hội", "Đoàn thể", "Hội"),
    "company": ("Doanh nghiệp", "Công ty"),
    "press": ("Cơ quan báo chí", "Báo chí"),
    "steering": ("Ban Chỉ đạo",),
    "ministry": ("Bộ, ngành Trung ương", "Bộ"),
    "division": ("Phòng chuyên môn", "Phòng", "Phòng, ban"),
}


class SheetError(ValueError):
    """The file as a whole cannot be taken; the message is one Vietnamese sentence."""


@dataclass(frozen=True)
class Line:
    """One row of the file: its number as Excel counts, its filled cells by key of the column."""

    number: int
    cells: dict[str, str | date]


@dataclass(frozen=True)
class Sheet:
    """The lines of a file, and the headings that nobody knows."""

    lines: tuple[Line, ...]
    unknown: tuple[str, ...]


def read_sheet(data: bytes, fields: Sequence[Field] = FIELDS, noun: str = "đơn vị") -> Sheet:
    """The lines of a workbook's first sheet; SheetError for what is no workbook or lacks its columns.

    ``fields``: the columns that are known. ``noun``: what a row is, in sentences.
    """
    try:
        rows = xlsx.read(data, max_rows=MAX_ROWS + _HEADING_WITHIN)
    except xlsx.WorkbookError as error:
        raise SheetError(str(error)) from error
    by_heading = {vntext.fold(field.heading): field for field in fields}
    at = _heading_row(rows, by_heading)
    columns, unknown = _columns(rows[at], by_heading)
    lines = tuple(
        line
        for number, row in enumerate(rows[at + 1 :], start=at + 2)
        if (line := _line(number, row, columns)).cells
    )
    if not lines:
        raise SheetError(f"Tệp có tiêu đề cột nhưng không có dòng {noun} nào bên dưới.")
    return Sheet(lines, unknown)


def _folded(cell: object) -> str:
    return vntext.fold(str(cell)).rstrip(" *:") if cell is not None else ""


def _heading_row(rows: Sequence[Sequence[xlsx.Cell]], by_heading: Mapping[str, Field]) -> int:
    """The row in which most headings are known; every required one must be."""
    required = [field for field in by_heading.values() if field.required]
    best, found = -1, set[str]()
    for number, row in enumerate(rows[:_HEADING_WITHIN]):
        known = {field.key for cell in row if (field := by_heading.get(_folded(cell)))}
        if len(known) > len(found):
            best, found = number, known
    missing = [field.heading for field in required if field.key not in found]
    if missing:
        names = " và ".join(f"“{heading}”" for heading in missing)
        raise SheetError(f"Tệp thiếu cột {names}; hãy dùng tệp mẫu, giữ nguyên hàng tiêu đề.")
    return best


def _columns(
    row: Sequence[xlsx.Cell], by_heading: Mapping[str, Field]
) -> tuple[dict[int, Field], tuple[str, ...]]:
    columns: dict[int, Field] = {}
    unknown = []
    for index, cell in enumerate(row):
        field = by_heading.get(_folded(cell))
        if field is None and cell is not None:
            unknown.append(str(cell)[:60])
        elif field is not None and field in columns.values():
            raise SheetError(f"Cột “{field.heading}” có hai lần; hãy xóa một cột.")
        elif field is not None:
            columns[index] = field
    return columns, tuple(unknown)


def _line(number: int, row: Sequence[xlsx.Cell], columns: dict[int, Field]) -> Line:
    cells = {}
    for index, field in columns.items():
        value = _value(row[index]) if index < len(row) else ""
        if value != "":
            cells[field.key] = value
    return Line(number, cells)


def _value(cell: xlsx.Cell) -> str | date:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool):
        return "Có" if cell else "Không"
    if isinstance(cell, Decimal):
        return _figure(cell)
    return vntext.nfc(" ".join(str(cell).split()))


def _figure(cell: Decimal) -> str:
    """A number of the sheet as text that has one reading: 1.234 is no thousand there, so it is written 1.2340."""
    text = f"{cell:f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text
