"""A criteria set from Excel: uploaded, each rule seen beside its words and confirmed, kept; removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cchc.assessment import actions, checking_files
from cchc.assessment.engine.workbook.reading import load
from cchc.assessment.forms import SetForm
from cchc.assessment.models import OwnSet
from cchc.assessment.set_preview import shown
from cchc.errors import UserError
from cchc.web import waiting
from cchc.web.access import get_or_404, require
from cchc.web.clock import today

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.assessment.engine.workbook.reading import Imported

_SESSION = "set_import"
#: Faults told on the page of the upload; the preview has all.
FAULTS = 50


def steps() -> list[str]:
    """The steps of taking in a set, in words."""
    return [_("Choose the file"), _("Look at every rule"), _("Keep the set")]


def upload(request: HttpRequest) -> HttpResponse:
    """Take the file: what can be read of it is shown next, nothing is kept yet."""
    require(request.user, "set.edit")
    code = request.GET.get("code", "")[:60]
    earlier = OwnSet.objects.filter(code=code).defer("files").last()
    first = {"year": today().year, "code": code, "name": earlier.name if earlier else ""}
    form = SetForm(request.POST or None, request.FILES or None, initial=first)
    faults: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        data = given["file"].read()
        found = _read(data, given["file"].name, given["code"], given["year"], given["name"])
        if found.criteria is not None:
            waiting.keep(request, _SESSION, data, given["file"].name)
            waiting.note(request, _SESSION, code=given["code"], year=given["year"], title=given["name"])
            return redirect("assessment:set_preview")
        faults = tuple(fault.say() for fault in found.faults)
        form.add_error("file", faults[0])
    context = {
        "form": form,
        "faults": faults[:FAULTS],
        "more": max(0, len(faults) - FAULTS),
        "steps": steps(),
    }
    return render(request, "assessment/set_import.html", context, status=422 if form.errors else 200)


def _read(data: bytes, name: str, code: str, year: int, title: str) -> Imported:
    return load(data, name, code, year, checking_files.indicators(year), title=title)


def preview(request: HttpRequest) -> HttpResponse:
    """The set as it was read, its words beside its rules; kept when every rule read from words was confirmed."""
    require(request.user, "set.edit")
    data, noted = waiting.kept(request, _SESSION)
    found = _read(data, noted["name"], noted["code"], noted["year"], noted["title"])
    if found.criteria is None:
        raise Http404
    read = {*request.POST.getlist("read")}
    if "all" in request.POST:
        read |= {row.code for row in found.understood}
    page = shown(found, noted["name"], noted["year"], frozenset(read))
    if request.method == "POST":
        if page.digest != request.POST.get("digest"):
            messages.warning(request, _("Another file was uploaded since: look at this one."))
        elif page.left:
            messages.warning(request, page.left_words)
        elif not found.errors:
            try:
                kept = actions.keep_set(
                    found.criteria,
                    by=request.user,
                    file=noted["name"],
                    year=noted["year"],
                    stands=_number(request.POST.get("stands", "")),
                )
            except UserError as error:
                messages.warning(request, error.message)
                return redirect("assessment:set_preview")
            waiting.forget(request, _SESSION)
            messages.success(request, _("The criteria set is kept; units can be scored by it."))
            return redirect(kept)
    status = 422 if request.method == "POST" else 200
    return render(request, "assessment/set_preview.html", {"page": page, "steps": steps()}, status=status)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else -1


def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then remove a set of the office with all its versions of a year."""
    require(request.user, "set.edit")
    row = get_or_404(OwnSet.objects.defer("files"), pk=pk)
    if request.method == "POST":
        try:
            actions.remove_set(row.code, row.year, by=request.user)
        except UserError as error:
            messages.warning(request, error.message)
            return redirect(row)
        messages.success(request, _("The criteria set was removed."))
        return redirect("assessment:sets")
    context: dict[str, Any] = {"row": row, "used": actions.sheets_on(row.code, row.year)}
    return render(request, "assessment/set_remove.html", context)
