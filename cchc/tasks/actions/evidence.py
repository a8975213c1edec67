"""Files beside a report: taken in with page and section, put right in a draft, forgotten in an emergency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cchc.audit.trail import redact, snapshot
from cchc.errors import CchcError
from cchc.files import store
from cchc.tasks.models import Report, ReportFile, Task
from cchc.web.discovery import offered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.core.files.uploadedfile import UploadedFile

    from cchc.accounts.models import User
    from cchc.files.models import File
    from cchc.units.models import Unit

    #: A file with the page and the section that show what is claimed.
    Evidence = tuple[File, str, str]

#: The most files taken in one go: beyond it a person no longer sees what happened to each.
MOST_FILES = 20


@dataclass(frozen=True)
class Sent:
    """A file as it was sent, with where in it to look."""

    upload: UploadedFile  # type: ignore[type-arg]
    page: str = ""
    section: str = ""


@dataclass(frozen=True)
class Placed:
    """Where in a file that is there already to look; ``drop`` takes it off the report."""

    page: str = ""
    section: str = ""
    drop: bool = False


def sift(sent: Iterable[Sent]) -> tuple[list[Sent], list[str]]:
    """The files that may be taken in as far as their content tells; of each other one, a sentence that says why not.

    Reading takes seconds, so it stands before the transaction that keeps them.
    """
    allowed: list[Sent] = []
    problems: list[str] = []
    for one in list(sent)[:MOST_FILES]:
        try:
            guard(one.upload)
        except CchcError as error:
            problems.append(str(error))
        else:
            allowed.append(one)
    return allowed, problems


def guard(upload: UploadedFile) -> None:  # type: ignore[type-arg]
    """CchcError where a file is marked secret, is empty or too large (``file_guard.check(path, name)``, found)."""
    with store.spooled(upload) as path:
        for module in offered("file_guard"):
            module.check(path, upload.name or _("unnamed file"))
    upload.seek(0)


def take(sent: Iterable[Sent], *, by: User, unit: Unit) -> tuple[list[Evidence], list[str]]:
    """Keep the files that may be kept; of each other one, a sentence that says why it was not taken in."""
    kept: list[Evidence] = []
    problems: list[str] = []
    for one in sent:
        try:
            kept.append((take_one(one.upload, by=by, unit=unit), one.page, one.section))
        except CchcError as error:
            problems.append(str(error))
    return kept, problems


def take_one(upload: UploadedFile, *, by: User, unit: Unit) -> File:  # type: ignore[type-arg]
    """Keep one file. CchcError where it is empty, too large or of a kind that is not taken in."""
    return store.put(upload, name=upload.name or _("unnamed file"), by=by, unit=unit)


def place(report: Report, placed: Mapping[int, Placed]) -> None:
    """Put right where in the files of a draft to look, and take off those that are dropped. Keys: of ReportFile."""
    for row in list(report.evidence.filter(pk__in=placed)):
        wanted = placed[row.pk]
        row.page, row.section = wanted.page.strip(), wanted.section.strip()
        same = report.evidence.filter(file=row.file_id, page=row.page, section=row.section)
        if wanted.drop or same.exclude(pk=row.pk).exists():
            row.delete()
        else:
            row.save()


def shape(report: Report) -> dict[str, Any]:
    """A report as the trail keeps it: its fields, and its files by kind and hash with where to look."""
    rows = report.evidence.select_related("file") if report.pk else []
    files = [
        " · ".join(part for part in (row.file.trail_label, row.page, row.section) if part) for row in rows
    ]
    return snapshot(report) | {"proofs": files}


def forget(file: File) -> None:
    """A file was removed in an emergency: where to look in it goes too, and what tasks quote of it."""
    from cchc.tasks.actions.giving import forget_source

    reports = list(Report.objects.filter(evidence__file__sha256=file.sha256).distinct())
    for row in ReportFile.objects.filter(file__sha256=file.sha256).order_by("pk"):
        row.page = row.section = ""
        if ReportFile.objects.filter(report=row.report_id, file=row.file_id, page="", section="").exists():
            row.delete()
        else:
            row.save()
    redact(reports)
    for task in Task.objects.filter(file__sha256=file.sha256):
        forget_source(task)
        redact([task])
