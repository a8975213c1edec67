"""Reports on a task, from the first words to the confirmation.

written → sent to the head → approved (in the system, or by a signed document) and so handed in → confirmed, or
returned with a reason. On time is judged by the day of handing in (setting CCHC_ON_TIME_BY: or by the date of the
signed document). Progress that does not claim the task done is handed in without approval and needs no confirmation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.tasks import telling
from cchc.tasks.actions.evidence import place, shape
from cchc.tasks.history import amend
from cchc.tasks.models import Report, ReportFile, Task
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cchc.accounts.models import User
    from cchc.files.models import File
    from cchc.tasks.actions.evidence import Evidence, Placed


@transaction.atomic
def write(
    task: Task,
    *,
    by: User,
    words: str,
    complete: bool,
    percent: int | None = None,
    product: str = "",
    evidence: Iterable[Evidence] = (),
) -> Report:
    """Begin a report: a draft that only the unit sees."""
    _open(task)
    report = Report(
        task=task, by=by, at=now(), words=_words(words), complete=complete, product=product.strip()
    )
    report.percent = 100 if complete else percent
    report.save()
    attach(report, evidence)
    record("report.write", report, by=by, unit=task.lead.name, after=shape(report))
    return report


@transaction.atomic
def rewrite(
    report: Report, *, by: User, evidence: Iterable[Evidence] = (), placed: Mapping[int, Placed] | None = None
) -> Report:
    """Save a draft whose fields a form changed; more files may come with it. Raises ``Stale``.

    ``placed``: where to look in the files it has, by the keys of their rows.
    """
    if report.stage not in {"draft", "submitted"}:
        raise UserError(_("What was handed in is not changed any more; take it back first."))
    before = shape(Report.objects.get(pk=report.pk))
    report.words = _words(report.words)
    report.percent = 100 if report.complete else report.percent
    report.submitted_on = report.approver = None
    report.save()
    place(report, placed or {})
    attach(report, evidence)
    record("report.write", report, by=by, unit=report.task.lead.name, before=before, after=shape(report))
    return report


def attach(report: Report, evidence: Iterable[Evidence], *, signed: bool = False) -> None:
    """Put files beside a report, each once for a page and a section."""
    for file, page, section in evidence:
        place = {"report": report, "file": file, "page": page.strip(), "section": section.strip()}
        ReportFile.objects.get_or_create(**place, defaults={"signed": signed})


def _words(words: str) -> str:
    if not words.strip():
        raise UserError(_("Write the result: the number and date of the document, or what was reached."))
    return words.strip()


def no_report(task: Task) -> str:
    """Why a task cannot be reported on now; an empty text where it can."""
    if task.kind != "single":
        return _("Report on each part of this task.")
    return "" if task.is_open else _("This task is no longer open.")


def _open(task: Task) -> None:
    if why := no_report(task):
        raise UserError(why)


@transaction.atomic
def submit(report: Report, *, by: User) -> Report:
    """Trình lãnh đạo: the officer sends the report to the head."""
    _open(report.task)
    if report.stage != "draft":
        raise UserError(_("This report was sent already."))
    before = snapshot(report)
    report.submitted_on = today()
    report.save()
    record("report.submit", report, by=by, unit=report.task.lead.name, before=before)
    telling.awaits_approval(report, by=by)
    return report


@transaction.atomic
def approve(report: Report, *, by: User) -> Report:
    """Duyệt và gửi: the head or an authorised deputy approves, and the report is handed in."""
    if report.stage not in {"draft", "submitted"}:
        raise UserError(_("This report was handed in already."))
    before = snapshot(report)
    report.approved_on, report.approved_by = today(), by
    return _told(_hand_in(report, by=by, before=before), by)


@transaction.atomic
def approve_by_paper(
    report: Report,
    *,
    by: User,
    number: str,
    dated: date,
    signer: str,
    scan: File | None,
    on: date | None = None,
) -> Report:
    """The head signed a document: its number, date and signer are entered with its scan, and it is handed in."""
    if report.stage not in {"draft", "submitted"}:
        raise UserError(_("This report was handed in already."))
    if not (number.strip() and signer.strip()):
        raise UserError(_("Enter the number, the date and the signer of the signed document."))
    if dated > today():
        raise UserError(
            _("The document is dated {day}, which is still to come.").format(day=f"{dated:%d/%m/%Y}")
        )
    before = snapshot(report)
    report.paper_number, report.paper_date, report.paper_signer = number.strip(), dated, signer.strip()
    report.approved_on = dated
    if scan is not None:
        attach(report, [(scan, "", "")], signed=True)
    return _told(_hand_in(report, by=by, before=before, on=on), by)


def _told(report: Report, by: User) -> Report:
    """The office that follows learns that a result waits for it."""
    if report.complete:
        telling.awaits_confirmation(report, by=by)
    return report


@transaction.atomic
def hand_in_progress(report: Report, *, by: User) -> Report:
    """Hand in progress that does not claim the task done."""
    if report.complete:
        raise UserError(_("A result is approved by the head before it is handed in."))
    if report.stage not in {"draft", "submitted"}:
        raise UserError(_("This report was handed in already."))
    return _hand_in(report, by=by, before=snapshot(report))


def _hand_in(report: Report, *, by: User, before: dict[str, object], on: date | None = None) -> Report:
    task = report.task
    _open(task)
    day = on or today()
    if not task.given_on <= day <= today():
        raise UserError(
            _("The day of handing in lies between {first} and {last}.").format(
                first=f"{task.given_on:%d/%m/%Y}", last=f"{today():%d/%m/%Y}"
            )
        )
    report.handed_on = day
    report.save()
    task_before = snapshot(task)
    task.percent, task.progress_on = report.percent if report.percent is not None else task.percent, day
    if report.complete:
        counts = _judged(report, day)
        first = min(task.handed_first or counts, counts)
        amend(
            task,
            day,
            handed_on=counts,
            handed_first=first,
            returned_on=None,
            paused_on=None,
            received_on=task.received_on or day,
        )
    elif task.received_on is None:
        amend(task, day, received_on=day)
    else:
        task.save()
    record("report.hand_in", report, by=by, unit=task.lead.name, before=before)
    record(
        "task.done" if report.complete else "task.progress",
        task,
        by=by,
        unit=task.lead.name,
        before=task_before,
    )
    return report


def _judged(report: Report, day: date) -> date:
    """The day that makes a result on time: of handing in, or of its signed document where this is set so."""
    if settings.ON_TIME_BY == "document" and report.paper_date is not None:
        return min(max(report.paper_date, report.task.given_on), day)
    return day


@transaction.atomic
def withdraw(report: Report, *, by: User) -> Report:
    """Rút lại: the unit takes back what nobody has answered yet."""
    if report.stage != "handed":
        raise UserError(_("Only what waits for an answer can be taken back."))
    before, task = snapshot(report), report.task
    report.withdrawn_on = today()
    report.save()
    if report.complete:
        amend(task, today(), handed_on=None)
    record("report.withdraw", report, by=by, unit=task.lead.name, before=before)
    return report


@transaction.atomic
def accept(report: Report, *, by: User, on: date | None = None) -> Report:
    """Xác nhận hoàn thành: the task office confirms; on time stays judged by the day of handing in."""
    _accept(report, by=by, on=on)
    telling.is_confirmed(report, by=by)
    return report


def _accept(report: Report, *, by: User, on: date | None) -> Report:
    _waits(report)
    before, task = snapshot(report), report.task
    task_before, day = snapshot(task), on or today()
    report.accepted_on, report.accepted_by = day, by
    report.save()
    amend(task, day, accepted_on=day)
    record("report.accept", report, by=by, unit=task.lead.name, before=before)
    record("task.accept", task, by=by, unit=task.lead.name, before=task_before)
    return report


@transaction.atomic
def give_back(report: Report, *, by: User, why: str, again_by: date | None = None) -> Report:
    """Trả lại: with a reason, and by when it is wanted again. The task is open again; its first result is not lost."""
    _waits(report)
    if not why.strip():
        raise UserError(_("Say what is missing."))
    if again_by is not None and again_by < today():
        raise UserError(_("The day to hand in again lies ahead."))
    before, task = snapshot(report), report.task
    task_before = snapshot(task)
    report.returned_on, report.returned_by = today(), by
    report.return_reason, report.again_by = why.strip(), again_by
    report.save()
    amend(task, today(), handed_on=None, returned_on=today())
    record("report.return", report, by=by, unit=task.lead.name, before=before, note=why.strip())
    record("task.return", task, by=by, unit=task.lead.name, before=task_before, note=why.strip())
    telling.is_returned(report, by=by)
    return report


def _waits(report: Report) -> None:
    if report.stage != "handed" or not report.complete:
        raise UserError(_("This report does not wait for confirmation."))
    if report.task.stopped_on is not None:
        raise UserError(_("This task is no longer followed."))


@transaction.atomic
def enter_result(
    task: Task, *, by: User, words: str, on: date | None = None, number: str = "", signer: str = ""
) -> Report:
    """The office that follows enters a result it has on paper: handed in on that day, and confirmed.

    Nobody is told: past results are entered by the hundred.
    """
    report = write(task, by=by, words=words, complete=True)
    before = snapshot(report)
    report.approved_on = on or today()
    report.paper_number, report.paper_signer = number.strip(), signer.strip()
    report.paper_date = report.approved_on if number.strip() else None
    _hand_in(report, by=by, before=before, on=on)
    return _accept(report, by=by, on=on)
