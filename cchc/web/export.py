"""What a list shows, as an Excel file to keep."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpResponse

from cchc.lib.xlsx import Sheet, write
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cchc.lib.columns import Column

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(
    name: str, title: str, columns: Sequence[Column], rows: Iterable[Any], can: Callable[[str], bool] | None
) -> HttpResponse:
    """The file ``name-yyyymmdd.xlsx`` with one sheet: the columns for Excel that ``can`` lets through."""
    content = BytesIO()
    write(content, [Sheet.of(title, columns, rows, can)])
    answer = HttpResponse(content.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}-{today():%Y%m%d}.xlsx"'
    return answer


def attached(name: str, sheets: Sequence[Sheet]) -> FileResponse:
    """A workbook of these sheets, to be saved under the name: templates, rows to put right."""
    content = BytesIO()
    write(content, sheets)
    content.seek(0)
    return FileResponse(content, as_attachment=True, filename=name, content_type=XLSX)
