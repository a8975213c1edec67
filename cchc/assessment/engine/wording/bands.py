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
from cchc.assessment.engine.understanding import Understanding, Wanted, fixed
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.assessment.engine.clauses import Clause

ORDER = 40
TITLE = Words("Theo mức", "By bands")
_REST = re.compile(r"còn lại|trường hợp khác|mức khác|^không\b|^chưa\b|không thuộc")
_IN_TIME = re.compile(r"đúng hạn|đúng thời hạn|không chậm|kịp thời|trước hạn")
_RELATIVE = re.compile(r"(?:vượt|tăng|giảm)\s+(?:thêm\s+)?(?:từ\s+)?[0-9.,]+\s*%.*so với")
_LATE = re.compile(r"chậm|quá hạn|trễ|muộn")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """Bands, where every clause but one for the rest has a range."""
    late = any(_LATE.search(clause.what) for clause in told)
    spans = [_span(clause, late=late) for clause in told]
    rest = [place for place, span in enumerate(spans) if span is None]
    if len(rest) == len(spans) or len(rest) > 1 or len(told) < 2:
        return None
    if rest and not _REST.search(told[rest[0]].what):
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
        ends = _rest(known) if span is None else _closed(span, known)
        bands.append({**{key: number_out(end) for key, end in ends.items()}, "points": number_out(points)})
    percent = any(span.percent for span in known)
    noun = next((span.noun for span in known if span.noun and percent), "")
    return fixed("bands", {"bands": bands}, Wanted("percent" if percent else "number", short=noun))


def _span(clause: Clause, *, late: bool) -> Range | None:
    found = ranges.read(clause.what)
    if found is None and late and _IN_TIME.search(clause.what):
        return Range(le=Fraction(0))
    return found


def _low(span: Range) -> tuple[Fraction, int] | None:
    return (span.gt, 1) if span.gt is not None else ((span.ge, 0) if span.ge is not None else None)


def _high(span: Range) -> tuple[Fraction, int] | None:
    return (span.lt, 0) if span.lt is not None else ((span.le, 1) if span.le is not None else None)


def _closed(span: Range, spans: Sequence[Range]) -> dict[str, Fraction]:
    """The ends of a band; an open end reaches to the next band where there is one on that side."""
    low, high = _low(span), _high(span)
    if high is None and low is not None:
        above = [mark for mark in map(_low, spans) if mark is not None and mark > low]
        high = min(above, default=None)
    elif low is None and high is not None:
        below = [mark for mark in map(_high, spans) if mark is not None and mark < high]
        low = max(below, default=None)
    if high is not None and high[1] and not span.percent:
        whole = [mark for mark in map(_low, spans) if mark == (high[0] + 1, 0)]
        high = whole[0] if whole else high
    ends = {} if low is None else {"gt" if low[1] else "ge": low[0]}
    return ends if high is None else {**ends, "le" if high[1] else "lt": high[0]}


def _rest(spans: Sequence[Range]) -> dict[str, Fraction]:
    """What lies below every band, or above where the bands begin at the bottom."""
    lows, highs = [_low(span) for span in spans], [_high(span) for span in spans]
    if None not in lows:
        value, after = min(mark for mark in lows if mark is not None)
        return {"le" if after else "lt": value}
    value, with_it = max(mark for mark in highs if mark is not None)
    return {"gt" if with_it else "ge": value}
