"""Đề nghị + addressee + duty: asked of party bodies, mass organisations, companies, offices of the centre.

Example: "Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh tăng cường giám sát." Under a numbered agency heading "Đề
nghị cấp ủy
…" is that agency's own act and stays with the heading. Source: gold rule 4; facts/practice.md 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found, predicate, without_modal

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 30

_ORDER = r"\b(?:tran trong |kinh )?(?P<order>de nghi)(?: voi| den)? (?=\S)"

#: A class of those below asks, it does not order: "các trường đề nghị UBND xã hỗ trợ kinh phí".
_ASKED = (
    r"\b(?:cac|mot so|nhieu) (?:truong|dai bieu|y kien|doanh nghiep|ho dan|nguoi dan|cu tri|dia phuong|don vi|xa|phuong"
    r"|thon|so|nganh|co quan|thanh vien|chu dau tu|nha thau)\b(?:,? (?!va |dong )[a-z]+){0,6} $"
)


def match(clause: Clause) -> Found | None:
    """The addressee behind "đề nghị", and the verb behind the addressee."""
    if clause.frame.genre == "report":
        return None
    for order in clause.orders(_ORDER, ("tran", "kinh", "de")):
        opening = order.start("order") <= clause.start + 20
        if clause.follows(order.start("order"), r"(?:da|duoc|de|theo|van ban|ho so|cong van|don)"):
            continue
        if (
            clause.frame.source in {"heading", "block"}
            and clause.frame.leads
            and (not opening or clause.frame.source == "heading")
            and not _speaks(clause, order.start())
        ):
            return None
        if clause.canvas.search(_ASKED, max(clause.start, order.start() - 60), order.start()) is not None:
            continue
        name = clause.name(order.end())
        verb = predicate(clause, name) if name else None
        if name and verb is not None:
            return Found(without_modal(clause, verb), name, standing=not opening)
    return None


def _speaks(clause: Clause, order: int) -> bool:
    """Whether another than the heading's agency opens the clause and asks: "Văn phòng UBND tỉnh đề nghị các Sở …"."""
    name = clause.name(clause.start)
    if name is None or clause.canvas.skip(name.end, clause.end) != order or clause.frame.marked:
        return False
    told = clause.canvas.folded(name.start, name.end)
    return all(clause.canvas.folded(lead.start, lead.end) != told for lead in clause.frame.leads)
