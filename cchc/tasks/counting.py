"""States as the database reads them: conditions on dated facts, for today's tasks and for past standings alike."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from cchc.tasks.engine.state import SOON_DAYS

if TYPE_CHECKING:
    from datetime import date

_NOT_HANDED = Q(handed_on__isnull=True)
_FOLLOWED = Q(stopped_on__isnull=True)
_OWED = _NOT_HANDED & _FOLLOWED & Q(paused_on__isnull=True)
_DONE = Q(accepted_on__isnull=False) & _FOLLOWED


def state_query(state: str, day: date) -> Q:
    """Tasks in a state on a day: the database's reading of ``engine.state.state``."""
    soon = day + timedelta(days=SOON_DAYS)
    return {
        "done": _DONE & Q(due__isnull=True),
        "on_time": _DONE & Q(handed_on__lte=F("due")),
        "late": _DONE & Q(handed_on__gt=F("due")),
        "stopped": Q(stopped_on__isnull=False),
        "waiting": _FOLLOWED & Q(handed_on__isnull=False, accepted_on__isnull=True),
        "paused": _FOLLOWED & _NOT_HANDED & Q(paused_on__isnull=False),
        "open": _OWED & Q(due__isnull=True),
        "overdue": _OWED & Q(due__lt=day),
        "soon": _OWED & Q(due__gte=day, due__lte=soon),
        "within": _OWED & Q(due__gt=soon),
    }[state]


def mark_query(mark: str) -> Q:
    """Open tasks with a mark: the database's reading of ``engine.state.mark``."""
    if mark == "returned":
        return _OWED & Q(returned_on__isnull=False)
    return _OWED & Q(returned_on__isnull=True, received_on__isnull=True)


def in_states(rows: Any, chosen: list[str], day: date) -> Any:
    """The rows in any of the states or with any of the marks chosen."""
    wanted = Q(pk__in=[])
    for name in chosen:
        wanted |= mark_query(name) if name in {"returned", "new"} else state_query(name, day)
    return rows.filter(wanted)
