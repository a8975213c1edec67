"""A comparison as an Excel file: nodes of two years on one sheet, totals and ranks by year on the other."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cchc.assessment.engine.results.rows import INDICES
from cchc.assessment.speaking import said
from cchc.lib.xlsx import Sheet, write
from cchc.web.clock import today
from cchc.web.export import XLSX

if TYPE_CHECKING:
    from cchc.assessment.compared import Compared


def compared_workbook(compared: Compared) -> HttpResponse:
    """The two sheets, each with what it is of and the day it was made."""
    day = today()
    title = said(INDICES[compared.index.code])
    made = _("Made on {day}").format(day=f"{day:%d/%m/%Y}")
    sheets = [
        _nodes(compared, [title, *([compared.cut] if compared.cut else []), made]),
        _years(compared, [title, made]),
    ]
    content = BytesIO()
    write(content, sheets)
    answer = HttpResponse(content.getvalue(), content_type=XLSX)
    name = f"so-sanh-{compared.index.code}-{day:%Y%m%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _nodes(compared: Compared, above: list[str]) -> Sheet:
    """One row a node; each unit has its earlier year, its later year and the change."""
    old, new = compared.old, compared.new
    labels = [_("Part")]
    for name in compared.names:
        labels += [f"{name} {old}"] if old else []
        labels += [f"{name} {new}"]
        labels += [f"{name}: {pgettext('figure', 'change')}"] if old else []
    rows = []
    for row in compared.nodes():
        cells: list[object] = [row.name]
        for cell in row.cells:
            cells += [cell.then, cell.now, cell.change] if old else [cell.now]
        rows.append([*cells, row.apart])
    return Sheet(_("By part"), [*labels, _("Highest less lowest")], rows, above=above)


def _years(compared: Compared, above: list[str]) -> Sheet:
    """One row a year; each unit has its score and rank."""
    labels = [_("Year")]
    for name in compared.names:
        labels += [f"{name}: {pgettext('figure', 'Score').lower()}", f"{name}: {_('Rank').lower()}"]
    rows = []
    for year, cells in compared.by_year():
        row: list[object] = [year]
        for cell, _best in cells:
            row += [cell.score if cell else None, cell.rank if cell else None]
        rows.append(row)
    return Sheet(_("By year"), labels, rows, above=above)
