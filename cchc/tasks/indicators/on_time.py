"""Tasks due in the period that were done on time, out of those due: done on time, done late, open and overdue.

Source: the partition of QĐ 42/2014/QĐ-TTg as amended by QĐ 23/2018/QĐ-TTg; on time is judged by the day of handing in.
What waits for confirmation or is paused is neither due nor done.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc.indicators.engine.indicator import Indicator
from cchc.lib.words import Words
from cchc.tasks.indicators._standing import BASIS, OWNER, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.indicators.engine.value import Value
    from cchc.indicators.engine.window import Window
    from cchc.units.models import Unit

INDICATOR = Indicator(
    code="nhiem_vu_dung_han",
    name=Words("Tỷ lệ nhiệm vụ đến hạn hoàn thành đúng hạn", "Tasks due that were done on time"),
    numerator=Words(
        "nhiệm vụ đến hạn trong kỳ đã hoàn thành đúng hạn", "tasks due in the period, done on time"
    ),
    denominator=Words(
        "nhiệm vụ đến hạn trong kỳ (đã hoàn thành, hoặc chưa hoàn thành và quá hạn)",
        "tasks due in the period (done, or open and overdue)",
    ),
    measure="percent",
    direction="up",
    precision=2,
    source=BASIS,
    owner=OWNER,
    source_kind="task_count",
    checked=date(2026, 11, 28),
)


def compute(units: Sequence[Unit], period: Window, today: date) -> dict[str, Value]:
    """The value of each unit by its slug; two queries at most."""
    return values(
        INDICATOR, units, period, today, lambda counts: (counts.of("done_on_time"), counts.due), due=True
    )
