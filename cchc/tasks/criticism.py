"""A draft list as its page shows it: by unit, what stays and what was taken off, days late, the state now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.tasks.columns import STATE_WORDS, state_of
from cchc.web.clock import today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from cchc.tasks.models import CriticismList, CriticismRow
    from cchc.units.models import Unit


@dataclass
class ListedRow:
    """One row: working days late (of a draft as of today, else as submitted), and the task's state today."""

    row: CriticismRow
    days_late: int
    state: str

    @property
    def word(self) -> str:
        """The state in words."""
        return str(STATE_WORDS[self.state])

    @property
    def is_overdue(self) -> bool:
        """Whether the task is overdue still, by the same deadline."""
        return self.state == "overdue" and self.row.task.due == self.row.due


@dataclass
class ListedUnit:
    """A unit with its rows."""

    unit: Unit
    kept: list[ListedRow] = field(default_factory=list)
    left_out: list[ListedRow] = field(default_factory=list)


def units_of(standing: CriticismList) -> list[ListedUnit]:
    """The units of a list in the order of lists, the oldest deadline first."""
    found: dict[int, ListedUnit] = {}
    working, day = calendar(), today()
    rows = standing.rows.select_related("unit", "task").order_by("unit__place", "unit__sort_key", "due", "pk")
    for row in rows:
        unit = found.setdefault(row.unit_id, ListedUnit(row.unit))
        late = working.count(row.due, day) if standing.stage == "draft" else row.days_late
        shown = ListedRow(row, late, state_of(row.task))
        (unit.kept if row.kept else unit.left_out).append(shown)
    return list(found.values())
