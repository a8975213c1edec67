"""R6: "Đủ 4 báo cáo, đúng hạn: 2; đủ nhưng có báo cáo quá hạn: 1; không đủ: 0": so many items, all on time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.clauses import Unread
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.understanding import Understanding, Wanted
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc.assessment.engine.clauses import Clause

ORDER = 33
TITLE = Words("Đủ số lượng và đúng hạn", "Complete and on time")
_ALL = re.compile(
    r"^(?:có\s+)?đủ\s+0?([0-9]{1,3})\s+([^\W\d_]+(?: [^\W\d_]+){0,2}?),?\s+(?:và\s+)?đúng (?:hạn|thời hạn|thời gian)"
)
_LATE = re.compile(r"^(?:có\s+)?đủ\b.*(?:quá hạn|chậm|không đúng|muộn|trễ)")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """How many, what complete but late gives, and the rest."""
    first = _ALL.search(told[0].what)
    if first is None:
        return None
    params: dict[str, Any] = {"required": int(first[1])}
    if first[2] != "báo cáo":
        params["items"] = first[2]
    wanted = [Wanted("count", f"Số {first[2]} đúng hạn")]
    if told[0].points(maximum) != maximum:
        raise Unread("mức đủ và đúng hạn phải được điểm tối đa")
    for clause in told[1:]:
        points = clause.points(maximum)
        if points is None:
            raise Unread(f"“{clause.what[:40]}”: chưa rõ được bao nhiêu điểm")
        if _LATE.search(clause.what):
            params["complete_late"] = number_out(points)
            wanted.append(Wanted("count", f"Số {first[2]} quá hạn"))
        elif points:
            params["otherwise"] = number_out(points)
    late = len(wanted) > 1
    return Understanding(
        "complete_on_time",
        tuple(wanted),
        lambda codes: {"on_time": codes[0], **({"late": codes[1]} if late else {}), **params},
    )
