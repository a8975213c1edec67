"""R11: "Xuất sắc: 100%; tốt: 75%; hoàn thành: 50%": an answer in words, worth a part of the maximum (product, B)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine import ranges
from cchc.assessment.engine.clauses import Unread
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.understanding import Understanding, Wanted, fixed
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc.assessment.engine.clauses import Clause

ORDER = 50
TITLE = Words("Theo mức độ, phần trăm điểm tối đa", "By level, percent of the maximum")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """Every clause a level with a percentage; 0 and "tối đa" may stand among them."""
    if len(told) < 2 or not any(clause.kind == "percent" for clause in told):
        return None
    percent = {}
    for clause in told:
        if ranges.read(clause.what) is not None:
            return None
        share = {"percent": clause.value, "full": clause.value + 100}.get(clause.kind)
        if share is None and clause.kind == "points" and clause.value == 0:
            share = clause.value
        if share is None:
            raise Unread(f"“{clause.what[:40]}”: lẫn điểm với phần trăm; ghi cùng một cách")
        percent[clause.written] = number_out(share)
    if len(percent) != len(told):
        raise Unread("có hai mức cùng tên")
    return fixed("levels", {"percent": percent}, Wanted("level", levels=tuple(percent)))
