"""A window with two ends: "từ tháng 9/2022 đến tháng 10/2022", "từ ngày 01/9 đến ngày 30/9/2025", "(trong)
khoảng từ … đến …".

The first end takes its year from the second when it has none. A window that ended before the document's day is
what was reported on, not a deadline. "Từ nay đến hết tháng 5" begins on the document's day; "từ nay đến năm 2030" is
a horizon.
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
_NOW = r"\b(?:ke )?tu (?:nay|bay gio)(?: tro di)?,? den (?P<whole>het )?"
_TO = r" ?(?:den|-) (?:het )?"


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every window in the text that lies ahead."""
    yield from _from_now(canvas, base)
    for opening in canvas.each(_OPEN, ("trong", "thoi", "tu")):
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


def _from_now(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Windows that open on the document's day."""
    for opening in canvas.each(_NOW, ("ke", "tu")):
        until = moment_at(canvas, opening.end(), base.day)
        horizon = (
            until
            and until.unit == "year"
            and not opening["whole"]
            and not canvas.match("(?:het|cuoi)", opening.end())
        )
        if until is None or horizon or (base.day and until.last and until.last < base.day):
            continue
        yield Hit(opening.start(), until.end, "window", 55, until.last, base.day, until.last)


def _start(canvas: Canvas, at: int, first: Moment, second: Moment) -> date | None:
    """The first day, in the second end's year when none was written."""
    again = moment_at(canvas, at, second.last)
    return again.first if again else first.first
