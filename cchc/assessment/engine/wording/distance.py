"""R17: "Từ 80%: 2,5; từ 40% đến dưới 80%: theo quãng đã đi được; dưới 40%: 0": the way to a target."""

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

ORDER = 18
TITLE = Words("Theo quãng đường đến mục tiêu", "By the way to a target")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """Both marks stand in the clause of the way itself."""
    way = next((clause for clause in told if clause.kind == "formula" and "theo quãng" in clause.what), None)
    if way is None:
        return None
    span = ranges.read(way.what.partition(":")[0])
    if span is None or span.ge is None or span.lt is None:
        raise Unread("“theo quãng …” cần hai mốc, như “từ 40% đến dưới 80%: theo quãng đã đi được”")
    for clause in told:
        if clause is not way and clause.points(maximum) not in (0, maximum):
            raise Unread(f"“{clause.what[:40]}”: chỉ đi cùng mức điểm tối đa và mức 0 điểm")
    params = {"target": number_out(span.lt), "worst": number_out(span.ge)}
    return fixed("distance_to_target", params, Wanted("percent" if span.percent else "number"))
