"""What a list shows, as an Excel file to keep."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _

from cchc.lib.xlsx import Sheet, write
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cchc.lib.columns import Column
    from cchc.web.filters import Filters

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(
    name: str,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Any],
    can: Callable[[str], bool] | None,
    told: Sequence[str] = (),
) -> HttpResponse:
    """The file ``name-yyyymmdd.xlsx`` with one sheet: the columns for Excel that ``can`` lets through.

    Above them stand the title, what is ``told`` of the rows (how they are filtered), and the day.
    """
    content = BytesIO()
    above = [title, *told, _("Made on {day}").format(day=f"{today():%d/%m/%Y}")]
    write(content, [Sheet.of(title, columns, rows, can, above)])
    answer = HttpResponse(content.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}-{today():%Y%m%d}.xlsx"'
    return answer


def filtered(filters: Filters) -> list[str]:
    """The filters in force on one line, for ``told``; nothing where none is."""
    chips = "; ".join(str(chip.words) for chip in filters.chips)
    return [_("Filtered by: {words}").format(words=chips)] if chips else []


def attached(name: str, sheets: Sequence[Sheet]) -> FileResponse:
    """A workbook of these sheets, to be saved under the name: templates, rows to put right."""
    content = BytesIO()
    write(content, sheets)
    content.seek(0)
    return FileResponse(content, as_attachment=True, filename=name, content_type=XLSX)
