"""Values from an Excel file: the template, the upload, the preview, the file of errors, and the writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.errors import UserError
from cchc.indicators.engine.computed import members
from cchc.indicators.engine.telling import formula, measured
from cchc.indicators.importing.check import FIELDS, HEADINGS, Checker
from cchc.indicators.importing.write import write_rows
from cchc.indicators.shipped import dictionary
from cchc.lib import xlsx
from cchc.units.forms import UploadForm
from cchc.units.importing.sheet import SheetError, read_sheet
from cchc.web import waiting
from cchc.web.access import require
from cchc.web.clock import today
from cchc.web.export import attached
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

    from cchc.indicators.importing.check import Row
    from cchc.units.importing.sheet import Field, Sheet

#: Rows that the preview shows of each sort; the file of errors holds all.
SHOWN = 200
_SESSION = "indicators_import"
_NOUN = "số liệu"


def upload(request: HttpRequest) -> HttpResponse:
    """Take the file: nothing of it is written before the preview is confirmed."""
    require(request.user, "indicator.declare")
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read(settings.UPLOAD_LIMIT + 1)
        try:
            read_sheet(data, FIELDS, _NOUN)
        except SheetError as error:
            form.add_error("file", str(error))
        else:
            waiting.keep(request, _SESSION, data, file.name)
            return redirect("indicators:import_preview")
    context = {"form": form, "steps": _steps()}
    return render(request, "indicators/import.html", context, status=422 if form.errors else 200)


def _steps() -> list[str]:
    return [_("Choose the file"), _("Look at the rows"), _("Written")]


def _kept(request: HttpRequest) -> tuple[Sheet, list[Row], str]:
    """The upload of this session, checked against what stands now; Http404 where there is none."""
    data, noted = waiting.kept(request, _SESSION)
    sheet = read_sheet(data, FIELDS, _NOUN)
    user: Any = request.user
    return sheet, Checker(user, today()).rows(sheet.lines), noted["name"]


def preview(request: HttpRequest) -> HttpResponse:
    """Show what the file would do, row by row, and do it when confirmed."""
    require(request.user, "indicator.declare")
    sheet, rows, name = _kept(request)
    counts = {state: sum(row.state == state for row in rows) for state in ("new", "changed", "same", "wrong")}
    if request.method == "POST":
        sent = request.POST
        agreed = all(sent.get(state) == str(counts[state]) for state in ("new", "changed"))
        if agreed and (not counts["wrong"] or "only_right" in sent):
            return _write(request, rows, name)
        _look_again(request)
    used = {key for row in rows for key in (*row.line.cells, *row.errors)}
    fields = [field for field in FIELDS if field.key in used]
    context: dict[str, Any] = {
        "name": name,
        "unknown": sheet.unknown,
        "counts": counts,
        "total": len(rows),
        "wrong": [_told(row, fields) for row in rows if row.state == "wrong"][:SHOWN],
        "right": [_told(row, fields) for row in rows if row.state in ("new", "changed")][:SHOWN],
        "shown": SHOWN,
        "steps": _steps(),
    }
    return render(request, "indicators/import_preview.html", context)


def _look_again(request: HttpRequest) -> None:
    messages.warning(request, _("Values changed since the preview, or rows are wrong: look at it again."))


def _told(row: Row, fields: list[Field]) -> dict[str, Any]:
    """A row for the preview: its cells in the order of the columns that the file uses, each with its error."""
    changed = row.changes if row.stands is not None else {}
    cells = [
        {
            "heading": field.heading,
            "value": row.line.cells.get(field.key, ""),
            "error": row.errors.get(field.key, ""),
            "changed": field.key in changed,
        }
        for field in fields
    ]
    return {"number": row.line.number, "state": row.state, "cells": cells}


def _write(request: HttpRequest, rows: list[Row], name: str) -> HttpResponse:
    try:
        added, changed = write_rows(rows, by=request.user, file=name)
    except (Stale, UserError):
        _look_again(request)
        return redirect("indicators:import_preview")
    waiting.forget(request, _SESSION)
    first = ngettext("%(n)s value declared", "%(n)s values declared", added) % {"n": added}
    then = ngettext("%(n)s value corrected", "%(n)s values corrected", changed) % {"n": changed}
    messages.success(request, f"{first}; {then}.")
    return redirect("indicators:values")


def errors(request: HttpRequest) -> FileResponse:
    """The wrong rows as Excel, with what is wrong in a column of its own: to be mended and uploaded again."""
    require(request.user, "indicator.declare")
    _sheet, rows, _name = _kept(request)
    lines = [
        [
            *(row.line.cells.get(field.key) for field in FIELDS),
            row.line.number,
            " ".join(f"{HEADINGS[key]}: {sentence}" for key, sentence in row.errors.items()),
        ]
        for row in rows
        if row.state == "wrong"
    ]
    headings = [*HEADINGS.values(), "Dòng trong tệp", "Lỗi"]
    return attached("loi-nhap-so-lieu.xlsx", [xlsx.Sheet("Lỗi", headings, lines)])


def template(request: HttpRequest) -> FileResponse:
    """The empty file to fill in, an example, and every indicator that may be entered with what its figures are."""
    require(request.user, "indicator.declare")
    headings = [f"{field.heading} *" if field.required else field.heading for field in FIELDS]
    entered = [one for one in dictionary() if one.code not in members() and one.holds(today())]
    known = [[one.code, one.name.vi, formula(one), measured(one), one.owner] for one in entered]
    sheets = [
        xlsx.Sheet("Số liệu", headings, [[field.example or None for field in FIELDS]]),
        xlsx.Sheet("Chỉ tiêu", ["Mã chỉ tiêu", "Tên", "Tử số / mẫu số", "Đơn vị tính", "Phụ trách"], known),
    ]
    return attached("mau-nhap-so-lieu.xlsx", sheets)
