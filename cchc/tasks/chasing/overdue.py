"""What stands on the ladder: single tasks, overdue on a day, whose lead is ordered and not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc.tasks.counting import state_query
from cchc.tasks.messages import ASKED_KINDS
from cchc.tasks.models import Task

if TYPE_CHECKING:
    from datetime import date

    from cchc.tasks.models import TaskQuerySet


def on_ladder(day: date) -> TaskQuerySet:
    """Overdue tasks that are chased: never what is paused, waits, has no deadline, or is no longer followed."""
    rows: Any = Task.objects.counted().filter(state_query("overdue", day))
    return rows.exclude(lead__asked=True).exclude(lead__kind__in=ASKED_KINDS).order_by()  # type: ignore[no-any-return]
