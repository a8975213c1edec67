"""Passive orders: "Sở X được giao chủ trì …", "phải được Trưởng phòng … phê duyệt trước khi trả".

The quote of the second kind begins with "phải được". Source: gold rule 4 (được giao; phải được … trình).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found, predicate

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 45


def match(clause: Clause) -> Found | None:
    """Either passive form, where orders are being given."""
    if not clause.frame.open:
        return None
    for passive in clause.orders(r"\b(?P<whole>phai duoc|can duoc) (?=\S)", ("phai", "can")):
        name = clause.name(passive.end())
        if name and predicate(clause, name) is not None:
            return Found(passive.start(), name)
    for at in clause.openings:
        name = clause.name(at)
        given = (
            clause.at(r" (?:la (?:co quan|don vi) )?duoc (?:giao|phan cong)(?: nhiem vu)? ", name.end)
            if name
            else None
        )
        if name and given is not None and clause.verb(given) is not None:
            return Found(given, name)
    return None
