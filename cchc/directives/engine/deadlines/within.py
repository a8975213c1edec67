"""A number of days: "trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản này", "sau 10 ngày kể từ ngày
ban hành".

Counted from the document's own day only when it says so ("kể từ ngày ký", "kể từ ngày ban hành Thông báo này").
The day of receipt ("kể từ ngày nhận được Thông báo này"), of taking effect, and any event of its own are unknown
here: no date. Working days need the calendar given. "(Ngay) trong ngày", "trong ngày làm việc" count from the event
that brings the work, so they have none either.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.deadlines.form import Base, Hit

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from cchc.directives.engine.canvas import Canvas

_FORM = (
    r"\b(?:trong (?:vong|thoi han|thoi gian)|cham nhat(?: la)?|khong qua"
    r"|toi da)(?: khong qua)? (?P<n>\d{1,3}) ?(?:\([\w ]{2,12}\) )?"
    r"(?P<unit>ngay lam viec|ngay|tuan|thang|gio)\b(?!,? \d)(?P<base>,? (?:ke )?(?:tu|sau"
    r"|tinh tu)(?: khi| ngay| thoi diem)?(?: [^,;.()]{2,90})?)?"
)
_ISSUED = r"(?:ky ban hanh|ky, ban hanh|ky|ban hanh|phat hanh)"
_THIS = (
    r"(?:thong bao|van ban|cong van|cong dien|chi thi|quyet dinh|ket luan|ke hoach|nghi quyet)"
    r"(?: (?:ket luan|chi dao))?"
)
_OWN = rf"\b(?:tu|ngay|khi|sau|diem) {_ISSUED}(?: {_THIS}(?: nay)?)? ?$|\b{_THIS} nay (?:duoc )?{_ISSUED} ?$"
_SAME_DAY = (
    r"\b(?:ngay )?trong ngay(?: lam viec(?: tiep theo| ke tiep)?)?"
    r"(?= ?(?:[,;.)]|$|va |khi |ke tu |tu khi |de |qua |cho ))"
)


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every term counted in days, weeks or months."""
    for found in canvas.each(_FORM, ("trong", "cham", "khong", "toi")):
        last = _resolve(found, base)
        yield Hit(found.start(), canvas.trim(found.start(), found.end())[1], "within", 45, last)
    for same in canvas.each(_SAME_DAY, ("ngay", "trong")):
        if canvas.scanned or canvas.text[same.start() : same.end()].lower().split()[-1] != "ngay":
            yield Hit(same.start(), same.end(), "within", 20)


def _resolve(found: re.Match[str], base: Base) -> date | None:
    origin = found["base"] or ""
    if base.day is None or not words(_OWN).search(origin):
        return None
    return _add(base, base.day, int(found["n"]), found["unit"])


def _add(base: Base, day: date, number: int, unit: str) -> date | None:
    if "lam viec" in " ".join(unit.split()):
        return base.calendar.add(day, number) if base.calendar else None
    if unit == "thang":
        month = day.month - 1 + number
        year, month = day.year + month // 12, month % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    days = {"ngay": 1, "tuan": 7, "gio": 0}[unit]
    return day + timedelta(days=days * number)
