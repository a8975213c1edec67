"""A named addressee that had ended on the document's date, or ends before the task is due.

Source: practice: when a unit ends, propose its successor; the receiving office confirms. (Six of one notice's
eight dated tasks fell after the province itself had merged.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.alarming import shown
from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.directives.engine.alarming import Context
    from cchc.units.engine.model import Candidate

CODE = "addressee-ended"
#: A district has a dozen heirs; the page shows them all, the sentence the first.
_HEIRS = 3


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each task and named unit that no longer stands when it has to act."""
    if context.units is None or context.day is None:
        return
    for task, party in context.named_parties():
        due = max(task.deadline.date or context.day, context.day)
        best = next(iter(context.units.candidates(party.text, context.day)), None)
        if best and best.unit.status_on(due) == "ended":
            at_due = next(iter(context.units.candidates(party.text, due)), best)
            heirs = [
                context.units.name_of(slug)
                for slug in at_due.successors
                if at_due.unit.slug == best.unit.slug
            ]
            yield Alarm(CODE, _message(best, heirs, context.day), task.id, party.start, party.end)


def _message(found: Candidate, heirs: Sequence[str], day: date) -> str:
    ended = found.unit.valid_to
    when = "trước ngày của văn bản" if ended and ended < day else "trước khi nhiệm vụ đến hạn"
    shown_heirs = ", ".join(heirs[:_HEIRS]) + (" …" if len(heirs) > _HEIRS else "")
    then = f"đề xuất chuyển cho {shown_heirs}" if heirs else "chọn đơn vị tiếp nhận"
    return (
        f"“{found.unit.name}” hoạt động đến hết ngày {shown(ended)}, {when}; {then} và ghi căn cứ bàn giao."
    )
