"""The working calendar as the table stands: the engine's Calendar, built when a row changed and else kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db.models import Count, Max, Sum, Value

from cchc.web.kept import Kept
from cchc.workcal.engine import Calendar
from cchc.workcal.engine import SpecialDay as EngineDay
from cchc.workcal.models import AnnouncedYear, SpecialDay

if TYPE_CHECKING:
    from cchc.workcal.engine.calendar import SpecialKind


def stamp() -> tuple[object, ...]:
    """What changes with any row of the two tables, whoever writes it: counts, newest keys, sums. One query."""
    days = SpecialDay.objects.order_by().annotate(of=Value(1)).values("of")
    years = AnnouncedYear.objects.order_by().annotate(of=Value(2)).values("of")
    told = days.annotate(n=Count("pk"), last=Max("pk"), all=Sum("version")).values_list(
        "of", "n", "last", "all"
    )
    also = years.annotate(n=Count("pk"), last=Max("pk"), all=Sum("year")).values_list(
        "of", "n", "last", "all"
    )
    return tuple(sorted(told.union(also, all=True)))


def calendar() -> Calendar:
    """The calendar of this installation: one small query, more only after a change in whatever process."""
    return _kept()


def _build() -> Calendar:
    rows = SpecialDay.objects.all()
    days = (EngineDay(row.day, cast("SpecialKind", row.kind), row.name, row.source) for row in rows)
    return Calendar(tuple(days), last_announced())


_kept = Kept(stamp, _build)


def last_announced() -> int:
    """The end of the unbroken row of announced years; 0 where none is."""
    last = 0
    for year in AnnouncedYear.objects.order_by("year").values_list("year", flat=True):
        if last not in (0, year - 1):
            break
        last = year
    return last
