"""What a digest tells, gathered for everybody at once: what units and people owe, what waits for whom, what changed.

A fixed number of queries, whatever the number of people; tasks are kept by their keys, the most pressing first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cchc.audit.models import Event
from cchc.tasks.engine.state import SOON_DAYS
from cchc.tasks.models import CriticismList, Explanation, Extension, Report, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

#: What is told of a task that changed; who was urged has a message of its own.
TOLD_VERBS = frozenset(
    f"task.{name}"
    for name in (
        "give", "edit", "done", "return", "accept", "extend", "pause", "resume", "stop", "reopen", "transfer"
    )
)  # fmt: skip
AT_ONCE = 500


@dataclass
class Owed:
    """Keys of tasks: overdue, due soon, not taken up yet; by deadline, the earliest first."""

    overdue: list[int] = field(default_factory=list)
    soon: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)

    def add(self, other: Owed) -> None:
        """Take what another has in, each task once."""
        for name in ("overdue", "soon", "new"):
            mine: list[int] = getattr(self, name)
            seen = set(mine)
            mine.extend(pk for pk in getattr(other, name) if pk not in seen)

    def __bool__(self) -> bool:
        return bool(self.overdue or self.soon or self.new)


@dataclass(frozen=True)
class Change:
    """One act on a task, by whom (a key, and the name)."""

    task: int
    verb: str
    by: int | None
    by_name: str


@dataclass
class Day:
    """All that the digests of a day are made of, by unit or by person."""

    of_unit: dict[int, Owed] = field(default_factory=lambda: defaultdict(Owed))
    of_assignee: dict[int, Owed] = field(default_factory=lambda: defaultdict(Owed))
    of_leader: dict[int, Owed] = field(default_factory=lambda: defaultdict(Owed))
    #: By follow-up officer, None where a task has none: results to confirm, extensions to decide.
    to_confirm: dict[int | None, list[int]] = field(default_factory=lambda: defaultdict(list))
    to_extend: dict[int | None, list[int]] = field(default_factory=lambda: defaultdict(list))
    #: By unit: results to approve, questions to answer.
    to_approve: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    to_answer: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    lists: int = 0
    changed_of_unit: dict[int, list[Change]] = field(default_factory=lambda: defaultdict(list))
    changed_of_person: dict[int, list[Change]] = field(default_factory=lambda: defaultdict(list))


def gather(day: date, since: date) -> Day:
    """What stands on a day, and what changed on the days from ``since`` up to the day before it."""
    found = Day()
    _owed(found, day)
    _waiting(found)
    _changes(found, _moment(since), _moment(day))
    return found


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _owed(found: Day, day: date) -> None:
    last = day + timedelta(days=SOON_DAYS)
    rows: Any = Task.objects.counted().filter(accepted_on=None, stopped_on=None).order_by("due", "pk")
    fields = ("pk", "lead", "due", "handed_on", "paused_on", "received_on", "returned_on")
    people = ("assignee", "follow_up", "leader")
    for pk, lead, due, handed, paused, received, returned, assignee, follower, leader in rows.values_list(
        *fields, *people
    ).iterator(2000):
        if handed is not None:
            found.to_confirm[follower].append(pk)
            continue
        if paused is not None:
            continue
        own = [found.of_unit[lead]] + ([found.of_assignee[assignee]] if assignee else [])
        charge = [found.of_leader[leader]] if leader else []
        for owed in own + charge:
            if due is not None and due < day:
                owed.overdue.append(pk)
            elif due is not None and due <= last:
                owed.soon.append(pk)
        if received is None and returned is None:
            for owed in own:
                owed.new.append(pk)


def _waiting(found: Day) -> None:
    """What waits for an answer of somebody."""
    open_task = {"task__stopped_on": None, "task__accepted_on": None}
    sent: Any = Report.objects.filter(
        submitted_on__isnull=False, handed_on=None, withdrawn_on=None, approved_on=None, **open_task
    ).order_by("submitted_on", "pk")
    for lead, task in sent.values_list("task__lead", "task"):
        found.to_approve[lead].append(task)
    asked: Any = Extension.objects.filter(decision="open", **open_task).order_by("asked_on", "pk")
    for follower, task in asked.values_list("task__follow_up", "task"):
        found.to_extend[follower].append(task)
    questions: Any = Explanation.objects.filter(answered_on=None).order_by("answer_by", "pk")
    for lead, task in questions.values_list("task__lead", "task"):
        found.to_answer[lead].append(task)
    found.lists = CriticismList.objects.filter(stage="submitted", decided_on=None).count()


def _changes(found: Day, begin: datetime, end: datetime) -> None:
    events = Event.objects.filter(at__gte=begin, at__lt=end, kind="tasks.task", verb__in=TOLD_VERBS)
    rows = list(events.order_by("at", "pk").values_list("record", "verb", "by_id", "by_name"))
    concerned = dict(_concerned({int(record) for record, *_rest in rows}))
    for record, verb, by, by_name in rows:
        if int(record) not in concerned:
            continue
        lead, people = concerned[int(record)]
        change = Change(int(record), verb, by, by_name)
        found.changed_of_unit[lead].append(change)
        for person in people:
            found.changed_of_person[person].append(change)


def _concerned(tasks: Iterable[int]) -> Iterator[tuple[int, tuple[int, set[int]]]]:
    """Each task with its lead, and the people who have it in hand."""
    wanted = sorted(tasks)
    for begin in range(0, len(wanted), AT_ONCE):
        rows = Task.objects.counted().filter(pk__in=wanted[begin : begin + AT_ONCE]).order_by()
        for pk, lead, *people in rows.values_list("pk", "lead", "assignee", "follow_up", "leader"):
            yield pk, (lead, {person for person in people if person is not None})
