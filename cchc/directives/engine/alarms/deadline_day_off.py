"""A deadline that falls on a day off: the result can be handed in on the working day before, or only after.

Source: practice; days off and swapped Saturdays come from the working calendar. Only fixed days are asked: the end
of a month or quarter is nobody's choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.alarming import place, shown
from cchc.directives.engine.model import Alarm
from cchc.lib.dates import weekday_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context

CODE = "deadline-day-off"


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each task due by a day on which offices don't work; none without a calendar."""
    calendar = context.calendar
    if calendar is None:
        return
    for task in context.tasks:
        due = task.deadline.date
        if due and task.deadline.kind == "by" and not calendar.is_working(due):
            message = (
                f"Thời hạn {shown(due)} ({weekday_name(due)}) là ngày nghỉ; chọn hạn theo dõi là ngày làm việc "
                "liền trước hoặc liền sau."
            )
            yield Alarm(CODE, message, task.id, *place(task))
