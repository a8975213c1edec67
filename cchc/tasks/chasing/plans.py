"""When whose people are reminded: by the unit's own plan, else the organisation's, which alone has a ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.tasks.engine.ladder import Ladder
from cchc.tasks.engine.reminding import Plan
from cchc.tasks.models import ReminderPlan

if TYPE_CHECKING:
    from collections.abc import Iterable


def usual() -> ReminderPlan:
    """The organisation's plan; an unsaved one with the usual days where somebody took it away."""
    return ReminderPlan.objects.filter(unit=None).first() or ReminderPlan(before=[7, 3, 1])


class Plans:
    """All plans as the engine takes them, read with one query."""

    def __init__(self) -> None:
        rows = {row.unit_id: row for row in ReminderPlan.objects.all()}
        self._usual = rows.get(None) or usual()
        self._rows = {unit: row for unit, row in rows.items() if unit is not None}
        self._plans = {unit: _plan(row) for unit, row in self._rows.items()}
        self._usual_plan = _plan(self._usual)

    @property
    def ladder(self) -> Ladder:
        """The ladder: no unit has one of its own."""
        return Ladder(self._usual.first_after, self._usual.second_after, self._usual.list_after)

    def of(self, unit: int) -> Plan:
        """The plan of the unit with that key."""
        return self._plans.get(unit, self._usual_plan)

    def farthest(self) -> int:
        """The most working days before a deadline at which anybody is reminded."""
        return max(
            (days for plan in (self._usual_plan, *self._plans.values()) for days in plan.before), default=0
        )

    def wants_digest(self, units: Iterable[int]) -> bool:
        """Whether one who works for these units gets a digest: where any of them wants it."""
        return any(self._rows.get(unit, self._usual).digest for unit in units)


def _plan(row: ReminderPlan) -> Plan:
    return Plan(frozenset(row.before), row.on_day, row.weekly)
