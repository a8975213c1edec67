"""Tasks that are open and overdue at the period's end, out of all with a deadline that are followed then.

Source: the partition of QĐ 42/2014/QĐ-TTg as amended by QĐ 23/2018/QĐ-TTg. It is a standing, not a flow: a task that
has been overdue for a year counts in each of its quarters.
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
    code="nhiem_vu_qua_han",
    name=Words(
        "Tỷ lệ nhiệm vụ chưa hoàn thành, quá hạn cuối kỳ", "Tasks open and overdue at the period's end"
    ),
    numerator=Words(
        "nhiệm vụ chưa hoàn thành đã quá hạn cuối kỳ", "tasks open and overdue at the period's end"
    ),
    denominator=Words(
        "nhiệm vụ có thời hạn đang theo dõi cuối kỳ, kể cả đã hoàn thành",
        "tasks with a deadline followed at the period's end, those done included",
    ),
    measure="percent",
    direction="down",
    precision=2,
    source=BASIS,
    owner=OWNER,
    source_kind="task_count",
    checked=date(2026, 11, 28),
)


def compute(units: Sequence[Unit], period: Window, today: date) -> dict[str, Value]:
    """The value of each unit by its slug; two queries at most."""
    return values(
        INDICATOR, units, period, today, lambda counts: (counts.of("open_overdue"), counts.dated), due=False
    )
