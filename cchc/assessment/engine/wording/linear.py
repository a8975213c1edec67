"""R2: "Từ 80% - dưới 100% thì điểm đánh giá được tính theo công thức [tỷ lệ % × điểm tối đa/100%]; dưới 80%: 0".

Also "Đạt từ 95% trở lên: điểm tối đa; dưới 95%: tính theo tỷ lệ", and a bare "tỷ lệ % × điểm tối đa". Known practice.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine import ranges
from cchc.assessment.engine.clauses import Unread
from cchc.assessment.engine.formulas import form_of
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.understanding import Understanding, Wanted, fixed
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.assessment.engine.clauses import Clause

ORDER = 20
TITLE = Words("Theo tỷ lệ", "In proportion")
_WHOLE = Fraction(100)
_FORMULA = re.compile(
    r"(?:thì\s+)?(?:điểm\s+.*)?(?:được\s+)?(?:tính|chấm)|\[|\(|công thức|theo tỷ lệ|điểm\s*(?:đạt được\s*)?="
)


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """The mark of full points, the mark before which there are none."""
    sloped = [clause for clause in told if clause.kind == "formula"]
    if not sloped:
        return None
    if len(sloped) > 1:
        raise Unread("nhiều công thức trong một cách tính: ghi quy tắc ở cột “Quy tắc” (shape: linear)")
    low, high, open_ = _middle(sloped[0].what)
    full, zero = (_WHOLE if high is None else high), low or Fraction(0)
    for clause in told:
        if clause.kind == "formula":
            continue
        span, points = ranges.read(clause.what), clause.points(maximum)
        if span is None or points is None or (points and maximum is not None and points != maximum):
            raise Unread(f"“{clause.what[:40]}”: công thức tỷ lệ chỉ đi cùng mức điểm tối đa và mức 0 điểm")
        if points:
            full = next((end for end in (span.ge, span.gt) if end is not None), full)
        else:
            zero = next((end for end in (span.lt, span.le) if end is not None), zero)
            open_ = span.le is not None
    params: dict[str, Any] = {"full": number_out(full)}
    params |= {"zero": number_out(zero)} if zero else {}
    params |= form_of(sloped[0].what, maximum, full)
    params |= {"open": True} if open_ and zero else {}
    return fixed("linear", params, Wanted("percent"))


def _middle(text: str) -> tuple[Fraction | None, Fraction | None, bool]:
    """The ends of the stretch that the formula is for, and whether its lower end does not belong to it."""
    head, colon, _ = text.partition(":")
    span = ranges.read(head if colon else _FORMULA.split(text)[0])
    if span is None:
        return None, None, False
    low = span.ge if span.ge is not None else span.gt
    return low, span.lt if span.lt is not None else span.le, span.gt is not None
