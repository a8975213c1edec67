"""The ladder of what is late, rung by rung, each once for a task and its deadline, at most one a day.

What was climbed is read from the urgings, so that missed days need no catching up: the run of today climbs what is due.
All that a run writes is one transaction.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.audit.trail import record_many
from cchc.notices import outbox
from cchc.tasks.chasing import drafting
from cchc.tasks.chasing.overdue import on_ladder
from cchc.tasks.chasing.plans import Plans
from cchc.tasks.chasing.remind import tasks_of
from cchc.tasks.engine.ladder import RUNGS, next_rung
from cchc.tasks.messages import by_unit, lines, list_url, overdue_subject, overdue_url, unit_lines
from cchc.tasks.models import Urging
from cchc.tasks.recipients import People, holders_of, speaking
from cchc.web.clock import today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.models import CriticismList, Task
    from cchc.workcal.engine import Calendar

#: The rungs that the unit hears of.
SAID = ("remind", "second")


def escalate(day: date) -> int:
    """Climb what is due on a working day that is today; how many rungs were climbed."""
    if day != today() or not calendar().is_working(day):
        return 0
    with transaction.atomic(), speaking():
        rungs = _due(day)
        for name in RUNGS:
            _climb(name, list(tasks_of(pk for pk, rung in rungs.items() if rung == name)), day)
        added = drafting.fill(day)
        outbox.write_many(_listed(added, day))
    return len(rungs)


def _due(day: date) -> dict[int, str]:
    """The rung that each overdue task climbs today, by the task's key; not two on one day."""
    listed = Urging.objects.filter(task=OuterRef("pk"), rung=Urging.Rung.LISTED, due=OuterRef("due"))
    rows = on_ladder(day).filter(~Exists(listed))
    climbed: dict[int, dict[str, date]] = defaultdict(dict)
    written = Urging.objects.filter(rung__in=RUNGS, due=F("task__due"), task__in=rows.values("pk"))
    for task, rung, on in written.order_by().values_list("task", "rung", "day").iterator(2000):
        climbed[task][rung] = on
    ladder, working = Plans().ladder, calendar()
    found: dict[int, str] = {}
    rest: Any = rows.values_list("pk", "due")
    for pk, due in rest.iterator(2000):
        before = climbed.get(pk, {})
        if day in before.values():
            continue
        rung = next_rung(working.count(due, day), before, ladder)
        if rung:
            found[pk] = rung
    return found


def _climb(rung: str, tasks: Sequence[Task], day: date) -> None:
    """Write the urgings; of a rung that the unit hears of also the events of its tasks, and the messages."""
    Urging.objects.bulk_create(
        (Urging(task=task, rung=rung, day=day, due=task.due or day) for task in tasks), batch_size=500
    )
    if rung not in SAID or not tasks:
        return  # the history of a task is the unit's to read: the draft list does not stand in it
    note = str(Urging.Rung(rung).label)
    record_many("task.urge", tasks, by="tick", unit=lambda task: task.lead.name, note=note)
    people = People(day, {task.lead_id for task in tasks})
    outbox.write_many(_to_units(rung, tasks, day, people))
    outbox.write_many(_to_followers(rung, tasks, day, people))


def _to_units(rung: str, tasks: Sequence[Task], day: date, people: People) -> Iterator[outbox.Message]:
    """To each of a unit's people one message about what has come this far."""
    working = calendar()
    for unit, owed in by_unit(tasks).items():
        for share in people.shares(unit.pk, owed):
            if not share.own:
                continue  # the follow-up officer has a message of all units
            subject = overdue_subject(len(share.tasks), day)
            if rung == "second":
                subject = _("{subject} (second reminder)").format(subject=subject)
            yield outbox.Message(
                key=_key(rung, share.tasks, share.person),
                person=share.person,
                subject=subject,
                body=lines(share.tasks, day, working),
                url=list_url(unit, share.tasks),
            )


def _key(rung: str, tasks: Sequence[Task], person: User, of: str = "") -> str:
    """A task climbs a rung once for a deadline: a message is named by its first task and that one's deadline."""
    first = min(tasks, key=lambda task: task.pk)
    return f"ladder:{rung}{of}:{first.pk}:{first.due:%Y-%m-%d}:{person.pk}"


def _to_followers(rung: str, tasks: Sequence[Task], day: date, people: People) -> Iterator[outbox.Message]:
    """To each follow-up officer and leader in charge one message about all tasks of theirs that were urged."""
    theirs: dict[User, list[Task]] = defaultdict(list)
    working = calendar()
    for task in tasks:
        for person in {task.follow_up, task.leader}:
            if person is not None and person.is_active:
                theirs[person].append(task)
    silent = {unit for unit in {task.lead_id for task in tasks} if not people.of(unit)}
    for person, urged in theirs.items():
        words = ngettext(
            "[CCHC] {n} overdue task that you follow was urged",
            "[CCHC] {n} overdue tasks that you follow were urged",
            len(urged),
        )
        if rung == "second":
            words = ngettext(
                "[CCHC] {n} overdue task that you follow was urged for the second time",
                "[CCHC] {n} overdue tasks that you follow were urged for the second time",
                len(urged),
            )
        yield outbox.Message(
            key=_key(rung, urged, person, ":follow"),
            person=person,
            subject=words.format(n=len(urged)),
            body=unit_lines(urged, day, working, silent),
            url=urged[0].get_absolute_url() if len(urged) == 1 else overdue_url(),
        )


def _listed(tasks: Sequence[Task], day: date) -> Iterator[outbox.Message]:
    """To those who may chase: to the follow-up officer of a task, else to all of them. The units hear nothing."""
    standing = drafting.draft() if tasks else None
    if standing is None:
        return
    working, chasers = calendar(), holders_of("task.chase", day)
    theirs: dict[int, list[Task]] = defaultdict(list)
    for task in tasks:
        for person in [task.follow_up_id] if task.follow_up_id in chasers else chasers:
            theirs[person].append(task)
    for person, added in theirs.items():
        yield _to_chaser(standing, chasers[person], added, day, working)


def _to_chaser(
    standing: CriticismList, person: User, added: Sequence[Task], day: date, working: Calendar
) -> outbox.Message:
    words = ngettext(
        "[CCHC] {n} task put on the draft list for criticism: please look through it",
        "[CCHC] {n} tasks put on the draft list for criticism: please look through it",
        len(added),
    )
    first = min(task.pk for task in added)
    return outbox.Message(
        key=f"listed:{standing.pk}:{day:%Y-%m-%d}:{first}:{person.pk}",
        person=person,
        subject=words.format(n=len(added)),
        body=unit_lines(added, day, working),
        url=standing.get_absolute_url(),
    )
