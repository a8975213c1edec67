"""Units from an Excel file: the template, the upload, the preview, the file of errors, and the writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.lib import xlsx
from cchc.units.forms import UploadForm
from cchc.units.importing.check import check_lines
from cchc.units.importing.sheet import FIELDS, KIND_WORDS, SheetError, read_sheet
from cchc.units.importing.write import write_rows
from cchc.web import row_import, waiting
from cchc.web.access import require
from cchc.web.clock import today
from cchc.web.export import attached
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

    from cchc.units.importing.check import Row
    from cchc.units.importing.sheet import Sheet

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
    context = {"form": form, "steps": row_import.steps()}
    return render(request, "units/import.html", context, status=422 if form.errors else 200)


def _kept(request: HttpRequest) -> tuple[Sheet, list[Row], str]:
    """The upload of this session, checked against the units as they stand now; Http404 where there is none."""
    data, noted = waiting.kept(request, _SESSION)
    sheet = read_sheet(data)
    return sheet, check_lines(sheet.lines, today()), noted["name"]


def preview(request: HttpRequest) -> HttpResponse:
    """Show what the file would do, row by row, and do it when confirmed."""
    require(request.user, "unit.edit")
    sheet, rows, name = _kept(request)
    counts = row_import.counted(rows)
    if request.method == "POST":
        if row_import.agreed(request, counts):
            return _write(request, rows, name)
        _look_again(request)
    context = {
        **row_import.preview(rows, FIELDS, counts),
        "name": name,
        "unknown": sheet.unknown,
        "upload_url": reverse("units:import"),
        "errors_url": reverse("units:import_errors"),
    }
    return render(request, "units/import_preview.html", context)


def _look_again(request: HttpRequest) -> None:
    messages.warning(request, _("The units changed since the preview, or rows are wrong: look at it again."))


def _write(request: HttpRequest, rows: list[Row], name: str) -> HttpResponse:
    try:
        added, changed = write_rows(rows, by=request.user, file=name)
    except Stale:
        _look_again(request)
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
    return attached("loi-nhap-don-vi.xlsx", [row_import.wrong_rows(rows, FIELDS)])


def template(request: HttpRequest) -> FileResponse:
    """The empty file to fill in, with an example and the words that each column takes."""
    require(request.user, "unit.edit")
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
        row_import.to_fill_in("Đơn vị", FIELDS),
        xlsx.Sheet("Hướng dẫn", ["Cột", "Giá trị", "Cũng nhận"], help_rows),
    ]
    return attached("mau-nhap-don-vi.xlsx", sheets)
