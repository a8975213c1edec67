"""A task as it stood on a past day, from its dated facts and its trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.tasks.columns import state_on
from cchc.tasks.engine.state import mark, readings
from cchc.tasks.models import on_day
from cchc.tasks.past import as_it_was

if TYPE_CHECKING:
    from datetime import date

    from cchc.tasks.models import Facts, Task


@dataclass(frozen=True)
class Stood:
    """How a task stood on a day: the facts that held, the state and the mark they give. No facts: not given yet.

    ``was``: the task with the words, the percent and the people of that day.
    """

    day: date
    facts: Facts | None
    state: str = ""
    mark: str = ""
    was: Task | None = None


def stood(task: Task, day: date) -> Stood:
    """The task as it stood at the end of a day; a day to come stands as today."""
    facts: Facts | None = None
    if task.since <= day:
        facts = task
    elif day >= task.given_on:
        facts = task.standings.select_related("lead").filter(on_day(day)).first()
    if facts is None:
        return Stood(day, None)
    name = state_on(day, facts)
    beside = mark(name, received_on=facts.received_on, returned_on=facts.returned_on)
    return Stood(day, facts, name, beside, as_it_was(task, day, facts))


def both_readings(task: Task) -> list[tuple[str, date, bool]]:
    """The ways a result is told, where they may differ: key, the day judged, on time or not. Empty where they agree
    by nature: the result was never returned and the deadline never moved, or there is no deadline.
    """
    if task.due is None or task.handed_first is None:
        return []
    handed = task.handed_on or task.handed_first
    told = readings(due=task.due, due_first=task.due_first, handed_on=handed, handed_first=task.handed_first)
    days = {"current": task.handed_on, "first_result": None, "first_deadline": None}
    if task.returned_on or task.handed_first != task.handed_on:
        days["first_result"] = task.handed_first
    if task.due_first != task.due:
        days["first_deadline"] = task.handed_on
    found = [(key, day, bool(told[key])) for key, day in days.items() if day is not None]
    return found if days["first_result"] or days["first_deadline"] else []
