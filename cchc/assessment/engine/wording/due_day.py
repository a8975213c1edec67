"""R5: "Ban hành đến hết ngày 10/02/2025: 1; sau ngày đó: 0,5; chưa ban hành: 0": a day due, late, not at all."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.clauses import Unread
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.understanding import Understanding, Wanted, fixed
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc.assessment.engine.clauses import Clause

ORDER = 15
TITLE = Words("Theo ngày hạn", "By a day due")
_DAY = re.compile(
    r"(trước|đến hết|đến|chậm nhất|muộn nhất|trong|hết)?\s*(?:là\s+)?(?:ngày\s+)?([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
)
_LATE = re.compile(r"sau|chậm|quá hạn|muộn|trễ")
_NONE = re.compile(r"^(?:không|chưa)\b")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """The first clause names the day; others say what being late and having nothing give."""
    due = _DAY.search(told[0].what)
    if due is None:
        return None
    if any(_DAY.search(clause.what) for clause in told[1:]) or len(told) > 3:
        raise Unread("có nhiều ngày hạn; ghi quy tắc ở cột “Quy tắc” (shape: timeliness)")
    try:
        params: dict[str, Any] = {"due": date(int(due[4]), int(due[3]), int(due[2]))}
    except ValueError:
        raise Unread(f"ngày “{due[0].strip()}” không có trong lịch") from None
    params |= {"before": True} if due[1] == "trước" else {}
    levels: tuple[str, ...] = ()
    for key, clause in zip(("on_time", *map(_key, told[1:])), told, strict=True):
        points = clause.points(maximum)
        if points is None or not key or key in params:
            raise Unread(f"“{clause.what[:40]}”: chưa rõ là quá hạn hay không có")
        if points != (maximum if key == "on_time" else 0):
            params[key] = number_out(points)
        levels = (clause.written,) if key == "none" else levels
    return fixed("timeliness", params, Wanted("date", levels=levels))


def _key(clause: Clause) -> str:
    """Which outcome a clause is about."""
    if _NONE.search(clause.what):
        return "none"
    return "late" if _LATE.search(clause.what) else ""
