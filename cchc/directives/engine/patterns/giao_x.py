"""Giao, phân công, chỉ thị + addressee + duty.

Example: "Giao Sở Nội vụ theo dõi việc thực hiện Kế hoạch này." Not: "nhiệm vụ được giao", "do UBND tỉnh giao"
(no addressee follows); and "Phân công cấp ủy viên …" first under an agency's heading is that agency's own act.
Source: facts/documents.md §4 (the commonest order in the texts read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found, addressee, after_name, predicate

if TYPE_CHECKING:
    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.clause import Clause

ORDER = 10

_ORDER = (
    r"\b(?:giao(?: nhiem vu| trach nhiem)?(?: cho)?|phan cong|uy quyen(?: cho)?"
    r"|chi thi(?: cho)?)(?P<title> (?:cac )?dong chi)?:? (?=\S)"
)
_BEFORE = r"(?:va|tinh|nhat|huyen|xa|phu|dinh|thoi|ubnd|ra|bo|so|chu tich|thu tuong|nay|tinh uy|huyen uy)"
#: Work that was given once: "09 nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao các Sở thực hiện đã quá hạn".
_GIVEN = r"\bdo (?:ubnd|uy ban nhan dan|chu tich|thu tuong|chinh phu|lanh dao|tinh uy|hdnd|bo )[^.;:]{0,80} $"
_PLAINLY = r"giao (?:cac )?(?:so|van phong|ubnd|phong|uy ban|thanh tra|cong an) "


def match(clause: Clause) -> Found | None:
    """The addressee behind the order word, and the verb behind the addressee."""
    if clause.frame.genre == "report" and not clause.frame.open:
        return None
    for order in clause.orders(_ORDER, ("giao", "phan", "uy", "chi")):
        if not _orders(clause, order.start()):
            continue
        name = addressee(clause, order)
        if name is None or _own_act(clause, order.start(), name):
            continue
        verb = predicate(clause, name)
        return Found(verb if verb is not None else after_name(clause, name), name)
    return None


def _own_act(clause: Clause, at: int, name: Name) -> bool:
    """Whether an item under an agency's heading begins with "Phân công" and its own people, no named body."""
    if clause.frame.source != "heading" or clause.canvas.capital(name.start):
        return False
    return at == clause.start and clause.at("phan cong ") is not None


def _orders(clause: Clause, at: int) -> bool:
    """Whether "giao" is an order there: at a clause's beginning, behind its subject, or before a plain
    agency name.
    """
    if clause.canvas.text[at : at + 4].lower() in {"giáo", "giào"} or clause.follows(at, r"(?:duoc|da|do)"):
        return False
    if clause.canvas.search(_GIVEN, max(clause.start, at - 90), at) is not None:
        return False
    return clause.opens(at, _BEFORE) or clause.at(_PLAINLY, at) is not None
