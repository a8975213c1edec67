"""R7: "Mỗi nội quy, quy chế: 0,5; không ban hành: 0", at most the maximum (public code of a product, B)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.clauses import Unread
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.understanding import Understanding, Wanted, fixed
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc.assessment.engine.clauses import Clause

ORDER = 30
TITLE = Words("Theo số lượng, có mức trần", "Per item, capped")
_EACH = re.compile(r"^(?:cứ\s+)?(?:mỗi|cứ)\b(?:\s+0?1\b)?", re.IGNORECASE)
_CAP = re.compile(r"^(?:nhưng\s+)?(?:tổng\s+)?(?:điểm\s+)?(?:tối đa|không quá|nhiều nhất)\b")
_NONE = re.compile(r"^(?:không|chưa)\b")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """Points for each, and the cap where one is written."""
    each = [clause for clause in told if _EACH.search(clause.what)]
    if not each:
        return None
    if len(each) > 1 or each[0].kind != "points":
        raise Unread("có nhiều mức “mỗi …” hoặc chưa rõ số điểm mỗi mục; ghi quy tắc ở cột “Quy tắc”")
    params: dict[str, Any] = {"each": number_out(each[0].value)}
    for clause in told:
        if clause is each[0]:
            continue
        if _CAP.search(clause.what) and clause.kind == "points":
            if clause.value != maximum:
                params["cap"] = number_out(clause.value)
        elif not (_NONE.search(clause.what) and clause.points(maximum) == 0):
            raise Unread(f"“{clause.what[:40]}”: không đi cùng cách tính theo số lượng")
    name = _EACH.sub("", each[0].written).strip()
    return fixed("per_item", params, Wanted("count", f"Số {name}" if name else ""))
