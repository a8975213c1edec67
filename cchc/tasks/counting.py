"""States as the database reads them: conditions on dated facts, for today's tasks and for past standings alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from cchc.tasks.engine.state import SOON_DAYS
from cchc.tasks.models.task import UNENDED

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Reading:
    """Which of the dated facts a count is judged by: the deadline, and the day of handing in."""

    due: str = "due"
    handed: str = "handed_on"


#: The ways in which reports count; the database's side of ``engine.state.readings``.
READINGS = {
    "current": Reading(),
    "first_deadline": Reading(due="due_first"),
    "first_result": Reading(handed="handed_first"),
}
CURRENT = READINGS["current"]

# What is not handed in is not confirmed: said too, since the index of what is not ended holds these alone.
_NOT_HANDED = Q(accepted_on__isnull=True, handed_on__isnull=True)
FOLLOWED = Q(stopped_on__isnull=True)
OWED = _NOT_HANDED & FOLLOWED & Q(paused_on__isnull=True)
DONE = Q(accepted_on__isnull=False) & FOLLOWED
WAITING = FOLLOWED & Q(handed_on__isnull=False, accepted_on__isnull=True)


def state_query(state: str, day: date, by: Reading = CURRENT) -> Q:
    """Tasks in a state on a day: the database's reading of ``engine.state.state``."""
    soon = day + timedelta(days=SOON_DAYS)
    due = by.due
    return {
        "done": DONE & Q(**{f"{due}__isnull": True}),
        "on_time": DONE & Q(**{f"{by.handed}__lte": F(due)}),
        "late": DONE & Q(**{f"{by.handed}__gt": F(due)}),
        "stopped": Q(stopped_on__isnull=False),
        "waiting": WAITING,
        "paused": FOLLOWED & _NOT_HANDED & Q(paused_on__isnull=False),
        "open": OWED & Q(**{f"{due}__isnull": True}),
        "overdue": OWED & Q(**{f"{due}__lt": day}),
        "soon": OWED & Q(**{f"{due}__gte": day, f"{due}__lte": soon}),
        "within": OWED & Q(**{f"{due}__gt": soon}),
    }[state]


#: The parts that all tasks fall into: the legal partition, then what stands outside it. Each task is in exactly one.
PARTS = ("done_on_time", "done_late", "open_within", "open_overdue", "undated", "stopped")


def part_query(part: str, day: date, by: Reading = CURRENT) -> Q:
    """Tasks in a part on a day. What waits for confirmation and what is paused is open within time, never overdue."""
    dated = FOLLOWED & Q(**{f"{by.due}__isnull": False})
    return {
        "done_on_time": state_query("on_time", day, by),
        "done_late": state_query("late", day, by),
        "open_within": dated
        & (
            Q(handed_on__isnull=False, accepted_on__isnull=True)
            | Q(handed_on__isnull=True, paused_on__isnull=False)
            | Q(handed_on__isnull=True, **{f"{by.due}__gte": day})
        ),
        "open_overdue": state_query("overdue", day, by),
        "undated": FOLLOWED & Q(**{f"{by.due}__isnull": True}),
        "stopped": state_query("stopped", day, by),
    }[part]


def mark_query(mark: str) -> Q:
    """Open tasks with a mark: the database's reading of ``engine.state.mark``."""
    if mark == "returned":
        return OWED & Q(returned_on__isnull=False)
    return OWED & Q(returned_on__isnull=True, received_on__isnull=True)


#: The states that end a task; what stands in another one, or has a mark, is in the index of what is not ended.
ENDS = frozenset({"done", "on_time", "late", "stopped"})


def any_state(chosen: list[str], day: date, by: Reading = CURRENT) -> Q:
    """Tasks in any of the states or with any of the marks chosen."""
    wanted = Q(pk__in=[])
    for name in chosen:
        wanted |= mark_query(name) if name in {"returned", "new"} else state_query(name, day, by)
    return wanted if ENDS & set(chosen) else wanted & UNENDED


def in_states(rows: Any, chosen: list[str], day: date) -> Any:
    """The rows in any of the states or with any of the marks chosen."""
    return rows.filter(any_state(chosen, day))
