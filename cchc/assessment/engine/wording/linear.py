"""R2: "Từ 80% - dưới 100% thì điểm đánh giá được tính theo công thức [tỷ lệ % × điểm tối đa/100%]; dưới 80%: 0".

Also "Đạt từ 95% trở lên: điểm tối đa; dưới 95%: tính theo tỷ lệ", and a bare "tỷ lệ % × điểm tối đa". Known practice.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine import ranges
from cchc.assessment.engine.clauses import Unread
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
_DIVISOR = re.compile(r"/\s*([0-9]{1,3})\s*%?")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """The mark of full points, the mark before which there are none."""
    sloped = [clause for clause in told if clause.kind == "formula"]
    if not sloped:
        return None
    if len(sloped) > 1 or "nội suy" in sloped[0].what:
        raise Unread("công thức nội suy hoặc nhiều công thức: ghi quy tắc ở cột “Quy tắc” (shape: linear)")
    full, zero, open_ = _WHOLE, Fraction(0), False
    condition = _FORMULA.split(sloped[0].what)[0]
    if middle := ranges.read(condition):
        full = next((end for end in (middle.lt, middle.le) if end is not None), full)
        zero = next((end for end in (middle.ge, middle.gt) if end is not None), zero)
        open_ = middle.gt is not None
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
    _same_divisor(sloped[0].what, full)
    params: dict[str, Any] = {"full": number_out(full)}
    params |= {"zero": number_out(zero)} if zero else {}
    params |= {"open": True} if open_ and zero else {}
    return fixed("linear", params, Wanted("percent"))


def _same_divisor(text: str, full: Fraction) -> None:
    """Unread where the formula divides by something else than the mark of full points: the points would jump."""
    divisor = _DIVISOR.search(text)
    if divisor and Fraction(divisor[1]) != full:
        said = f"công thức chia cho {divisor[1]}% nhưng điểm tối đa đạt từ {number_out(full)}%"
        raise Unread(f"{said}; ghi rõ ở cột “Quy tắc”")
