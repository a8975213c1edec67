"""R1: "Thực hiện trên 90% kế hoạch: 2; từ 70% - 90%: 1; dưới 70%: 0" (Cà Mau, QĐ 1880/QĐ-UBND năm 2013, 1.1.4).

A number alone ("Hoàn thành 100% kế hoạch: 1", "01 cuộc: 0,5") reaches up to the next mark; "còn lại" is what lies
below. Whole things have nothing between 5 and 6 ("đến 5 ngày; từ 6 ngày").
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine import ranges
from cchc.assessment.engine.clauses import Unread
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.ranges import Range
from cchc.assessment.engine.stretches import closed, rest
from cchc.assessment.engine.understanding import Understanding, Wanted, fixed
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.assessment.engine.clauses import Clause

ORDER = 40
TITLE = Words("Theo mức", "By bands")
_REST = re.compile(r"còn lại|ngược lại|trường hợp khác|mức khác|^không\b|^chưa\b|không thuộc")
_IN_TIME = re.compile(r"đúng hạn|đúng thời hạn|không chậm|kịp thời|trước hạn")
_RELATIVE = re.compile(r"(?:vượt|tăng|giảm)\s+(?:thêm\s+)?(?:từ\s+)?[0-9.,]+\s*%.*so với")
_LATE = re.compile(r"chậm|quá hạn|trễ|muộn")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """Bands, where every clause but one for the rest has a range."""
    late = any(_LATE.search(clause.what) for clause in told)
    spans = [_span(clause, late=late) for clause in told]
    others = [place for place, span in enumerate(spans) if span is None]
    if len(others) == len(spans) or len(others) > 1 or len(told) < 2:
        return None
    if others and not _REST.search(told[others[0]].what):
        return None
    if relative := next((clause for clause in told if _RELATIVE.search(clause.what)), None):
        raise Unread(
            f"“{relative.what[:40]}” là phần tăng thêm; ghi thành mức so với mốc, như “từ 105% trở lên”"
        )
    bands = []
    known = [span for span in spans if span is not None]
    for clause, span in zip(told, spans, strict=True):
        points = clause.points(maximum)
        if points is None or clause.kind == "formula":
            raise Unread(f"“{clause.what[:40]}”: chưa rõ được bao nhiêu điểm")
        ends = rest(known) if span is None else closed(span, known)
        bands.append({**{key: number_out(end) for key, end in ends.items()}, "points": number_out(points)})
    percent = any(span.percent for span in known)
    noun = next((span.noun for span in known if span.noun and percent), "")
    return fixed("bands", {"bands": bands}, Wanted("percent" if percent else "number", short=noun))


def _span(clause: Clause, *, late: bool) -> Range | None:
    found = ranges.read(clause.what)
    if found is None and late and _IN_TIME.search(clause.what):
        return Range(le=Fraction(0))
    return found
