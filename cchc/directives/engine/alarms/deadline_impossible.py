"""A date that no calendar has (31/2/2025) in a task or its deadline.

Source: slips of real documents; such a date can't be followed until the assigner corrects it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc.directives.engine.alarming import DATE
from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context
    from cchc.directives.engine.model import Task

CODE = "deadline-impossible"


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each impossible date, at its place; a date shared by two tasks is told once."""
    told: set[int] = set()
    for task in context.tasks:
        for found in _dates(context.text, task):
            if found.start() not in told and not _exists(found):
                told.add(found.start())
                yield Alarm(CODE, _message(" ".join(found[0].split())), task.id, found.start(), found.end())


def _dates(text: str, task: Task) -> Iterator[re.Match[str]]:
    yield from DATE.finditer(text, task.start, task.end)
    span = task.deadline.span
    if span:
        yield from DATE.finditer(text, span.start, span.end)


def _exists(found: re.Match[str]) -> bool:
    try:
        date(int(found["y"] or found["Y"]), int(found["m"] or found["M"]), int(found["d"]))
    except ValueError:
        return False
    return True


def _message(written: str) -> str:
    return f"Ngày {written} không có trong lịch; hỏi lại cơ quan ban hành và ghi hạn theo dõi kèm căn cứ đính chính."
