"""R8: "Có vi phạm nhẹ: trừ 50% điểm; nghiêm trọng: 0"; "Mỗi văn bản chậm trừ 0,25 điểm" (public code, B)."""

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

ORDER = 25
TITLE = Words("Trừ điểm theo vi phạm", "Points off for violations")
_EACH = re.compile(r"^(?:cứ\s+)?(?:mỗi|một|1|01|cứ)\b|/\s*(?:\d+\s+)?\w+")
_OPENING = re.compile(r"^(?:(?:có|nếu có|nếu|cứ|mỗi|một|01|1)\s+)+", re.IGNORECASE)
_CAP = re.compile(r"tối đa|không quá|nhiều nhất")
_CLEAN = re.compile(r"^(?:không|chưa)\b|đầy đủ|tuân thủ|đúng quy định")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """One item for each clause that takes points off or leaves none."""
    if not any(clause.kind.startswith("minus") for clause in told):
        return None
    items: list[dict[str, Any]] = []
    wanted: list[Wanted] = []
    floors = [clause.value for clause in told if clause.kind == "floor" and clause.value]
    for clause in told:
        if clause.kind == "floor" or _clean(clause, maximum):
            continue
        if items and clause.kind == "minus" and _CAP.search(clause.what):
            items[-1]["cap"] = number_out(clause.value)
            continue
        items.append(_item(clause, maximum))
        name = _OPENING.sub("", clause.written).split("/")[0].strip()
        wanted.append(Wanted("count", f"Số {name}" if name else ""))
    return Understanding(
        "deductions",
        tuple(wanted),
        lambda codes: {
            "items": [{"input": code, **item} for code, item in zip(codes, items, strict=True)],
            **({"floor": number_out(floors[0])} if floors else {}),
        },
    )


def _clean(clause: Clause, maximum: Fraction | None) -> bool:
    """Whether the clause says that nothing wrong gives full points."""
    full = clause.kind in ("points", "full") and clause.points(maximum) == maximum
    return full and _CLEAN.search(clause.what) is not None


def _item(clause: Clause, maximum: Fraction | None) -> dict[str, Any]:
    """What one kind of violation costs."""
    each = {} if _EACH.search(clause.what) else {"once": True}
    if clause.kind == "minus":
        return {"points": number_out(clause.value), **each}
    if clause.kind == "minus_percent":
        return {"percent": number_out(clause.value), **each}
    points = clause.points(maximum)
    if points is None or points != 0:
        raise Unread(f"“{clause.what[:40]}”: trong cách tính trừ điểm, mức này phải là 0 hoặc điểm tối đa")
    return {"percent": 100, "once": True}
