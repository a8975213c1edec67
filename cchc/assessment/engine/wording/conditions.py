"""R4, R6: "Xác định đầy đủ nhiệm vụ và có bố trí kinh phí: 1; không … hoặc không …: 0" (Cà Mau, 1.1.2, 1.2.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine import ranges
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.understanding import Understanding, Wanted
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc.assessment.engine.clauses import Clause

ORDER = 60
TITLE = Words("Nhiều điều kiện cùng lúc", "Several conditions")
_NOT = re.compile(r"^(?:không|chưa|thiếu|các trường hợp|trường hợp|còn lại|ngược lại)\b")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """Two clauses: conditions joined by "và" or "hoặc", and their opposite."""
    if len(told) != 2 or any(clause.points(maximum) is None for clause in told):
        return None
    best, rest = told if (told[0].points(maximum) or 0) >= (told[1].points(maximum) or 0) else reversed(told)
    if not _NOT.search(rest.what) or _NOT.search(best.what) or ranges.read(best.what):
        return None
    joined, parts = _parts(best.written, rest.what)
    if len(parts) < 2:
        return None
    more: dict[str, Any] = {}
    met, unmet = best.points(maximum), rest.points(maximum)
    if met is not None and met != maximum:
        more["met"] = number_out(met)
    if unmet:
        more["unmet"] = number_out(unmet)
    wanted = tuple(Wanted("yes_no", part[:1].upper() + part[1:]) for part in parts)
    return Understanding(
        "conditions", wanted, lambda codes: {joined: [{"input": code} for code in codes], **more}
    )


def _parts(best: str, rest: str) -> tuple[str, list[str]]:
    """The conditions and how they are joined; one alone where "và" only joins nouns.

    "và" joins conditions where the opposite says "hoặc", or denies twice.
    """
    twice = len(re.findall(r"\b(?:không|chưa)\b", rest)) >= 2 or "hoặc" in rest
    either = re.split(r"\s+hoặc\s+", best, flags=re.IGNORECASE)
    if len(either) > 1 and "hoặc" not in rest:
        return "any_of", either
    both = re.split(r",?\s+(?:và|đồng thời)\s+", best, flags=re.IGNORECASE)
    return "all_of", both if twice else [best]
