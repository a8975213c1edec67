"""A window with two ends: "từ tháng 9/2022 đến tháng 10/2022", "từ ngày 01/9 đến ngày 30/9/2025", "(trong)
khoảng từ … đến …".

The first end takes its year from the second when it has none. A window that ended before the document's day is
what was reported on, not a deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.deadlines.form import Base, Hit
from cchc.directives.engine.deadlines.moments import Moment, moment_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.directives.engine.canvas import Canvas

_OPEN = r"\b(?:trong khoang )?(?:thoi gian )?tu (?=ngay |thang |qu[yi] |\d)"
_TO = r" ?(?:den|-) (?:het )?"


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every window in the text that lies ahead."""
    for opening in words(_OPEN).finditer(canvas.plain):
        first = moment_at(canvas, opening.end(), base.day)
        joint = first and words(_TO).match(canvas.plain, first.end)
        second = moment_at(canvas, joint.end(), base.day) if joint else None
        if first is None or second is None or (base.day and second.last and second.last < base.day):
            continue
        yield Hit(
            opening.start(),
            second.end,
            "window",
            55,
            second.last,
            _start(canvas, opening.end(), first, second),
            second.last,
        )


def _start(canvas: Canvas, at: int, first: Moment, second: Moment) -> date | None:
    """The first day, in the second end's year when none was written."""
    again = moment_at(canvas, at, second.last)
    return again.first if again else first.first
