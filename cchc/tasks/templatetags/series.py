"""The part of a task's page that tells of reporting periods: ``{% load series %}{% series_panel task %}``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import template

from cchc.tasks.columns import STATE_WORDS, state_of
from cchc.tasks.models import DeadlineKind, TaskKind
from cchc.tasks.schedules import occurrences, plan_of
from cchc.web.clock import today

if TYPE_CHECKING:
    from cchc.tasks.engine.schedule import Occurrence
    from cchc.tasks.models import Task

register = template.Library()

#: How many periods the panel shows; the list shows all.
SHOWN = 12
#: How far it looks for the next one: some schedules have one a year.
AHEAD = timedelta(days=740)


@dataclass(frozen=True)
class Shown:
    """One period as the panel shows it."""

    task: Task
    name: str
    state: str
    words: Any


@register.inclusion_tag("tasks/parts/series.html", takes_context=True)
def series_panel(context: dict[str, Any], task: Task) -> dict[str, Any]:
    """The periods of a series (at most six queries); the period of an occurrence; the offer of a schedule."""
    user = context["request"].user
    found: dict[str, Any] = {"task": task, "shown": "", "may_edit": user.can("task.edit")}
    if task.kind == TaskKind.SERIES:
        parts = task.parts.order_by("-due_written", "-pk")
        rows = [_shown(part) for part in parts.select_related("lead")[:SHOWN]]
        count = len(rows) if len(rows) < SHOWN else parts.count()
        return found | {"shown": "series", "periods": rows, "count": count, "coming": _coming(task)}
    if task.period and task.parent_id:
        return found | {"shown": "period"}
    comes_back = bool(task.recurrence) or task.deadline_kind == DeadlineKind.RECURRING
    single = task.kind == TaskKind.SINGLE and task.is_open and task.handed_first is None
    return found | {"shown": "offer" if found["may_edit"] and comes_back and single else ""}


def _shown(part: Task) -> Shown:
    """A period, called by the words before its window."""
    name = part.deadline_words.partition(" (")[0] or part.period
    return Shown(part, name, state_of(part), STATE_WORDS[state_of(part)])


def _coming(task: Task) -> Occurrence | None:
    """The next period that opens, as the schedule has it."""
    if task.schedule is None:
        return None
    ahead = occurrences(plan_of(task.schedule), today(), today() + AHEAD)
    return min(
        (one for one in ahead if one.start > today()), key=lambda one: (one.start, one.due), default=None
    )
