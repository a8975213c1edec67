"""R5, R11: "Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0": an answer in words (1880/2013, 1.1.1)."""

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

ORDER = 80
TITLE = Words("Theo mức trả lời", "By answer")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """Two or more answers in words, each with points; best first."""
    if len(told) < 2:
        raise Unread(f"chỉ có một mức “{told[0].what[:40]}”; ghi thêm mức còn lại, như “không đạt: 0”")
    points = {}
    for clause in told:
        worth = clause.points(maximum)
        if worth is None or ranges.read(clause.what) is not None or not clause.what:
            return None
        points[clause.written] = worth
    if len(points) != len(told):
        raise Unread("có hai mức cùng tên")
    ordered = dict(sorted(points.items(), key=lambda pair: -pair[1]))
    raw = {level: number_out(worth) for level, worth in ordered.items()}
    return fixed("levels", {"points": raw}, Wanted("level", levels=tuple(ordered)))
