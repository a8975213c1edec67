"""Published results from a file: uploaded, looked at, taken in once confirmed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.files.base import ContentFile
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from cchc.assessment.actions import batch_of, import_results, look
from cchc.assessment.coming import Preview
from cchc.assessment.engine.input_files import InputsError
from cchc.assessment.forms import ResultsForm
from cchc.assessment.taken_files import on_disk
from cchc.errors import CchcError
from cchc.web import waiting
from cchc.web.access import require

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.http import HttpRequest, HttpResponse

_SESSION = "results_import"
#: Names and wrong rows shown on a page.
SHOWN = 50


def upload(request: HttpRequest) -> HttpResponse:
    """Take the file; what is wrong with it is said row by row and nothing is kept."""
    require(request.user, "result.import")
    form = ResultsForm(request.POST or None, request.FILES or None)
    faults: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        file, index = form.cleaned_data["file"], form.cleaned_data["index"]
        try:
            with on_disk(file) as path:
                look(path, index)
                data = path.read_bytes()
        except InputsError as error:
            faults = error.faults
            form.add_error("file", faults[0])
        except CchcError as error:
            form.add_error("file", error.message)
        else:
            waiting.keep(request, _SESSION, data, file.name)
            waiting.note(request, _SESSION, index=index)
            return redirect("assessment:results_preview")
    context = {"form": form, "faults": faults[:SHOWN], "more": max(0, len(faults) - SHOWN)}
    return render(request, "assessment/results_import.html", context, status=422 if form.errors else 200)


@contextmanager
def _waiting(request: HttpRequest) -> Iterator[tuple[Path, str, str]]:
    """The file that waits for this person, its index and its name; Http404 where there is none."""
    data, noted = waiting.kept(request, _SESSION)
    with on_disk(ContentFile(data, name=noted["name"])) as path:
        yield path, noted["index"], noted["name"]


def preview(request: HttpRequest) -> HttpResponse:
    """What the file would add; taken in when confirmed."""
    require(request.user, "result.import")
    with _waiting(request) as (path, index, name):
        if request.method == "POST":
            taken = import_results(path, by=request.user, index=index, name=name)
            waiting.forget(request, _SESSION)
            told = ngettext("%(n)s new figure was taken in.", "%(n)s new figures were taken in.", taken.added)
            messages.success(request, told % {"n": taken.added})
            return redirect("assessment:ranking")
        page, known = Preview(path, index), batch_of(path) is not None
        context = {
            "page": page,
            "known": known,
            "name": name,
            "unknown": page.unknown[:SHOWN],
            "more": max(0, len(page.unknown) - SHOWN),
        }
    return render(request, "assessment/results_preview.html", context)
