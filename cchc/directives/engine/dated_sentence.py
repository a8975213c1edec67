"""Sentences that only date the duty before them: "Thời hạn hoàn thành trước ngày …", "Xong trước …".

A sentence that opens with a date and goes on with an act of its own ("Trước ngày 05/11/2025 trình đề án") is a
duty of its own, and its date is no other's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import after_time

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.deadlines import Terms
    from cchc.directives.engine.deadlines.form import Hit

_LABEL = r"(?:\( ?)?(?:thoi (?:gian|han|diem)|han|tien do)\b"
_OPENING = (
    r"(?:\( ?)?(?:hoan thanh|xong|yeu cau hoan thanh|bao dam hoan thanh|phai hoan thanh|cham nhat|truoc ngay"
    r"|trong (?:thang|quy|nam))\b"
)
#: What may stand behind an opening date where the sentence has no act of its own.
_DONE = (
    r"(?:phai |can )?(?:hoan thanh|xong|hoan tat|ket thuc)"
    r"(?: (?:viec nay|nhiem vu(?: nay)?|cong viec nay))?[ .;,)]*$"
)
#: Characters beside its dates that a sentence may have without an act of its own, and in all.
_BESIDE, _LONGEST = 45, 260


def only_dates(canvas: Canvas, terms: Terms, start: int, stop: int, *, labelled: bool) -> list[Hit]:
    """The deadlines of a sentence that does no more than date; none for any other.

    ``labelled``: only one with a label ("Thời hạn:") counts, as across an item's number.
    """
    label = canvas.match(_LABEL, start, stop) is not None
    if stop - start > _LONGEST or not (label or (not labelled and canvas.match(_OPENING, start, stop))):
        return []
    hits = terms.between(start, stop)
    return [] if not label and _acts(canvas, start, stop, hits) else hits


def _acts(canvas: Canvas, start: int, stop: int, hits: list[Hit]) -> bool:
    """Whether a sentence with a date gives an act of its own."""
    timed = after_time(canvas, start, stop)
    if timed is not None and timed < stop:
        return canvas.match(_DONE, timed, stop) is None
    return stop - start - sum(h.end - h.start for h in hits) > _BESIDE
