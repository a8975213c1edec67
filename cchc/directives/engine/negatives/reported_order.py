"""Orders of another paper, told before one's own begin: "Bộ X có Công văn số …, trong đó đề nghị UBND tỉnh giao …".

Only in a letter or directive before its own orders are open; a news page that tells of a directive gives its orders.
A sentence that goes on with the issuer's own order is none of these. Source: gold rule 5 (reported past assignments).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

_ORDER = r"(?:yeu cau|giao|de nghi|chi dao|phan cong) (?=\S)"
_PAPER = (
    r"\b(?:ban hanh|co|nhan duoc|ky|gui)(?: [a-z]+){0,2} (?:chi thi|cong van|cong dien|quyet dinh|thong bao|ke hoach"
    r"|van ban|nghi quyet|ket luan)(?: ket luan)? so"
)
#: The order stands behind "trong đó", or right behind number, date, issuer and subject.
_TOLD = (
    rf"{_PAPER} (?:[^;]{{3,400}}?\b(?:trong do|theo do|qua do|tai do|voi noi dung),? (?:co noi dung )?(?:da )?"
    r"|[^ ,;]{3,30}(?: ngay (?:\d[\d/.-]{3,9}|\d{1,2} thang \d{1,2} nam \d{4}))?(?: cua [^,;]{3,50}?)?"
    rf"(?: ve(?: viec)? [^,;]{{3,150}}?)?,? ){_ORDER}"
)
_OWN = rf"[,;] (?:nay,? )?(?:chu tich |ubnd |uy ban nhan dan |van phong )[^,;]{{0,50}} {_ORDER}"


def hit(clause: Clause) -> bool:
    """A numbered paper told of, and what it orders."""
    if clause.frame.open or clause.frame.genre != "directive":
        return False
    told = clause.canvas.search(_TOLD, clause.start, clause.end)
    return told is not None and clause.canvas.search(_OWN, told.end(), clause.end) is None
