"""Units from an Excel file: the template, the upload, the preview, the file of errors, and the writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.lib import xlsx
from cchc.units.forms import UploadForm
from cchc.units.importing.check import Row, check_lines
from cchc.units.importing.sheet import FIELDS, KIND_WORDS, Field, Sheet, SheetError, read_sheet
from cchc.units.importing.write import write_rows
from cchc.web import waiting
from cchc.web.access import require
from cchc.web.clock import today
from cchc.web.export import attached
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

#: Rows that the preview shows of each sort; the file of errors holds all.
SHOWN = 200
_SESSION = "units_import"


def upload(request: HttpRequest) -> HttpResponse:
    """Take the file: nothing of it is written before the preview is confirmed."""
    require(request.user, "unit.edit")
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read(settings.UPLOAD_LIMIT + 1)
        try:
            read_sheet(data)
        except SheetError as error:
            form.add_error("file", str(error))
        else:
            waiting.keep(request, _SESSION, data, file.name)
            return redirect("units:import_preview")
    return render(request, "units/import.html", {"form": form}, status=422 if form.errors else 200)


def _kept(request: HttpRequest) -> tuple[Sheet, list[Row], str]:
    """The upload of this session, checked against the units as they stand now; Http404 where there is none."""
    data, noted = waiting.kept(request, _SESSION)
    sheet = read_sheet(data)
    return sheet, check_lines(sheet.lines, today()), noted["name"]


def preview(request: HttpRequest) -> HttpResponse:
    """Show what the file would do, row by row, and do it when confirmed."""
    require(request.user, "unit.edit")
    sheet, rows, name = _kept(request)
    counts = {state: sum(row.state == state for row in rows) for state in ("new", "changed", "same", "wrong")}
    if request.method == "POST":
        agreed = request.POST.get("new") == str(counts["new"]) and request.POST.get("changed") == str(
            counts["changed"]
        )
        if agreed and (not counts["wrong"] or "only_right" in request.POST):
            return _write(request, rows, name)
        messages.warning(
            request, _("The units changed since the preview, or rows are wrong: look at it again.")
        )
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
    }
    return render(request, "units/import_preview.html", context)


def _told(row: Row, fields: list[Field]) -> dict[str, Any]:
    """A row for the preview: its cells in the order of the columns that the file uses, each with its error."""
    cells = row.line.cells
    changed = row.changes if row.unit is not None else {}
    return {
        "number": row.line.number,
        "state": row.state,
        "unit": row.unit,
        "cells": [
            {
                "heading": field.heading,
                "value": cells.get(field.key, ""),
                "error": row.errors.get(field.key, ""),
                "changed": field.key in changed,
            }
            for field in fields
        ],
    }


def _write(request: HttpRequest, rows: list[Row], name: str) -> HttpResponse:
    try:
        added, changed = write_rows(rows, by=request.user, file=name)
    except Stale:
        messages.warning(
            request, _("The units changed since the preview, or rows are wrong: look at it again.")
        )
        return redirect("units:import_preview")
    waiting.forget(request, _SESSION)
    first = ngettext("%(n)s unit added", "%(n)s units added", added) % {"n": added}
    then = ngettext("%(n)s unit changed", "%(n)s units changed", changed) % {"n": changed}
    messages.success(request, f"{first}; {then}.")
    return redirect("units:list")


def errors(request: HttpRequest) -> FileResponse:
    """The wrong rows as Excel, with what is wrong in a column of its own: to be mended and uploaded again."""
    require(request.user, "unit.edit")
    _sheet, rows, _name = _kept(request)
    headings = [field.heading for field in FIELDS]
    labels = {field.key: field.heading for field in FIELDS}
    lines = [
        [
            *(row.line.cells.get(field.key) for field in FIELDS),
            row.line.number,
            " ".join(f"{labels[key]}: {sentence}" for key, sentence in row.errors.items()),
        ]
        for row in rows
        if row.state == "wrong"
    ]
    return attached("loi-nhap-don-vi.xlsx", [xlsx.Sheet("Lỗi", [*headings, "Dòng trong tệp", "Lỗi"], lines)])


def template(request: HttpRequest) -> FileResponse:
    """The empty file to fill in, with an example and the words that each column takes."""
    require(request.user, "unit.edit")
    headings = [f"{field.heading} *" if field.required else field.heading for field in FIELDS]
    help_rows = [["Loại", words[0], ", ".join(words[1:])] for words in KIND_WORDS.values()]
    help_rows += [
        ["Mã đơn vị", "Để trống khi thêm mới", "Ghi mã khi sửa đơn vị đã có"],
        ["Đơn vị cấp trên", "Tên đầy đủ hoặc mã", "Có thể là một dòng khác trong cùng tệp"],
        ["Từ ngày", "dd/mm/yyyy", ""],
        ["Tên gọi khác", "Cách nhau bằng dấu chấm phẩy", ""],
        ["Chỉ đề nghị", "Có hoặc Không", "Có: cơ quan Đảng, đoàn thể, bưu điện …"],
        ["Ô trống", "Giữ nguyên giá trị đang có", ""],
    ]
    sheets = [
        xlsx.Sheet("Đơn vị", headings, [[field.example or None for field in FIELDS]]),
        xlsx.Sheet("Hướng dẫn", ["Cột", "Giá trị", "Cũng nhận"], help_rows),
    ]
    return attached("mau-nhap-don-vi.xlsx", sheets)
