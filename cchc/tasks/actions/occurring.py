"""Opening what series owe: a single task for each period of a schedule as its window begins.

Which occurrences a series needs on a day: those whose window has begun and whose day lies ahead; and those that began
while nobody looked (the daily job did not run), though their day has passed. Not what went by before the series was
given, nor while it was paused, nor for a lead that had ended when the period began. Each period once: the database
holds (parent, period) unique.

The daily run opens them in parts of bounded size. Each part is one transaction with its events and messages, so that
a run that dies leaves whole parts, and the next one opens what is still lacking.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction
from django.db.models import Max

from cchc.audit.trail import record_many
from cchc.tasks.deadlines import rolled_words, rule
from cchc.tasks.engine.schedule import occurrences
from cchc.tasks.models import Coordination, DeadlineKind, Task, TaskKind
from cchc.tasks.schedules import plans
from cchc.tasks.telling_periods import tell_periods
from cchc.web.clock import now
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from django.db.models import QuerySet

    from cchc.tasks.engine.schedule import Occurrence
    from cchc.workcal.engine import Calendar
    from cchc.workcal.engine.deadlines import DeadlineRule

#: A series without any occurrence is looked back for so many days, as the tick catches up.
LOOK_BACK = timedelta(days=31)

#: So many occurrences are opened in one transaction: few enough that nobody else waits long for the database, and that
#: their series can be named in one query.
AT_ONCE = 500

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


class Due(NamedTuple):
    """An occurrence that a series lacks, and the day it counts as given."""

    occurrence: Occurrence
    given_on: date


class Lacking(NamedTuple):
    """What one series lacks, and its lead."""

    lead: int
    dues: list[Due]


@dataclass(frozen=True)
class Run:
    """One look at series on a day: the calendar and the rule are read once for all of them.

    ``first``: only and all occurrences due from that day on, whatever the series has had (a new one has had none).
    """

    day: date
    by: Any
    first: date | None = None
    moment: datetime = field(default_factory=now)
    working: Calendar = field(default_factory=calendar)
    rule: DeadlineRule = field(default_factory=rule)


def occur(series: Task, day: date, *, by: Any, first: date | None = None) -> list[Task]:
    """Make what a series needs on a day; none where it is paused, no longer followed, or has all.

    ``first``: only and all occurrences due from that day on, whatever the series has had (a new one has had none).
    """
    run, rows = Run(day, by, first), _open().filter(pk=series.pk)
    return _make(rows, run) if needed(rows, run) else []


def occur_all(day: date, *, by: Any) -> int:
    """Make what every series needs on a day, and tell the units; how many occurrences were made.

    A handful of queries where there is nothing to do, and the same again for each part of ``AT_ONCE`` occurrences.
    """
    run = Run(day, by)
    return sum(_make_and_tell(part, run) for part in parts_of(needed(_open(), run)))


def _open() -> QuerySet[Task]:
    """The series that make occurrences."""
    return Task.objects.open().filter(kind=TaskKind.SERIES, schedule__isnull=False, paused_on__isnull=True)


def parts_of(lacking: dict[int, Lacking]) -> Iterator[list[int]]:
    """Keys of series in parts of at most ``AT_ONCE`` occurrences, or of one series that lacks more.

    The series of a unit stay together as long as they fit in one part, so that its people get one message.
    """
    part: list[int] = []
    size = 0
    for keys, count in _pieces(lacking):
        if part and size + count > AT_ONCE:
            yield part
            part, size = [], 0
        part, size = part + keys, size + count
    if part:
        yield part


def _pieces(lacking: dict[int, Lacking]) -> Iterator[tuple[list[int], int]]:
    """The series of each unit with the number of their occurrences, in several pieces where these are too many."""
    by_lead: dict[int, list[int]] = defaultdict(list)
    for pk in sorted(lacking):
        by_lead[lacking[pk].lead].append(pk)
    for keys in by_lead.values():
        piece: list[int] = []
        size = 0
        for pk in keys:
            count = len(lacking[pk].dues)
            if piece and size + count > AT_ONCE:
                yield piece, size
                piece, size = [], 0
            piece.append(pk)
            size += count
        yield piece, size


def _make_and_tell(keys: list[int], run: Run) -> int:
    with transaction.atomic():
        made = _make(_open().filter(pk__in=keys), run)
        tell_periods(made, run.day)
    return len(made)


@transaction.atomic
def _make(series: QuerySet[Task], run: Run) -> list[Task]:
    """Lock the series, look again what they lack (whoever held the lock before may have made it), and make that."""
    rows = list(series.order_by("pk").select_related("lead").select_for_update(of=("self",)))
    lacking = needed(series, run)
    made = [_occurrence(row, due, run) for row in rows if row.pk in lacking for due in lacking[row.pk].dues]
    return _write(made, run)


def needed(series: QuerySet[Task], run: Run) -> dict[int, Lacking]:
    """What each of the series lacks on a day, by primary key; series that lack nothing are left out."""
    fields = ("pk", "schedule_id", "given_on", "since", "lead_id", "lead__valid_to")
    rows = list(series.order_by().values_list(*fields))
    if not rows:
        return {}
    day, first = run.day, run.first
    parts = Task.objects.order_by().filter(parent__in=series.order_by().values("pk")).exclude(period="")
    latest = dict(parts.values_list("parent").annotate(last=Max("given_on")))
    floors = {pk: max(since, latest.get(pk) or day - LOOK_BACK) for pk, _s, _g, since, *_rest in rows}
    if first is not None:
        floors = dict.fromkeys(floors, first)
    running = _running(rows, floors, run)
    codes = {one.code for found in running.values() for one in found}
    have = set(parts.filter(period__in=codes).values_list("parent_id", "period"))
    found: dict[int, Lacking] = {}
    for pk, schedule, given, _since, lead, ended in rows:
        for one in running[schedule]:
            on = None if (pk, one.code) in have else _given(one, given, floors[pk], run)
            if on is not None and (ended is None or on <= ended):
                found.setdefault(pk, Lacking(lead, [])).dues.append(Due(one, on))
    return found


def _running(
    rows: Iterable[tuple[Any, ...]], floors: dict[int, date], run: Run
) -> dict[int, list[Occurrence]]:
    """What each schedule asks for on the day, and since the earliest day that one of its series looks back to."""
    earliest: dict[int, date] = {}
    for pk, schedule, *_facts in rows:
        earliest[schedule] = min(earliest.get(schedule, run.first or run.day), floors[pk])
    known = plans(earliest)
    return {
        schedule: occurrences(known[schedule], begin, run.day, run.working, run.rule)
        for schedule, begin in earliest.items()
    }


def _given(one: Occurrence, given: date, floor: date, run: Run) -> date | None:
    """The day from which an occurrence counts as given to its series; None where the series does not owe it."""
    first = run.first
    if one.written < max(given, first or given):
        return None
    if first is not None or one.start >= floor:
        return max(one.start, given, first or given)
    return run.day if one.written >= run.day else None


def _occurrence(series: Task, due: Due, run: Run) -> Task:
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
        created_at=run.moment,
        created_by_id=getattr(run.by, "pk", None) or series.created_by_id,
        **{name: getattr(series, name) for name in _SAME},
    )
    task.lead = series.lead
    task.begin()
    task.fold()
    return task


def _write(made: list[Task], run: Run) -> list[Task]:
    """Save occurrences with their coordinating units and events, in bulk."""
    Task.objects.bulk_create(made, batch_size=500)
    shared = Coordination.objects.filter(task__in={task.parent_id for task in made})
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
        by=run.by,
        unit=lambda task: task.lead.name,
        after=lambda task: {name: getattr(task, name) for name in _BEGAN},
    )
    return made
