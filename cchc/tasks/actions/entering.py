"""Many tasks at once, as a register brings them: written as ``enter`` and ``enter_result`` would, in few statements.

``cchc/tasks/tests/test_entering.py`` holds the two ways together: the rows and the trail are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction

from cchc.audit.trail import draft, plain, record_all, snapshot
from cchc.tasks.models import Coordination, Report, Standing, Task
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from cchc.accounts.models import User
    from cchc.audit.models import Event
    from cchc.units.models import Unit

_BATCH = 500


@dataclass
class Entry:
    """One task to give, and what is known of it: a result with its day, or words and percent of its progress.

    ``note``: where it comes from, for the trail. ``rests``: "paused" or "stopped" from today, with the reason ``why``.
    """

    task: Task
    coordinators: Sequence[Unit] = ()
    words: str = ""
    done_on: date | None = None
    percent: int | None = None
    note: str = ""
    rests: str = ""
    why: str = ""
    events: list[Event | None] = field(default_factory=list)


@transaction.atomic
def enter_many(entries: Sequence[Entry], *, by: User) -> list[Task]:
    """Give all the tasks, with their results handed in and confirmed on their days. All of them or none."""
    at = now()
    given: list[dict[str, Any]] = []
    for entry in entries:
        task = entry.task
        task.created_at, task.created_by = at, by
        task.begin()
        task.fold()
        given.append(snapshot(task))
        if entry.done_on is not None:
            _done(task, entry.done_on)
        elif entry.words or entry.percent is not None:
            _progress(task, entry)
        if entry.rests:
            _rest(task, entry.rests)
    Task.objects.bulk_create([entry.task for entry in entries], batch_size=_BATCH)
    _coordinate(entries)
    reports = _reports(entries, by, at)
    _past(entries)
    for entry, before in zip(entries, given, strict=True):
        _tell(entry, before, reports.get(id(entry)), by=by, at=at)
    record_all(event for entry in entries for event in entry.events)
    return [entry.task for entry in entries]


def _done(task: Task, day: date) -> None:
    """The facts after a result was handed in and confirmed on that day."""
    task.handed_on = task.handed_first = task.accepted_on = day
    task.received_on = task.received_on or day
    task.percent, task.progress_on, task.since = 100, day, max(day, task.given_on)


def _progress(task: Task, entry: Entry) -> None:
    """The facts after progress was handed in today: the unit has taken the task up."""
    task.percent = entry.percent
    task.progress_on = task.received_on = task.since = today()


def _rest(task: Task, how: str) -> None:
    """The facts after the task was paused, or is no longer followed, today."""
    task.since = today()
    if how == "paused":
        task.paused_on = today()
    else:
        task.stopped_on = today()


def _coordinate(entries: Sequence[Entry]) -> None:
    rows = [
        Coordination(task=entry.task, unit=unit)
        for entry in entries
        for unit in sorted(set(entry.coordinators), key=lambda unit: unit.pk)
        if unit.pk != entry.task.lead_id
    ]
    Coordination.objects.bulk_create(rows, batch_size=_BATCH)


def _reports(entries: Sequence[Entry], by: User, at: datetime) -> dict[int, Report]:
    """The report of each entry that has one, by the entry's identity."""
    found = {}
    for entry in entries:
        day = entry.done_on or (today() if entry.words or entry.percent is not None else None)
        if day is None:
            continue
        done = entry.done_on is not None
        report = Report(
            task=entry.task, by=by, at=at, complete=done, words=entry.words or f"{entry.percent}%"
        )
        report.percent, report.handed_on = 100 if done else entry.percent, day
        if done:
            report.approved_on, report.accepted_on, report.accepted_by = day, day, by
        found[id(entry)] = report
    Report.objects.bulk_create(found.values(), batch_size=_BATCH)
    return found


def _past(entries: Sequence[Entry]) -> None:
    """How each task stood from the day it was given until its result or its progress."""
    rows = [
        Standing(
            task=entry.task,
            since=entry.task.given_on,
            until=entry.task.since,
            lead_id=entry.task.lead_id,
            due=entry.task.due,
            due_first=entry.task.due_first,
        )
        for entry in entries
        if entry.task.since > entry.task.given_on
    ]
    Standing.objects.bulk_create(rows, batch_size=_BATCH)


def _tell(entry: Entry, given: dict[str, Any], report: Report | None, **who: Any) -> None:
    """The events of one entry, in the order in which the steps would have been taken. ``who``: by whom, and when."""
    task, unit = entry.task, entry.task.lead.name
    begun = given | {"id": snapshot(task)["id"]}
    slugs = sorted(unit.slug for unit in set(entry.coordinators) if unit.pk != task.lead_id)
    entry.events.append(
        draft("task.give", task, unit=unit, **who, after=begun | {"coordinators": slugs}, note=entry.note)
    )
    if report is not None:
        begun = _reported(entry, report, begun, unit=unit, **who)
    if entry.rests:
        verb = "task.pause" if entry.rests == "paused" else "task.stop"
        entry.events.append(
            draft(verb, task, unit=unit, **who, before=begun, after=snapshot(task), note=entry.why)
        )


def _reported(entry: Entry, report: Report, begun: dict[str, Any], **who: Any) -> dict[str, Any]:
    """The events of a result or of progress; how the task stood after them."""
    task = entry.task
    whole = snapshot(task) | ({f"{entry.rests}_on": plain(None)} if entry.rests else {})
    told = snapshot(report)
    written = told | dict.fromkeys(("approved_on", "handed_on", "accepted_on", "accepted_by_id"))
    handed = told | dict.fromkeys(("accepted_on", "accepted_by_id"))
    entry.events.append(draft("report.write", report, **who, after=written | {"proofs": []}))
    entry.events.append(draft("report.hand_in", report, **who, before=written, after=handed))
    if not report.complete:
        entry.events.append(draft("task.progress", task, **who, before=begun, after=whole))
        return whole
    waiting = whole | {"accepted_on": plain(None)}
    entry.events.append(draft("task.done", task, **who, before=begun, after=waiting))
    entry.events.append(draft("report.accept", report, **who, before=handed, after=told))
    entry.events.append(draft("task.accept", task, **who, before=waiting, after=whole))
    return whole
