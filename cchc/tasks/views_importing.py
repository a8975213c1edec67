"""Tasks from an office's own register in Excel: upload, columns, preview, rows to put right, and the writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.tasks.engine.register.heads import guess
from cchc.tasks.forms_importing import ColumnsForm
from cchc.tasks.importing import book
from cchc.tasks.importing.cells import Said
from cchc.tasks.importing.check import Checker, Row
from cchc.tasks.importing.sheet import (
    MAX_ROWS,
    SheetError,
    first_readable,
    read,
    remember,
    remembered,
    sheets,
)
from cchc.tasks.importing.telling import preview_of
from cchc.tasks.importing.write import Changed, write_rows
from cchc.units.forms import UploadForm
from cchc.web import waiting
from cchc.web.access import require
from cchc.web.export import attached

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

    from cchc.tasks.engine.register.layout import Register
    from cchc.units.models import Unit

_SESSION = "tasks_import"
_LAST_SAID = "tasks_import_said"


def _steps() -> list[str]:
    return [_("Choose the file"), _("Choose columns"), _("Look at the rows"), _("Written")]


def _office(request: HttpRequest) -> Unit:
    """The office in whose name the person imports: the acting unit where it may, else the first that may."""
    user: Any = request.user
    acting = getattr(request, "acting", None)
    held = [acting, *user.holdings_now] if acting else user.holdings_now
    found: Unit = next(row.unit for row in held if row.allows("task.import", None))
    return found


def upload(request: HttpRequest) -> HttpResponse:
    """Take the file: nothing of it is written before the preview is confirmed."""
    require(request.user, "task.import")
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read(settings.UPLOAD_LIMIT + 1)
        try:
            sheet = first_readable(data, _office(request))
        except SheetError as error:
            form.add_error("file", str(error))
        else:
            waiting.keep(request, _SESSION, data, file.name)
            waiting.note(request, _SESSION, sheet=sheet)
            return redirect("tasks:import_columns")
    context = {"form": form, "steps": _steps(), "most": MAX_ROWS}
    return render(request, "tasks/import.html", context, status=422 if form.errors else 200)


def columns(request: HttpRequest) -> HttpResponse:
    """What each column of the chosen sheet means: guessed, remembered from before, put right by the person."""
    require(request.user, "task.import")
    data, noted = waiting.kept(request, _SESSION)
    office, names = _office(request), sheets(data)
    sheet = request.GET.get("trang", noted["sheet"])
    if sheet not in names:
        raise Http404
    context = {"name": noted["name"], "sheet": sheet, "sheets": names, "steps": _steps()}
    try:
        register = read(data, sheet, office)
    except SheetError as error:
        return render(request, "tasks/import_columns.html", {**context, "problem": str(error)}, status=422)
    form = ColumnsForm(
        request.POST or None,
        register=register,
        guessed=guess(register.heads, remembered(office)),
        initial=_initial(request),
    )
    if request.method == "POST" and form.is_valid():
        _choose(request, form, sheet, office)
        return redirect("tasks:import_preview")
    context |= {"form": form, "register": register}
    return render(request, "tasks/import_columns.html", context, status=422 if form.errors else 200)


def _initial(request: HttpRequest) -> dict[str, Any]:
    """What was said for the whole file before: of this one, else of the last one."""
    noted = request.session[_SESSION]
    said = noted.get("said") or request.session.get(_LAST_SAID) or {}
    return {**said, "given_on": _day(said.get("given_on"))}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _choose(request: HttpRequest, form: ColumnsForm, sheet: str, office: Unit) -> None:
    """Note the choice for the next step, and for the next file of this office."""
    given = form.cleaned_data["given_on"]
    said = {
        "source": " ".join(form.cleaned_data["source"].split()),
        "given_on": given.isoformat() if given else "",
        "level": form.cleaned_data["level"],
        "spread": form.cleaned_data["spread"],
    }
    waiting.note(request, _SESSION, sheet=sheet, fields=form.chosen(), said=said)
    request.session[_LAST_SAID] = said
    remember(office, form.register.heads, form.chosen())


@dataclass(frozen=True)
class Checked:
    """The upload of this session, checked against the tasks as they stand now."""

    name: str
    sheet: str
    fields: list[str]
    register: Register
    rows: list[Row]
    office: Unit

    @property
    def place(self) -> str:
        """File and sheet, for the trail."""
        return f"{self.name}, trang “{self.sheet}”"


def _checked(request: HttpRequest) -> Checked:
    """Read and check the upload that waits; Http404 where there is none or its columns are not chosen yet."""
    data, noted = waiting.kept(request, _SESSION)
    if "fields" not in noted:
        raise Http404
    office, said = _office(request), noted["said"]
    try:
        register = read(data, noted["sheet"], office)
    except SheetError as error:  # a head that this office no longer calls so
        raise Http404 from error
    if len(noted["fields"]) != len(register.heads):
        raise Http404
    checker = Checker(Said(**{**said, "given_on": _day(said["given_on"])}), office.province or office)
    rows = checker.rows(register, noted["fields"])
    return Checked(noted["name"], noted["sheet"], noted["fields"], register, rows, office)


def preview(request: HttpRequest) -> HttpResponse:
    """Show what the file would do, row by row, and do it when confirmed."""
    require(request.user, "task.import")
    checked = _checked(request)
    shown = preview_of(checked.register, checked.rows, checked.fields)
    if request.method == "POST":
        agreed = request.POST.get("new") == str(shown["counts"]["new"])
        if (
            agreed
            and shown["counts"]["new"]
            and (not shown["counts"]["wrong"] or "only_right" in request.POST)
        ):
            return _write(request, checked)
        messages.warning(
            request, _("The tasks changed since the preview, or rows are wrong: look at it again.")
        )
    context = {**shown, "name": checked.name, "sheet": checked.sheet, "steps": _steps()}
    return render(request, "tasks/import_preview.html", context)


def _write(request: HttpRequest, checked: Checked) -> HttpResponse:
    user: Any = request.user
    try:
        count = write_rows(checked.rows, by=user, office=checked.office, place=checked.place)
    except Changed:
        messages.warning(
            request, _("The tasks changed since the preview, or rows are wrong: look at it again.")
        )
        return redirect("tasks:import_preview")
    waiting.forget(request, _SESSION)
    messages.success(
        request, ngettext("%(n)s task is given.", "%(n)s tasks are given.", count) % {"n": count}
    )
    return redirect("tasks:list")


def errors(request: HttpRequest) -> FileResponse:
    """The wrong rows as Excel: to be put right there and uploaded again."""
    require(request.user, "task.import")
    checked = _checked(request)
    sheet = book.errors(checked.register, checked.rows, checked.fields, checked.sheet)
    return attached("loi-nhap-nhiem-vu.xlsx", [sheet])


def template(request: HttpRequest) -> FileResponse:
    """The empty register to fill in, its fields with the words that each takes, and an example."""
    require(request.user, "task.import")
    return attached("mau-nhap-nhiem-vu.xlsx", book.template())
