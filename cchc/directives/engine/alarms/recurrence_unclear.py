"""A duty that comes again ("định kỳ") without a period that says how often.

Source: GLOSSARY: định kỳ is tháng, quý, 6 tháng, 9 tháng or năm; without one no due day can be reckoned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.alarming import place
from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context

CODE = "recurrence-unclear"
_MESSAGE = (
    "Nhiệm vụ định kỳ nhưng chưa rõ kỳ báo cáo; "
    "chọn tháng, quý, 6 tháng, 9 tháng hoặc năm trước khi giao theo dõi."
)


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each recurring task whose period isn't one of the known ones."""
    for task in context.tasks:
        if task.deadline.kind == "recurring" and not isinstance(task.recurrence, str):
            yield Alarm(CODE, _MESSAGE, task.id, *place(task))
