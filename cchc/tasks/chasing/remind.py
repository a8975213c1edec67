"""The daily reminders: to each person one message for each unit and kind, with all tasks reminded of on the day.

By key, so that a second run of a day writes none; after missed days what still makes sense is told once, with the days
of today (``cchc.tasks.engine.reminding``). What the ladder urges about on the day is not told a second time.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.notices import outbox
from cchc.tasks.chasing.plans import Plans
from cchc.tasks.engine.reminding import Reminder, reminder_for, spoken_day
from cchc.tasks.messages import NEEDED, by_unit, is_asked, lines, list_url, opening, overdue_subject, polite
from cchc.tasks.models import Task, Urging
from cchc.tasks.recipients import People, speaking
from cchc.web.clock import today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cchc.units.models import Unit

#: Tasks read by one statement; the fields of people that a message needs.
AT_ONCE = 500
PEOPLE = [f"{who}__{name}" for who in ("assignee", "follow_up", "leader") for name in ("is_active", "email")]


class Owed(NamedTuple):
    """What decides about a task's reminder."""

    pk: int
    lead: int
    due: date
    written: date | None
    words: str
    asked: bool
    kind: str


def remind(day: date) -> int:
    """Write the reminders that fall on a day and still make sense today; how many were written."""
    if not calendar().is_working(day):
        return 0
    now = max(day, today())
    with speaking():
        return outbox.write_many(_messages(day, now, _chosen(day, now)))


def _chosen(day: date, now: date) -> dict[int, Reminder]:
    """The reminder of each task that has one to be given, by the task's key."""
    plans, working = Plans(), calendar()
    found: dict[int, Reminder] = {}
    known: dict[tuple[object, ...], Reminder | None] = {}
    for row in _owed(day, working.add(day, plans.farthest()) + timedelta(days=1)):
        plan = plans.of(row.lead)
        told = row.due if row.due < day else spoken_day(row.due, row.written, row.words)
        key = (row.due, told, plan)
        if key not in known:
            known[key] = reminder_for(day, now, row.due, told, plan, working)
        reminder = known[key]
        # Whoever is asked, not ordered, hears of the date before it, and is not dunned after it.
        if reminder and not (reminder.kind == "overdue" and is_asked(row.asked, row.kind)):
            found[row.pk] = reminder
    return found


def _owed(day: date, last: date) -> Iterator[Owed]:
    """What is owed with a deadline up to a day; of what is late only what nobody, nor the ladder, has urged since."""
    urged = Exists(Urging.objects.filter(task=OuterRef("pk"), day__gte=day))
    rows = Task.objects.counted().open().filter(paused_on__isnull=True, due__lte=last).order_by()
    fields = ("pk", "lead", "due", "due_written", "deadline_words", "lead__asked", "lead__kind")
    for row in rows.exclude(urged, due__lt=day).values_list(*fields).iterator(2000):
        yield Owed(*row)


def _messages(day: date, now: date, chosen: dict[int, Reminder]) -> Iterator[outbox.Message]:
    """One message for each unit, person and kind."""
    groups: dict[str, list[Task]] = defaultdict(list)
    for task in tasks_of(chosen):
        groups[chosen[task.pk].kind].append(task)
    working, people = calendar(), People(day, {task.lead_id for tasks in groups.values() for task in tasks})
    for kind, tasks in groups.items():
        for unit, owed in by_unit(tasks).items():
            days = max(chosen[task.pk].days for task in owed)
            for share in people.shares(unit.pk, owed):
                yield outbox.Message(
                    key=f"remind:{day:%Y-%m-%d}:{kind}:{unit.pk}:{share.person.pk}",
                    person=share.person,
                    subject=subject(kind, unit, len(share.tasks), days, now),
                    body="\n\n".join((*opening(unit, share), lines(share.tasks, now, working))),
                    url=list_url(unit, share.tasks),
                )


def subject(kind: str, unit: Unit, count: int, days: int, now: date) -> str:
    """What a reminder says at first sight."""
    if kind == "overdue":
        return overdue_subject(count, now)
    if kind == "on_day":
        words = ngettext(
            "[CCHC] {unit}: {n} task due, today is the last working day",
            "[CCHC] {unit}: {n} tasks due, today is the last working day",
            count,
        )
    elif polite(unit):
        words = _("[CCHC] {unit}: {n} matters that your attention is asked for, due within {k} working days")
    else:
        words = ngettext(
            "[CCHC] {unit}: {n} task due within {k} working days",
            "[CCHC] {unit}: {n} tasks due within {k} working days",
            count,
        )
    return words.format(unit=unit.short, n=count, k=days)


def tasks_of(keys: Iterable[int]) -> Iterator[Task]:
    """The tasks of these keys with what a message needs of them."""
    wanted = sorted(keys)
    for begin in range(0, len(wanted), AT_ONCE):
        rows = Task.objects.filter(pk__in=wanted[begin : begin + AT_ONCE]).order_by("due", "pk")
        yield from rows.select_related("lead", "assignee", "follow_up", "leader").only(*NEEDED, *PEOPLE)
