"""Filters of lists that know units: one of many units looked up by its name, and the day on which units exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cchc.units.models import Unit
from cchc.web.address import changed, without
from cchc.web.clock import today
from cchc.web.filters import Chip, Filter, read_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.db.models import QuerySet
    from django.http import QueryDict


@dataclass(frozen=True)
class UnitPick(Filter):
    """Units looked up by name, however many there are. ``keep``: from the rows and the units to the rows that pass."""

    name: str
    label: Any
    keep: Callable[[QuerySet[Any], list[Unit]], QuerySet[Any]]
    several: bool = False
    template = "units/parts/filter_unit.html"

    def chosen(self, query: QueryDict) -> list[Unit]:
        """The units in the address, at most 50; a key of no unit is passed over."""
        keys = [
            key for key in query.getlist(self.name) if key.isascii() and key.isdecimal() and len(key) < 19
        ]
        if not keys:
            return []
        rows = list(Unit.objects.filter(pk__in=keys[:50]))
        return rows if self.several else rows[:1]

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        chosen = self.chosen(query)
        return self.keep(rows, chosen) if chosen else rows

    def chips(self, query: QueryDict) -> list[Chip]:
        return [
            Chip(f"{self.label}: {unit.name}", without(query, self.name, str(unit.pk)))
            for unit in self.chosen(query)
        ]

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        chosen = self.chosen(query)
        options = [(str(unit.pk), unit.name, True) for unit in chosen]
        return {"options": options, "chosen_count": len(chosen)}


@dataclass(frozen=True)
class OnDay(Filter):
    """The units of a day, today where none is given; units that ended are shown when asked for."""

    name: str
    label: Any
    template = "units/parts/filter_day.html"
    ended = "ended"

    def day(self, query: QueryDict) -> date:
        """The day asked for."""
        return read_day(query.get(self.name, "")) or today()

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        return rows if query.get(self.ended) else rows.on(self.day(query))  # type: ignore[attr-defined]

    def chips(self, query: QueryDict) -> list[Chip]:
        found = []
        if read_day(query.get(self.name, "")):
            day = f"{self.day(query):%d/%m/%Y}"
            found.append(Chip(f"{self.label}: {day}", without(query, self.name)))
        if query.get(self.ended):
            found.append(Chip(str(_("Also units that ended")), changed(query, **{self.ended: None})))
        return found

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        given = read_day(query.get(self.name, ""))
        return {"given": given, "ended": bool(query.get(self.ended)), "in_force": bool(given)}
