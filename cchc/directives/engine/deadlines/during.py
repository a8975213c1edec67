"""A period in which it is to be done: "trong tháng 8/2022", "trong quý III năm 2024", "trong năm 2025",
"giai đoạn 2 (năm 2021 - 2023)".

Not a deadline: "chỉ tiêu năm 2025" or "giai đoạn 2021-2025" in the name of a plan (no "trong" before it).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.deadlines.form import Base, Hit
from cchc.directives.engine.deadlines.moments import moment_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.canvas import Canvas

_TRIGGER = (
    r"\b(?:(?:ngay )?(?:trong|vao(?: cuoi| dau)?|xong)|thoi gian(?: [\w, ]{0,40}?)?:) (?=ngay |thang "
    r"|qu[yi] |nam |\d)"
)
_STAGE = r"\btrong giai doan(?: \d)? ?\(?(?:tu )?(?:nam )?(?P<a>20\d\d) ?(?:-|den) ?(?:nam )?(?P<b>20\d\d)\)?"
_GOES_ON = r" ?(?:va|,) (?:(?:nhung|cac) nam|nam 20)"


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every period named with "trong"."""
    for trigger in canvas.each(_TRIGGER, ("ngay", "trong", "vao", "xong", "thoi")):
        moment = moment_at(canvas, trigger.end(), base.day)
        if moment is None or words(_GOES_ON).match(canvas.plain, moment.end):
            continue
        weight = 30 if moment.unit == "year" else 50
        yield Hit(
            trigger.start(),
            moment.end,
            "during",
            weight,
            moment.last,
            moment.first,
            moment.last,
            impossible=moment.impossible,
        )
    for stage in canvas.each(_STAGE, ("trong",)):
        first, last = date(int(stage["a"]), 1, 1), date(int(stage["b"]), 12, 31)
        yield Hit(stage.start(), stage.end(), "during", 30, last, first, last)
