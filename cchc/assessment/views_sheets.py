"""Sheets of scores: the list, a new one from a file, the ranking of one, a unit with every lost point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.assessment import actions
from cchc.assessment.engine.input_files import InputsError, load
from cchc.assessment.engine.loading import SetError
from cchc.assessment.engine.sheet_template import rows_of
from cchc.assessment.forms import SheetForm
from cchc.assessment.from_indicators import filled
from cchc.assessment.kept_sets import called
from cchc.assessment.models import ScoreSheet
from cchc.assessment.sheet_pages import in_order, lines_of, lost_by_area, lost_chart, opened, row_of, unit_of
from cchc.assessment.shipped import usable
from cchc.assessment.speaking import language, said
from cchc.assessment.taken_files import on_disk
from cchc.assessment.views_sets import found_set
from cchc.errors import CchcError
from cchc.lib.columns import Column
from cchc.lib.xlsx import Sheet
from cchc.web.access import get_or_404, require
from cchc.web.clock import today
from cchc.web.export import attached, workbook
from cchc.web.pictures import with_pictures

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

#: Wrong rows shown on the page; the person mends the file and comes back.
FAULTS = 50


def sheets(request: HttpRequest) -> HttpResponse:
    """All sheets, latest first."""
    require(request.user, "score.view")
    rows = ScoreSheet.objects.select_related("by").order_by("-year", "-at", "pk")
    names = {row.criteria: called(row.criteria, row.year) for row in rows}
    may_edit = request.user.can("score.edit")  # type: ignore[union-attr]
    return render(request, "assessment/sheets.html", {"rows": rows, "names": names, "may_edit": may_edit})


def new_sheet(request: HttpRequest) -> HttpResponse:
    """Take a file of inputs: all of it, or nothing and every wrong row."""
    require(request.user, "score.edit")
    form = SheetForm(request.POST or None, request.FILES or None, initial={"year": today().year})
    faults: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            sheet = _kept(request, form.cleaned_data)
        except (InputsError, SetError) as error:
            faults = error.faults
            form.add_error("file", faults[0])
        except CchcError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The sheet is kept; its points follow from it."))
            return redirect(sheet)
    context = {"form": form, "faults": faults[:FAULTS], "more": max(0, len(faults) - FAULTS)}
    return render(request, "assessment/sheet_new.html", context, status=422 if form.errors else 200)


def _kept(request: HttpRequest, given: dict[str, Any]) -> ScoreSheet:
    criteria = usable(given["criteria"], given["year"])
    with on_disk(given["file"]) as path:
        inputs = load(path, criteria)
    return actions.keep_sheet(
        criteria, inputs, by=request.user, name=given["name"], file=given["file"].name or ""
    )


def template(request: HttpRequest, code: str) -> FileResponse:
    """A file to fill in: one row an input of the set, with what is allowed beside it."""
    criteria = found_set(request, code)
    labels = ("unit", "input", "value", "denominator", _("Criterion"), _("What is allowed"))
    page = Sheet(str(criteria.year), labels, rows_of(criteria, language()))
    return attached(f"so-lieu-{code}-{criteria.year}.xlsx", [page])


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The ranking that follows from a sheet; Excel out."""
    found = opened(request, pk)
    rows = [row_of(found, row) for row in in_order(found)]
    if request.GET.get("format") == "xlsx":
        return workbook(f"bang-diem-{found.sheet.year}", found.sheet.name, _columns(), rows, None)
    ranked = [row for row in rows if row["rank"]]
    may_edit = request.user.can("score.edit")  # type: ignore[union-attr]
    context = {
        "sheet": found.sheet,
        "criteria": found.criteria,
        "set_name": said(found.criteria.name),
        "rows": rows,
        "ranked": len(ranked),
        "grouped": any(row["group"] for row in rows),
        "may_edit": may_edit,
        "here": "ranking",
    }
    return render(request, "assessment/sheet.html", context)


def _columns() -> list[Column]:
    return [
        Column("rank", _("Rank"), lambda row: row["rank"], "int"),
        Column("unit", _("Unit"), lambda row: row["unit"]),
        Column("group", _("Group"), lambda row: row["group"]),
        Column("points", _("Points"), lambda row: row["points"], "decimal"),
        Column("maximum", _("Most points"), lambda row: row["maximum"], "decimal"),
        Column("index", _("Index (%)"), lambda row: row["index"], "decimal"),
        Column("grade", _("Grade"), lambda row: row["grade"]),
        Column("status", _("Status"), lambda row: row["reason"] or row["status_words"]),
    ]


@with_pictures
def sheet_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit of a sheet: every node with points, lost points and the reason."""
    found = opened(request, pk)
    row = unit_of(request, found)
    context = {
        "sheet": found.sheet,
        "criteria": found.criteria,
        "head": row_of(found, row),
        "unit": row.unit,
        "lines": lines_of(found.criteria, row),
        "lost": lost_chart(found.criteria, row),
        "areas": lost_by_area(found.criteria, row),
        "why": [why.say(language()) for why in row.why],
    }
    return render(request, "assessment/sheet_unit.html", context)


def fill_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then fill what is missing from indicators of the year."""
    found = opened(request, pk)
    require(request.user, "score.edit")
    if request.method == "POST":
        count = actions.fill_sheet(found.sheet, found.criteria, by=request.user)
        told = ngettext("%(n)s input was filled.", "%(n)s inputs were filled.", count)
        messages.success(request, told % {"n": count})
        return redirect(found.sheet)
    _inputs, count = filled(found.criteria, found.inputs)
    return render(request, "assessment/sheet_fill.html", {"sheet": found.sheet, "count": count})


def remove_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then remove a sheet."""
    require(request.user, "score.view")
    row = get_or_404(ScoreSheet.objects.all(), pk=pk)
    require(request.user, "score.edit")
    if request.method == "POST":
        actions.remove_sheet(row, by=request.user)
        messages.success(request, _("The sheet was removed."))
        return redirect("assessment:sheets")
    return render(request, "assessment/sheet_remove.html", {"sheet": row})
