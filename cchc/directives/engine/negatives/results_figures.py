"""A sentence of results: a bare verb, then counts of what was achieved ("Tổ chức tuyên truyền cho hơn 3.500
em", "đạt 88,18%").

Targets (ít nhất, tối thiểu, phấn đấu, bảo đảm … đạt) are orders and stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

#: Three kinds of telling, each quick to look for: by a verb that starts a word, by other words, by a figure.
_REACHED = (
    r"\b(?:dat \d[\d.,]{0,14} ?(?:%|ty|trieu|diem|ho so)|uoc dat"
    r"|duoc \d[\d.,]{0,14} (?:buoi|cuoc|luot|ho so|ban|lop|hoi nghi|em|nguoi))"
)
_TOLD = (
    r"(?:tang \d[\d.,]{0,14} ?(?:%|bac|diem|lan)|giam \d[\d.,]{0,14} ?(?:%|bac|diem|lan)|da (?:tiep nhan"
    r"|giai quyet|xu ly|to chuc|ban hanh|thuc hien|hoan thanh) (?:duoc )?\d|cho (?:hon "
    r"|gan )?\d[\d.]{0,14} (?:em|nguoi|luot|can bo|hoc vien|dai bieu|ho)\b|ket nap \d"
    r"|luy ke|xep thu \d|cung ky nam)"
)
_CASES = r"\d[\d.,]{0,14} truong hop"
_TARGET = r"it nhat|toi thieu|phan dau|bao dam|dam bao|chi tieu|tren \d|tro len|hoan thanh|truoc ngay"


def hit(clause: Clause) -> bool:
    """Counts of results and no word of a target."""
    if not clause.has(r"\d|uoc dat|luy ke") or clause.has(_TARGET):
        return False
    return any(clause.each(_REACHED, ("dat", "uoc", "duoc"))) or clause.has(_TOLD) or clause.has(_CASES)
