"""What the task indicators share: counts by unit as they stood when the period's data was closed, made into values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.indicators.engine.value import Provenance, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cchc.indicators.engine.indicator import Indicator
    from cchc.indicators.engine.window import Window
    from cchc.tasks.matrix import Counts
    from cchc.units.models import Unit

    Parts = Callable[[Counts], tuple[int, int | None]]

#: The partition by law: reports on tasks of the Government and the Prime Minister.
BASIS = "Quyết định 42/2014/QĐ-TTg, sửa đổi tại Quyết định 23/2018/QĐ-TTg (cách chia tình trạng nhiệm vụ)"
OWNER = "Văn phòng UBND tỉnh"


def values(
    indicator: Indicator, units: Sequence[Unit], period: Window, today: date, parts: Parts, *, due: bool
) -> dict[str, Value]:
    """A value for each unit by its slug. ``parts``: numerator and denominator out of a unit's counts.

    ``due``: only tasks whose deadline lies in the period. Two queries at most. A period to come has no tasks.
    """
    from django.db.models import Q

    from cchc.tasks.matrix import Counts, counted
    from cchc.tasks.models import Task
    from cchc.tasks.standing import AsOf

    closed = min(period.end, today)
    found: dict[int, Counts] = {}
    if period.start <= today:
        facts = Q(due__range=(period.start, period.end)) if due else None
        tasks = Task.objects.counted().filter(lead__in=units) if len(units) == 1 else Task.objects.counted()
        found = counted(tasks, AsOf(closed, past=closed < today), facts=facts)
    source = Provenance(f"Hệ thống theo dõi nhiệm vụ, tính đến {closed:%d/%m/%Y}")
    made = {}
    for unit in units:
        above, below = parts(found.get(unit.pk, Counts()))
        whole = None if below is None else Decimal(below)
        made[unit.slug] = Value(
            indicator, unit.slug, period, Decimal(above), whole, closed, source, "verified"
        )
    return made
