"""The formula that ends a notice: "Văn phòng … thông báo để các cơ quan biết, thực hiện". Source: gold rule
5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause


def hit(clause: Clause) -> bool:
    """Told "for your information and action"."""
    return (
        clause.canvas.holds(clause.start, clause.end, "biet")
        and clause.has(
            r"(?:xin )?(?:thong bao|truyen dat|gui|sao gui).{0,300}?\b(?:biet"
            r"|duoc biet)\b[^;]{0,60}?(?:thuc hien|trien khai|phoi hop|chi dao|theo doi|$|[.]/)"
        )
        and not clause.has(r"\bgiao\b|yeu cau")
    )
