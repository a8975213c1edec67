"""A named addressee that had ended on the document's date, or ends before the task is due.

Source: practice: when a unit ends, propose its successor; the receiving office confirms. (Six of one notice's
eight dated tasks fell after the province itself had merged.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.alarming import shown
from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.directives.engine.alarming import Context
    from cchc.units.engine.model import Candidate

CODE = "addressee-ended"


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each task and named unit that no longer stands when it has to act."""
    if context.units is None or context.day is None:
        return
    for task, party in context.named_parties():
        due = max(task.deadline.date or context.day, context.day)
        best = next(iter(context.units.candidates(party.text, context.day)), None)
        if best and best.unit.status_on(due) == "ended":
            at_due = next(iter(context.units.candidates(party.text, due)), best)
            message = _message(party.text, best, at_due, context.day)
            yield Alarm(CODE, message, task.id, party.start, party.end)


def _message(name: str, unit: Candidate, at_due: Candidate, day: date) -> str:
    ended = unit.unit.valid_to
    when = "trước ngày văn bản" if ended and ended < day else "trước khi đến hạn"
    heirs = at_due.successors if at_due.unit.slug == unit.unit.slug else ()
    then = (
        f"chuyển nhiệm vụ cho đơn vị kế thừa ({', '.join(heirs)})"
        if heirs
        else "chọn đơn vị tiếp nhận nhiệm vụ"
    )
    return f"“{' '.join(name.split())}” đã kết thúc hoạt động từ ngày {shown(ended)}, {when}; {then} và ghi căn cứ."
