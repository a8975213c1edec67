"""Units by state: how many tasks each unit leads in each state on a day, counted from dates in one query."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F

from cchc.tasks.counting import state_query

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from cchc.tasks.models import Task


#: What tells one lead from another in the counts.
GROUPED = (
    "lead__slug",
    "lead__name",
    "lead__place",
    "lead__sort_key",
    "lead__valid_to",
    "lead__province__name",
    "lead__province__short_name",
)

#: The columns of the matrix, in the order they are shown.
SHOWN = ("on_time", "late", "within", "soon", "waiting", "overdue", "paused", "open", "done", "stopped")


@dataclass(frozen=True)
class Row:
    """One unit's counts. ``rate`` is on time out of all whose deadline has come; None where there is none."""

    unit: dict[str, Any]
    counts: tuple[int, ...]
    total: int
    rate: Decimal | None

    @property
    def cells(self) -> tuple[tuple[str, int], ...]:
        """Each state with its count."""
        return tuple(zip(SHOWN, self.counts, strict=True))


def _row(found: dict[str, Any]) -> Row:
    counts = tuple(found[state] for state in SHOWN)
    due = found["on_time"] + found["late"] + found["overdue"]
    rate = Decimal(found["on_time"]) / due if due else None
    ended = found.get("lead__valid_to")
    unit = {"slug": found["lead__slug"], "name": found["lead__name"], "ended": ended}
    if ended is not None:
        unit["province"] = found["lead__province__short_name"] or found["lead__province__name"]
    return Row(unit, counts, found["total"], rate)


def matrix(tasks: QuerySet[Task], day: date) -> dict[str, Any]:
    """Rows by unit in the order of units, and their sum."""
    counting = {state: Count("pk", state_query(state, day)) for state in SHOWN}
    grouped = (
        tasks.order_by()
        .values(*GROUPED)
        .annotate(total=Count("pk"), **counting)
        .order_by(F("lead__valid_to").desc(nulls_first=True), "lead__place", "lead__sort_key")
    )
    rows = [_row(found) for found in grouped]
    sums = {state: sum(row.counts[n] for row in rows) for n, state in enumerate(SHOWN)}
    whole = _row({"lead__slug": "", "lead__name": "", "total": sum(row.total for row in rows), **sums})
    return {"states": SHOWN, "rows": rows, "sum": whole, "day": day}
