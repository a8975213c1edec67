"""An authority + chỉ đạo, lưu ý, quán triệt + addressee + duty.

Example: "Chủ tịch UBND huyện chỉ đạo Trưởng các phòng rà soát hồ sơ." Without the authority before it ("Sở
Tài chính:
Chỉ đạo chủ đầu tư …") the order is the agency's own. Reports tell what was ordered once: there it does not
count.
Source: gold rule 4 (chỉ đạo + agency + action).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found, predicate, without_modal

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 40

_AUTHORITY = (
    r"(?:dong chi |ong |ba )?(?:pho |nguyen )?(?:chu tich|bi thu|thu tuong|bo truong|giam doc"
    r"|tong giam doc|chu nhiem|truong ban|chu toa|uy ban nhan dan tinh|ubnd|uy ban nhan dan"
    r"|ban chi dao|ban thuong vu|thuong truc)"
)
_ORDER = r"[,]? (?:cung )?(?:chi dao|luu y|quan triet|nhac nho|kien nghi)(?: yeu cau)? (?=\S)"
#: Words that are an order of the one who speaks even where orders are already being given.
_REMINDER = r"[,]? (?:cung )?(?:luu y|nhac nho|nhac)(?: yeu cau| den)? (?=\S)"


def match(clause: Clause) -> Found | None:
    """Authority, then the order word, then the addressee and its verb."""
    if clause.frame.genre == "report" or (
        clause.frame.genre == "news" and not clause.has(r"theo do|ket luan|phat bieu|chi dao:")
    ):
        return None
    for at in clause.openings:
        authority = clause.name(at) if clause.at(_AUTHORITY, at) is not None else None
        if (
            authority
            and clause.frame.open
            and clause.canvas.search(r"\bcac\b", authority.start, authority.end)
        ):
            return None
        wanted = _REMINDER if clause.frame.open else _ORDER
        order = clause.at(wanted, authority.end) if authority else None
        name = clause.name(order) if order is not None else None
        verb = predicate(clause, name) if name else None
        if name and verb is not None:
            return Found(without_modal(clause, verb), name, standing=True)
    return None
