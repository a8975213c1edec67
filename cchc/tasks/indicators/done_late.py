"""How many tasks due in the period were done, but late: handed in after the deadline, and confirmed.

Source: the partition of QĐ 42/2014/QĐ-TTg as amended by QĐ 23/2018/QĐ-TTg; late is judged by the day of handing in.
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
    code="nhiem_vu_hoan_thanh_muon",
    name=Words(
        "Số nhiệm vụ đến hạn trong kỳ hoàn thành quá hạn", "Tasks due in the period that were done late"
    ),
    numerator=Words("nhiệm vụ đến hạn trong kỳ đã hoàn thành quá hạn", "tasks due in the period, done late"),
    measure="count",
    direction="down",
    precision=0,
    source=BASIS,
    owner=OWNER,
    source_kind="task_count",
    checked=date(2026, 11, 28),
)


def compute(units: Sequence[Unit], period: Window, today: date) -> dict[str, Value]:
    """The value of each unit by its slug; two queries at most."""
    return values(INDICATOR, units, period, today, lambda counts: (counts.of("done_late"), None), due=True)
