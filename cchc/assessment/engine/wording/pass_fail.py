"""R3: "Đạt yêu cầu: 1; không đạt: 0", "Có ban hành: điểm tối đa; Không: 0" (Cà Mau, 1.1.3; public code)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine import ranges
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.understanding import Understanding, Wanted, fixed
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc.assessment.engine.clauses import Clause

_INSIDE = re.compile(r"\b(?:không|chưa)\b")
ORDER = 70
TITLE = Words("Đạt hoặc không đạt", "Pass or fail")
_NOT = re.compile(
    r"^(?:nếu\s+)?(?:không|chưa|ko|thiếu|các trường hợp khác|trường hợp khác|còn lại|ngược lại)\b"
)


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """Two clauses, the second of which denies the first."""
    if len(told) != 2:
        return None
    denied = [clause for clause in told if _NOT.search(clause.what)]
    denied = denied or [clause for clause in told if _INSIDE.search(clause.what)]
    passed = [clause for clause in told if clause not in denied]
    if len(denied) != 1 or len(passed) != 1 or any(ranges.read(clause.what) for clause in told):
        return None
    most, least = passed[0].points(maximum), denied[0].points(maximum)
    if least is None or (most is None and passed[0].kind != "full") or (most is not None and most <= least):
        return None
    params: dict[str, Any] = {}
    if most is not None and most != maximum:
        params["passed"] = number_out(most)
    if least:
        params["failed"] = number_out(least)
    return fixed("pass_fail", params, Wanted("yes_no"))
