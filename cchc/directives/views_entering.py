"""Pages by which directives come in: files, and meetings at which work was given by word of mouth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.directives.actions import enter
from cchc.directives.forms import MeetingForm
from cchc.errors import CchcError
from cchc.web.access import require

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile as Uploaded
    from django.http import HttpRequest, HttpResponse

    from cchc.accounts.models import User
    from cchc.directives.models import Directive
    from cchc.units.models import Unit

#: The most files taken in one go: beyond it a person no longer sees what happened to each.
MOST_FILES = 20


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    name: str
    directive: Directive | None = None
    problem: str = ""
    twin: Directive | None = None


def _acting_unit(request: HttpRequest) -> Unit | None:
    holding = getattr(request, "acting", None)
    return holding.unit if holding else None


def upload(request: HttpRequest) -> HttpResponse:
    """Take in several files; each is read whole, or refused with a sentence of its own."""
    user: User = request.user  # type: ignore[assignment]
    require(user, "directive.upload")
    files = request.FILES.getlist("files")
    outcomes = [_take(file, user, _acting_unit(request)) for file in files[:MOST_FILES]]
    if request.accepts("application/json") and not request.accepts("text/html") and outcomes:
        return _told(outcomes[0], user)
    if request.method == "POST" and not files:
        outcomes = [Outcome("", problem=_("Choose one file or more first."))]
    outcomes += [
        Outcome(file.name or "", problem=_("No more than {n} files at once.").format(n=MOST_FILES))
        for file in files[MOST_FILES:]
    ]
    if len(outcomes) == 1 and outcomes[0].directive is not None:
        return redirect(_onward(outcomes[0].directive, user))
    status = 422 if outcomes and all(row.problem for row in outcomes) else 200
    return render(request, "directives/upload.html", {"outcomes": outcomes}, status=status)


def _onward(directive: Directive, user: User) -> str:
    """The page to go on to: the review for whoever may review, else the document, which waits for them."""
    if user.can("directive.review"):
        return reverse("directives:review", args=[directive.pk])
    return directive.get_absolute_url()


def _told(outcome: Outcome, user: User) -> HttpResponse:
    """What became of one file sent by script: words for its line, and the page to go on to."""
    if outcome.directive is None:
        url = outcome.twin.get_absolute_url() if outcome.twin else ""
        return JsonResponse({"words": outcome.problem, "url": url}, status=422)
    found = outcome.directive.items.count()
    words = ngettext("{n} sentence found", "{n} sentences found", found).format(n=found)
    return JsonResponse({"words": words, "url": _onward(outcome.directive, user)})


def _take(file: Uploaded[bytes], user: User, unit: Unit | None) -> Outcome:
    from cchc.files.store import spooled

    name = file.name or _("unnamed file")
    try:
        with spooled(file) as path:
            return Outcome(name, enter.upload(path, name, by=user, unit=unit))
    except enter.Twin as twin:
        return Outcome(name, problem=str(twin), twin=twin.directive)
    except CchcError as error:
        return Outcome(name, problem=str(error))


def meeting(request: HttpRequest) -> HttpResponse:
    """Enter what was ordered at a meeting."""
    user: User = request.user  # type: ignore[assignment]
    require(user, "directive.upload")
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            directive = enter.meeting(by=user, unit=_acting_unit(request), **form.cleaned_data)
        except CchcError as error:
            form.add_error("minutes", str(error))
        else:
            messages.success(request, _("The meeting is entered; look through what was found."))
            return redirect(_onward(directive, user))
    context: dict[str, Any] = {"form": form}
    return render(request, "directives/meeting.html", context, status=422 if form.errors else 200)
