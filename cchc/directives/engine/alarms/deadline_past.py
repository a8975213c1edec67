"""A deadline that had already passed on the day the document is read for, though it was sound when issued.

Source: practice: a notice that reaches the task office late must be answered before it is followed. Without a day
given, a document is read for its own date, so that answers don't change from day to day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.alarming import place, shown
from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context

CODE = "deadline-past"


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each task due before ``today`` but not before the document's own day."""
    for task in context.tasks:
        due = task.deadline.date
        if due and context.today and due < context.today and not (context.day and due < context.day):
            yield Alarm(CODE, _message(shown(due), shown(context.today)), task.id, *place(task))


def _message(due: str, today: str) -> str:
    return (
        f"Thời hạn {due} đã qua tính đến ngày {today}; xác định nhiệm vụ đã hoàn thành hay cần gia hạn "
        "trước khi giao theo dõi."
    )
