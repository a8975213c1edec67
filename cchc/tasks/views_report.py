"""Reports: written and changed as drafts, sent to the head, approved, handed in, taken back, answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.errors import CchcError
from cchc.files import actions as removal
from cchc.tasks import actions
from cchc.tasks.actions import evidence
from cchc.tasks.fetching import do_now, do_with, visible_proof, visible_report, visible_task
from cchc.tasks.forms import WhyForm
from cchc.tasks.forms_report import Files, PaperForm, ReportForm, ReturnForm
from cchc.tasks.models import Report
from cchc.tasks.sight import Sight
from cchc.web.access import require
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest, HttpResponse

    from cchc.accounts.models import User
    from cchc.tasks.sight import Proof


#: What the buttons below a report do with it once it is saved: the right each asks for, and the act.
THEN: dict[str, tuple[str, Callable[..., Report] | None]] = {
    "": ("task.draft", None),
    "submit": ("task.report", actions.submit),
    "progress": ("task.report", actions.hand_in_progress),
    "approve": ("task.approve", actions.approve),
}


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a report: a draft, which goes on at once where the person so chooses."""
    row = visible_task(request, pk)
    user: Any = request.user
    require(user, "task.draft", row.lead)
    draft = Sight(row, user).draft()
    if request.method == "GET" and draft is not None:
        return redirect("tasks:report_edit", draft.pk)
    if why := actions.no_report(row):
        return render(request, "tasks/hindered.html", {"task": row, "why": why}, status=409)
    return _written(request, Report(task=row), ())


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft; whoever comes second is told, and what was typed stays."""
    report = visible_report(request, pk)
    user: Any = request.user
    require(user, "task.draft", report.task.lead)
    if report.stage not in {"draft", "submitted"}:
        messages.error(request, _("What was handed in is not changed any more; take it back first."))
        return redirect(report.task)
    return _written(request, report, Sight(report.task, user).shown(report).proofs)


def _written(request: HttpRequest, report: Report, proofs: Iterable[Proof]) -> HttpResponse:
    """The form of a report, saved and sent on; files that are not taken in are told, the words are kept."""
    user: Any = request.user
    verb, act = THEN.get(request.POST.get("then", ""), THEN[""])
    require(user, verb, report.task.lead)
    form, files = ReportForm(request.POST or None, instance=report), Files(request, proofs)
    if request.method == "POST" and form.is_valid() & files.is_valid():
        try:
            saved, problems = _saved(form, files, by=user)
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        except CchcError as error:
            form.add_error(None, str(error))
        else:
            return _onward(request, saved, problems, act)
    verbs = user.verbs_for(report.task.lead)
    context = {"form": form, "files": files, "task": report.task, "report": report, "verbs": verbs}
    return render(request, "tasks/report.html", context, status=422 if request.method == "POST" else 200)


def _saved(form: ReportForm, files: Files, *, by: User) -> tuple[Report, list[str]]:
    """Save the draft with the files that may be kept, and say of each other one why not."""
    report: Report = form.instance
    sent, secret = evidence.sift(files.sent())
    with transaction.atomic():
        kept, refused = evidence.take(sent, by=by, unit=report.task.lead)
        if report.pk:
            actions.rewrite(report, by=by, evidence=kept, placed=files.changes())
        else:
            said = {name: form.cleaned_data[name] for name in ("words", "complete", "percent", "product")}
            report = actions.write(report.task, by=by, evidence=kept, **said)
    return report, [*secret, *refused]


def _onward(
    request: HttpRequest, report: Report, problems: list[str], act: Callable[..., Report] | None
) -> HttpResponse:
    """Send a saved report on as its button says; where a file was refused it stays a draft."""
    for words in problems:
        messages.error(request, words)
    if problems:
        messages.warning(request, _("The report is kept as a draft; the files above were not taken in."))
        return redirect("tasks:report_edit", report.pk)
    if act is None:
        messages.success(request, _("The draft is kept."))
        return redirect(report)
    done = _("The report is sent on.") if report.complete else _("The progress is sent on.")
    return do_now(request, report.task, done, partial(act, report, by=request.user))


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a draft to the head."""
    report = visible_report(request, pk)
    user: Any = request.user
    require(user, "task.report", report.task.lead)
    act = partial(actions.submit, report, by=user)
    return do_now(request, report.task, _("The report is with the head."), act)


@require_POST
def hand_in_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in progress that does not claim the task done."""
    report = visible_report(request, pk)
    user: Any = request.user
    require(user, "task.report", report.task.lead)
    act = partial(actions.hand_in_progress, report, by=user)
    return do_now(request, report.task, _("The progress is handed in."), act)


def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The head reads the report once more, approves it, and so hands it in."""
    report = visible_report(request, pk)
    user: Any = request.user
    require(user, "task.approve", report.task.lead)
    act = partial(actions.approve, report, by=user)
    return _asked(request, report, "tasks/approve.html", _("The report is approved and handed in."), act)


def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """The office that follows confirms a result."""
    report = visible_report(request, pk)
    user: Any = request.user
    require(user, "task.confirm", report.task.lead)
    act = partial(actions.accept, report, by=user)
    return _asked(request, report, "tasks/accept.html", _("The result is confirmed."), act)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit takes back what nobody has answered yet."""
    report = visible_report(request, pk)
    user: Any = request.user
    require(user, "task.report", report.task.lead)
    act = partial(actions.withdraw, report, by=user)
    return _asked(request, report, "tasks/withdraw.html", _("The report is taken back."), act)


def _asked(
    request: HttpRequest, report: Report, template: str, done: str, act: Callable[[], object]
) -> HttpResponse:
    """Show the report that is decided on; do it when the button is pressed."""
    if request.method == "POST":
        return do_now(request, report.task, done, act)
    shown = Sight(report.task, request.user).shown(report)  # type: ignore[arg-type]
    return render(request, template, {"task": report.task, "shown": shown})


def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The office that follows returns a result, with what is missing."""
    report = visible_report(request, pk)
    user: Any = request.user
    require(user, "task.confirm", report.task.lead)
    form = ReturnForm(request.POST or None)
    act = partial(actions.give_back, report, by=user)
    done = _("The result is returned.")
    return do_with(request, report.task, form, "tasks/return.html", done, act, report=report)


def approve_by_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The head signed a document: its number, date, signer and scan hand the report in."""
    report = visible_report(request, pk)
    user: Any = request.user
    require(user, "task.report", report.task.lead)
    form = PaperForm(request.POST or None, request.FILES or None)
    act = partial(_by_paper, report, by=user)
    done = _("The report is handed in by the signed document.")
    return do_with(request, report.task, form, "tasks/paper.html", done, act, report=report)


def _by_paper(report: Report, *, by: User, scan: UploadedFile, **paper: Any) -> None:  # type: ignore[type-arg]
    evidence.guard(scan)
    with transaction.atomic():
        file = evidence.take_one(scan, by=by, unit=report.task.lead)
        actions.approve_by_paper(report, by=by, scan=file, **paper)


def remove_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Gỡ khẩn cấp: a file beside a report leaves the whole system; its hash, who and when stay."""
    proof = visible_proof(request, pk)
    user: Any = request.user
    require(user, "directive.remove")
    form = WhyForm(request.POST or None)
    act = partial(removal.remove, proof.file, by=user)
    done = _("The file is removed.")
    return do_with(request, proof.report.task, form, "tasks/remove_file.html", done, act, proof=proof)
