"""What a list shows, as an Excel file to keep."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

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
