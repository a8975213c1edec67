"""A sentence of results: a bare verb, then counts of what was achieved ("Tổ chức tuyên truyền cho hơn 3.500
em", "đạt 88,18%").

Targets (ít nhất, tối thiểu, phấn đấu, bảo đảm … đạt) are orders and stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

_RESULT = (
    r"(?:\bdat \d[\d.,]{0,14} ?(?:%|ty|trieu|diem|ho so)|\buoc dat|(?:tang|giam) \d[\d.,]{0,14} ?(?:%|bac|diem"
    r"|lan)|\bduoc \d[\d.,]{0,14} (?:buoi|cuoc|luot|ho so|ban|lop|hoi nghi|em|nguoi)|da (?:tiep nhan"
    r"|giai quyet|xu ly|to chuc|ban hanh|thuc hien|hoan thanh) (?:duoc )?\d|cho (?:hon "
    r"|gan )?\d[\d.]{0,14} (?:em|nguoi|luot|can bo|hoc vien|dai bieu|ho)\b|\d[\d.,]{0,14} truong hop|ket nap \d"
    r"|luy ke|xep thu \d|cung ky nam)"
)
_TARGET = r"it nhat|toi thieu|phan dau|bao dam|dam bao|chi tieu|tren \d|tro len|hoan thanh|truoc ngay"


def hit(clause: Clause) -> bool:
    """Counts of results and no word of a target."""
    return clause.has(r"\d|uoc dat|luy ke") and clause.has(_RESULT) and not clause.has(_TARGET)
