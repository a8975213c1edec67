"""R9: "Không có văn bản trái pháp luật: 2; ban hành từ 01 VB trái pháp luật và bị xử lý: 0" (tiếp cận pháp luật)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine import ranges
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.understanding import Understanding, Wanted, fixed
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.assessment.engine.clauses import Clause

ORDER = 35
TITLE = Words("Có vi phạm là mất điểm", "Nothing as soon as there is one")
_OPENING = re.compile(r"^(?:có|ban hành|để xảy ra|từ|\d+|trở lên|\s)+", re.IGNORECASE)
_NONE = re.compile(r"^(?:không|chưa)\b")
_WRONG = re.compile(
    r"trái|vi phạm|sai|chậm|quá hạn|trễ|xử lý|khiếu nại|tố cáo|kỷ luật|phản ánh|không đúng|bị "
)


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """Two clauses: none of them gives points, one or more takes all."""
    if len(told) != 2 or any(clause.points(maximum) is None for clause in told):
        return None
    clean, bad = sorted(told, key=lambda clause: clause.points(maximum) or Fraction(0), reverse=True)
    if not _NONE.search(clean.what) or not _WRONG.search(bad.what) or _NONE.search(bad.what):
        return None
    first = ranges.read(bad.what)
    if ranges.read(clean.what) is not None or (first is not None and (first.percent or first.ge is None)):
        return None
    params: dict[str, Any] = {}
    if first is not None and first.ge is not None and first.ge != 1:
        params["first"] = number_out(first.ge)
    best, rest = clean.points(maximum), bad.points(maximum)
    if best is not None and best != maximum:
        params["clean"] = number_out(best)
    if rest:
        params["found"] = number_out(rest)
    name = _OPENING.sub("", bad.written).strip()
    return fixed("zero_if_any", params, Wanted("count", f"Số {name}" if name else ""))
