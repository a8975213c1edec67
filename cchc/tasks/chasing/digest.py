"""The daily digest: to each person one message a working day, with what is owed, what waits, what changed; else none.

It tells the changes of whole days, from the day of the digest before up to yesterday, so that each is told once
however often a run is begun anew; where days were missed, those of all of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cchc.accounts.models import Holding, User
from cchc.notices import outbox
from cchc.notices.models import JobRun
from cchc.tasks.chasing.digest_words import told_to
from cchc.tasks.chasing.gathering import Change, Day, Owed, gather
from cchc.tasks.chasing.plans import Plans
from cchc.tasks.chasing.remind import tasks_of
from cchc.tasks.recipients import People, speaking
from cchc.web.clock import today
from cchc.web.rows import holding_on
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

JOB = "tasks.digest"
#: Tasks told one by one in each part of a digest.
SHOWN = 5


@dataclass
class Mine:
    """What one person is told. ``charge``: of tasks that the person leads in the office that follows."""

    owed: Owed = field(default_factory=Owed)
    charge: Owed = field(default_factory=Owed)
    waits: dict[str, list[int]] = field(default_factory=dict)
    lists: int = 0
    changes: list[Change] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.owed or self.charge or self.waits or self.lists or self.changes)

    def shown(self) -> set[int]:
        """Keys of the tasks whose words the digest needs."""
        parts = [*vars(self.owed).values(), *vars(self.charge).values(), *self.waits.values()]
        return {pk for part in parts for pk in part[:SHOWN]} | {one.task for one in self.changes[-SHOWN:]}


def digest(day: date) -> int:
    """Write the digests of a working day that is today; how many were written."""
    if day != today() or not calendar().is_working(day):
        return 0
    since = last_told(day)
    found, people = gather(day, since), _people(day)
    mine = dict(_mine(found, people, People(day).heirs))
    needed = {pk for one in mine.values() for pk in one.shown()}
    tasks = {task.pk: task for task in tasks_of(needed)}
    working = calendar()
    with speaking():
        return outbox.write_many(
            told_to(people[pk].user, one, day, since, tasks, working) for pk, one in mine.items()
        )


def last_told(day: date) -> date:
    """The day of the digest before, whose run was of its own day; the last working day where there was none."""
    runs = JobRun.objects.filter(job=JOB, day__lt=day, finished_at__isnull=False).order_by("-day")[:62]
    working = calendar()
    for run in runs:
        if timezone.localdate(run.started_at) == run.day and working.is_working(run.day):
            return run.day
    return working.previous_working(day)


@dataclass
class Person:
    """Somebody with the units for which each verb is held; ``verbs``: all of them."""

    user: User
    units: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    verbs: set[str] = field(default_factory=set)


def _people(day: date) -> dict[int, Person]:
    """Everybody who holds a role on the day and wants a digest."""
    plans = Plans()
    found: dict[int, Person] = {}
    units: dict[int, set[int]] = defaultdict(set)
    for holding in Holding.objects.filter(holding_on(day), user__is_active=True).select_related("user"):
        person = found.setdefault(holding.user_id, Person(holding.user))
        units[holding.user_id].add(holding.unit_id)
        person.verbs |= holding.role_is.verbs
        for verb in ("task.report", "task.approve"):
            if verb in holding.role_is.verbs:
                person.units[verb].add(holding.unit_id)
    return {pk: person for pk, person in found.items() if plans.wants_digest(units[pk])}


def _mine(found: Day, people: dict[int, Person], heirs: dict[int, set[int]]) -> Iterator[tuple[int, Mine]]:
    before: dict[int, set[int]] = defaultdict(set)
    for unit, became in heirs.items():
        for heir in became:
            before[heir].add(unit)
    for pk, person in people.items():
        units = {verb: _with_former(own, before) for verb, own in person.units.items()}
        one = _of_person(found, pk, person, units)
        if one:
            yield pk, one


def _with_former(units: set[int], before: dict[int, set[int]]) -> list[int]:
    return sorted(units.union(*(before.get(unit, set()) for unit in units)))


def _of_person(found: Day, pk: int, person: Person, units: dict[str, list[int]]) -> Mine:
    one, own, approved = Mine(), units.get("task.report", []), units.get("task.approve", [])
    for unit in own:
        one.owed.add(found.of_unit.get(unit, Owed()))
    one.owed.add(found.of_assignee.get(pk, Owed()))
    one.charge.add(found.of_leader.get(pk, Owed()))
    followed = [pk, None]
    waits = {
        "approve": _joined(found.to_approve, approved),
        "answer": _joined(found.to_answer, own),
        "confirm": _joined(found.to_confirm, followed) if "task.confirm" in person.verbs else [],
        "extend": _joined(found.to_extend, followed) if "task.extend" in person.verbs else [],
    }
    one.waits = {name: tasks for name, tasks in waits.items() if tasks}
    one.lists = found.lists if "task.criticise" in person.verbs else 0
    changes = {id(change): change for change in found.changed_of_person.get(pk, [])}
    changes |= {id(change): change for unit in own for change in found.changed_of_unit.get(unit, [])}
    one.changes = [change for change in changes.values() if change.by != pk]
    return one


def _joined(rows: dict[Any, list[int]], keys: Iterable[Any]) -> list[int]:
    return [pk for key in keys for pk in rows.get(key, ())]
