"""Deadlines of periods that are open, told anew when the working calendar has changed.

A year's report opens long before its deadline, when the days off and swaps of that year are not announced yet; a
storm day is set a week before. What the organisation's rule makes of the day written is then another day. Only what
the rule itself decided is moved: not what was extended, nor what a person entered with a basis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from cchc.audit.trail import record, snapshot
from cchc.tasks.deadlines import rolled_words, rule
from cchc.tasks.history import amend
from cchc.tasks.models import Task
from cchc.web.rows import Stale
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from datetime import date


def recount(day: date, *, by: Any) -> int:
    """Move the deadlines that the calendar of today tells otherwise; how many. Three small queries where all are right.

    Where days off do not move deadlines, nothing is done. None is moved to a day that has passed.
    """
    if not rule().roll:
        return 0
    rows = Task.objects.open().exclude(period="").filter(due__gte=day)
    told = rows.order_by().values_list("due_written", "due", "due_basis").distinct()
    working, how, moved = calendar(), rule(), 0
    for written, due, basis in list(told):
        if written is None:
            continue
        last = working.last_day(written, "by", how).last
        if last == due or last < day or basis not in _by_the_rule(written):
            continue
        why = rolled_words(written) if last != written else ""
        for task in rows.filter(due_written=written, due=due, due_basis=basis).select_related("lead"):
            moved += _move(task, day, last, why, by)
    return moved


def _by_the_rule(written: date) -> set[str]:
    """The bases that the rule itself gives: none, or the words of a day off in whichever language they were said."""
    found = {""}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found.add(rolled_words(written))
    return found


def _move(task: Task, day: date, last: date, why: str, by: Any) -> bool:
    """Whether the task was moved; one that somebody changes just now waits for the next day."""
    before = snapshot(task)
    try:
        with transaction.atomic():
            task.due_basis = why
            amend(task, day, due=last)
            record("task.recount", task, by=by, unit=task.lead.name, before=before)
    except Stale:
        return False
    return True
