"""Recurring and standing duties: a series, and a single task for each period of its schedule as its window begins.

Which occurrences a series needs on a day: those whose window has begun and whose day lies ahead; and those that began
while nobody looked (the daily job did not run), though their day has passed. Not what went by before the series was
given, nor while it was paused, nor for a lead that had ended when the period began. Each period once: the database
holds (parent, period) unique.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cchc.audit.trail import record, record_many, snapshot
from cchc.errors import UserError
from cchc.tasks.deadlines import rolled_words, rule
from cchc.tasks.engine.schedule import occurrences
from cchc.tasks.history import amend
from cchc.tasks.models import Coordination, DeadlineKind, Task, TaskKind
from cchc.tasks.schedules import plans
from cchc.web.clock import now, today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from django.db.models import QuerySet

    from cchc.accounts.models import User
    from cchc.tasks.engine.schedule import Occurrence
    from cchc.tasks.models import Schedule

#: A series without any occurrence is looked back for so many days, as the tick catches up.
LOOK_BACK = timedelta(days=31)

#: So many keys at most are named in one query.
_FEW = 500

#: What an occurrence has from its series.
_SAME = (
    "lead_id",
    "assigner",
    "level",
    "priority",
    "visibility",
    "criteria",
    "deadline_locked",
    "report_to",
    "product",
    "targets",
    "follow_up_id",
    "leader_id",
    "assignee_id",
    "division",
    "source_label",
    "source_sentence",
    "source_start",
    "source_end",
    "file_id",
)


#: What its event tells of an occurrence.
_BEGAN = ("period", "given_on", "due_written", "due", "due_basis")


@dataclass(frozen=True)
class Due:
    """An occurrence that a series lacks, and the day it counts as given."""

    occurrence: Occurrence
    given_on: date


def hindrance(task: Task) -> str:
    """Why a task cannot become a series; an empty text where it can."""
    if task.kind != TaskKind.SINGLE or task.period:
        return _("Only a single task becomes a recurring one.")
    if task.stopped_on is not None or task.accepted_on is not None:
        return _("This task is no longer open.")
    if task.handed_first is not None or task.reports.exists():
        return _("This task has reports already; enter the recurring duty as a task of its own.")
    if task.extensions.filter(decision="open").exists():
        return _("An extension was asked for already and is not decided yet.")
    return ""


@transaction.atomic
def make_series(task: Task, *, schedule: Schedule, by: User, first: date | None = None) -> list[Task]:
    """Turn a single task without a result into a series; its occurrences due from ``first`` (the day it was given) on.

    The series itself is not due and not counted. UserError where ``hindrance`` says why not.
    """
    if words := hindrance(task):
        raise UserError(words)
    before = snapshot(task)
    task.kind, task.schedule, task.due_written, task.due_basis = TaskKind.SERIES, schedule, None, ""
    if task.deadline_kind != DeadlineKind.STANDING:
        task.deadline_kind = DeadlineKind.RECURRING
    amend(task, today(), due=None, due_first=None)
    record("task.series", task, by=by, unit=task.lead.name, before=before)
    return occur(task, today(), by=by, first=max(first or task.given_on, task.given_on))


@transaction.atomic
def follow(series: Task, *, schedule: Schedule, by: User) -> list[Task]:
    """Let a series follow another schedule. Occurrences it has stay; those of the new one come as they are needed."""
    if series.kind != TaskKind.SERIES:
        raise UserError(_("Only a recurring task follows a schedule."))
    before = snapshot(series)
    series.schedule = schedule
    series.save()
    record("task.series", series, by=by, unit=series.lead.name, before=before)
    return occur(series, today(), by=by, first=today())


def occur(series: Task, day: date, *, by: Any, first: date | None = None) -> list[Task]:
    """Make what a series needs on a day; none where it is paused, no longer followed, or has all.

    ``first``: only and all occurrences due from that day on, whatever the series has had (a new one has had none).
    """
    return _make(_open().filter(pk=series.pk), day, by, first)


def occur_all(day: date, *, by: Any) -> list[Task]:
    """Make what every series needs on a day: four queries where there is nothing to do."""
    return _make(_open(), day, by, None)


def _open() -> QuerySet[Task]:
    """The series that make occurrences."""
    return Task.objects.open().filter(kind=TaskKind.SERIES, schedule__isnull=False, paused_on__isnull=True)


def _make(series: QuerySet[Task], day: date, by: Any, first: date | None) -> list[Task]:
    """Look without a lock, and with one only where something is to be made."""
    wanted = needed(series, day, first)
    if not wanted:
        return []
    with transaction.atomic():
        rows = _among(series.order_by("pk").select_related("lead").select_for_update(of=("self",)), wanted)
        wanted = needed(series, day, first)  # whoever held the lock before may have made them
        made = [_occurrence(row, due, by) for row in rows for due in wanted.get(row.pk, ())]
        return _write(made, by)


def _among(series: QuerySet[Task], wanted: Collection[int]) -> list[Task]:
    """The series among those wanted: asked for by key where they are few, which is as many as a query may name."""
    if len(wanted) <= _FEW:
        return list(series.filter(pk__in=wanted))
    return [row for row in series if row.pk in wanted]


def needed(series: QuerySet[Task], day: date, first: date | None = None) -> dict[int, list[Due]]:
    """What each of the series lacks on a day, by primary key; series that lack nothing are left out."""
    rows = list(series.order_by().values_list("pk", "schedule_id", "given_on", "since", "lead__valid_to"))
    if not rows:
        return {}
    parts = Task.objects.order_by().filter(parent__in=series.order_by().values("pk")).exclude(period="")
    latest = dict(parts.values_list("parent").annotate(last=Max("given_on")))
    floors = {pk: max(since, latest.get(pk) or day - LOOK_BACK) for pk, _s, _g, since, _e in rows}
    if first is not None:
        floors = dict.fromkeys(floors, first)
    running = _running(rows, floors, day, first)
    codes = {one.code for found in running.values() for one in found}
    have = set(parts.filter(period__in=codes).values_list("parent_id", "period"))
    wanted = defaultdict(list)
    for pk, schedule, given, _since, ended in rows:
        for one in running[schedule]:
            on = None if (pk, one.code) in have else _given(one, given, floors[pk], day, first)
            if on is not None and (ended is None or on <= ended):
                wanted[pk].append(Due(one, on))
    return dict(wanted)


def _running(
    rows: Iterable[tuple[Any, ...]], floors: dict[int, date], day: date, first: date | None
) -> dict[int, list[Occurrence]]:
    """What each schedule asks for on the day, and since the earliest day that one of its series looks back to."""
    earliest: dict[int, date] = {}
    for pk, schedule, *_facts in rows:
        earliest[schedule] = min(earliest.get(schedule, first or day), floors[pk])
    known, standing, how = plans(earliest), calendar(), rule()
    return {
        schedule: occurrences(known[schedule], begin, day, standing, how)
        for schedule, begin in earliest.items()
    }


def _given(one: Occurrence, given: date, floor: date, day: date, first: date | None) -> date | None:
    """The day from which an occurrence counts as given to its series; None where the series does not owe it."""
    if one.written < max(given, first or given):
        return None
    if first is not None or one.start >= floor:
        return max(one.start, given, first or given)
    return day if one.written >= day else None


def _occurrence(series: Task, due: Due, by: Any) -> Task:
    """The task of one period, not saved."""
    one = due.occurrence
    window = f"số liệu {one.start:%d/%m/%Y} – {one.end:%d/%m/%Y}"
    task = Task(
        kind=TaskKind.SINGLE,
        parent=series,
        period=one.code,
        wording=f"{one.name}: {series.wording}",
        given_on=due.given_on,
        deadline_kind=DeadlineKind.BY,
        deadline_words=f"{one.name} ({window})",
        due_written=one.written,
        due=one.due,
        due_basis="" if one.due == one.written else rolled_words(one.written),
        created_at=now(),
        created_by_id=getattr(by, "pk", None) or series.created_by_id,
        **{name: getattr(series, name) for name in _SAME},
    )
    task.lead = series.lead
    task.begin()
    task.fold()
    return task


def _write(made: list[Task], by: Any) -> list[Task]:
    """Save occurrences with their coordinating units and events, in bulk."""
    Task.objects.bulk_create(made, batch_size=500)
    shared = Coordination.objects.filter(task__kind=TaskKind.SERIES)
    if len(made) <= _FEW:
        shared = shared.filter(task__in={task.parent_id for task in made})
    units = defaultdict(list)
    for series, unit in shared.values_list("task_id", "unit_id"):
        units[series].append(unit)
    Coordination.objects.bulk_create(
        (
            Coordination(task=task, unit_id=unit)
            for task in made
            for unit in units[task.parent_id or 0]
            if unit != task.lead_id
        ),
        batch_size=500,
    )
    record_many(
        "task.occur",
        made,
        by=by,
        unit=lambda task: task.lead.name,
        after=lambda task: {name: getattr(task, name) for name in _BEGAN},
    )
    return made
