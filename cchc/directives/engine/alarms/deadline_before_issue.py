"""A deadline that lies before the document's own date: most often the year of another document was copied.

Source: facts of real notices ("trước ngày 30/5/2024" in a notice of 17/5/2025). Where the issue date isn't known,
the day of posting is used, and the sentence says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.alarming import place, shown
from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context

CODE = "deadline-before-issue"


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each task whose last day is before the document's day."""
    for task in context.tasks:
        due = task.deadline.date
        if due and context.day and due < context.day:
            yield Alarm(CODE, _message(context, shown(due)), task.id, *place(task))


def _message(context: Context, due: str) -> str:
    return (
        f"Thời hạn {due} sớm hơn {context.day_name} của văn bản; kiểm tra lại ngày, tháng, năm "
        "và ghi hạn theo dõi kèm căn cứ đính chính."
    )
