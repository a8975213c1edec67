"""Values from an Excel file: the template, the upload, the preview, the file of errors, and the writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.errors import UserError
from cchc.indicators.engine.computed import members
from cchc.indicators.engine.telling import formula, measured
from cchc.indicators.importing.check import FIELDS, Checker
from cchc.indicators.importing.write import write_rows
from cchc.indicators.shipped import dictionary
from cchc.lib import xlsx
from cchc.units.forms import UploadForm
from cchc.units.importing.sheet import SheetError, read_sheet
from cchc.web import row_import, waiting
from cchc.web.access import require
from cchc.web.clock import today
from cchc.web.export import attached
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

    from cchc.indicators.importing.check import Row
    from cchc.units.importing.sheet import Sheet

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
    context = {"form": form, "steps": row_import.steps()}
    return render(request, "indicators/import.html", context, status=422 if form.errors else 200)


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
    counts = row_import.counted(rows)
    if request.method == "POST":
        if row_import.agreed(request, counts):
            return _write(request, rows, name)
        _look_again(request)
    context = {
        **row_import.preview(rows, FIELDS, counts),
        "name": name,
        "unknown": sheet.unknown,
        "upload_url": reverse("indicators:import"),
        "errors_url": reverse("indicators:import_errors"),
    }
    return render(request, "indicators/import_preview.html", context)


def _look_again(request: HttpRequest) -> None:
    messages.warning(request, _("Values changed since the preview, or rows are wrong: look at it again."))


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
    return attached("loi-nhap-so-lieu.xlsx", [row_import.wrong_rows(rows, FIELDS)])


def template(request: HttpRequest) -> FileResponse:
    """The empty file to fill in, an example, and every indicator that may be entered with what its figures are."""
    require(request.user, "indicator.declare")
    entered = [one for one in dictionary() if one.code not in members() and one.holds(today())]
    known = [[one.code, one.name.vi, formula(one), measured(one), one.owner] for one in entered]
    sheets = [
        row_import.to_fill_in("Số liệu", FIELDS),
        xlsx.Sheet("Chỉ tiêu", ["Mã chỉ tiêu", "Tên", "Tử số / mẫu số", "Đơn vị tính", "Phụ trách"], known),
    ]
    return attached("mau-nhap-so-lieu.xlsx", sheets)
