"""The uploaded workbook: its sheets, the one chosen as a table, and what this office calls its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.lib import delimited, xlsx
from cchc.lib.workbook_check import is_workbook
from cchc.tasks.engine.register import heads
from cchc.tasks.engine.register.layout import LayoutError, Register, read_register
from cchc.tasks.models import HeadMapping
from cchc.web.clock import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.units.models import Unit

#: Rows with tasks that one import takes; a register of a year has fewer.
MAX_ROWS = 5_000
#: Rows that a sheet may have in all, with titles, headings and empty ones.
_MAX_SHEET = 20_000
#: What the one table of a text file is called.
TEXT = "CSV"
#: Sheets offered to choose from.
_MAX_SHEETS = 50


class SheetError(ValueError):
    """The file or the sheet cannot be taken; the message is one Vietnamese sentence."""


def _text(data: bytes) -> xlsx.Page:
    """The one table of a text file; SheetError for what is neither workbook nor text."""
    try:
        rows, _mark = delimited.read(data, _MAX_SHEET)
    except delimited.DelimitedError as error:
        if error.line:
            raise SheetError(f"Dòng {error.line}: {error}.") from error
        told = "Tệp không phải là bảng tính" if "CSV" in str(error) else f"Tệp {error}"
        raise SheetError(f"{told}; chỉ nhận .xlsx, .xls, .ods, .csv.") from error
    return xlsx.Page([list(row) for row in rows])


def sheets(data: bytes) -> list[str]:
    """The names of the sheets that a person sees; SheetError for what is no workbook."""
    if not is_workbook(data):
        _text(data)
        return [TEXT]
    try:
        found = xlsx.titles(data)[:_MAX_SHEETS]
    except xlsx.WorkbookError as error:
        raise SheetError(str(error)) from error
    if not found:
        raise SheetError("Tệp không có trang nào nhìn thấy được; hãy bỏ ẩn trang cần nhập.")
    return found


def read(data: bytes, sheet: str, office: Unit) -> Register:
    """One sheet as a table, its head found by what this office calls its columns. SheetError says what is wrong."""
    try:
        page = xlsx.read_page(data, sheet, _MAX_SHEET) if is_workbook(data) else _text(data)
        register = read_register(page, remembered(office))
    except (xlsx.WorkbookError, LayoutError) as error:
        raise SheetError(f"Trang “{sheet}”: {error}") from error
    if len(register.lines) > MAX_ROWS:
        raise SheetError(
            f"Trang “{sheet}” có {len(register.lines)} dòng nhiệm vụ; mỗi lần chỉ nhập tối đa {MAX_ROWS} dòng, "
            "hãy chia tệp."
        )
    return register


def first_readable(data: bytes, office: Unit) -> str:
    """The first sheet that holds a table; SheetError of the first one where none does."""
    first: SheetError | None = None
    for sheet in sheets(data):
        try:
            read(data, sheet, office)
        except SheetError as error:
            first = first or error
        else:
            return sheet
    raise first or SheetError("Tệp không có trang nào có bảng nhiệm vụ.")


def remembered(office: Unit) -> dict[str, str]:
    """What this office said of its heads before: the field of each, an empty text for a column left out."""
    return dict(office.head_mappings.values_list("head", "field"))


def remember(office: Unit, names: Sequence[str], fields: Sequence[str]) -> None:
    """Keep what the heads mean for the next file of this office."""
    said = {heads.plain(name): field for name, field in zip(names, fields, strict=True) if heads.plain(name)}
    for head, field in said.items():
        HeadMapping.objects.update_or_create(unit=office, head=head, defaults={"field": field, "at": now()})
