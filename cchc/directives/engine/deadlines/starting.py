"""A beginning without an end: "bắt đầu thực hiện từ tháng 8/2022", "kể từ ngày 01/7/2025", "áp dụng từ ngày
…".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.deadlines.form import Base, Hit
from cchc.directives.engine.deadlines.moments import moment_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.canvas import Canvas

_TRIGGER = (
    r"\b(?:bat dau|ap dung|thuc hien|hoan thanh|van hanh)(?: [\w]+){0,2}? (?:ke )?tu (?=ngay |thang "
    r"|qu[yi] |nam |\d)"
)


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every day from which something is to be done."""
    for trigger in canvas.each(_TRIGGER, ("bat", "ap", "thuc", "hoan", "van")):
        moment = moment_at(canvas, trigger.end(), base.day)
        if moment and not words(r" ?(?:den|-) ").match(canvas.plain, moment.end):
            yield Hit(trigger.start(), moment.end, "from", 10, None, moment.first, None)
