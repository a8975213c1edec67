"""Giao, phân công, chỉ thị + addressee + duty.

Example: "Giao Sở Nội vụ theo dõi việc thực hiện Kế hoạch này." Not: "nhiệm vụ được giao", "do UBND tỉnh giao"
(no addressee follows). Source: facts/documents.md §4 (the commonest order in the texts read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.clause import Found, after_name, predicate

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 10

_ORDER = (
    r"(?:^|(?<=[,;:.)] )|(?<=\bva )|(?<=tinh )|(?<=nhat )|(?<=huyen )|(?<=xa )|(?<=phu )|(?<=dinh )|(?<=thoi )|(?<=thoi, )|(?<=ubnd )|(?<=ra )|(?<=dong )|(?<=bo )|(?<=so )|(?<=pho )|\b(?<!duoc )(?<!da )(?<!do )(?=giao (?:cac )?so |giao van phong |giao ubnd |giao phong ))"
    r"(?P<order>giao(?: nhiem vu| trach nhiem)?(?: cho)?|phan cong|uy quyen(?: cho)?|chi thi(?: cho)?)(?: dong chi)?:? (?=\S)"
)


def match(clause: Clause) -> Found | None:
    """The addressee behind the order word, and the verb behind the addressee."""
    for order in words(_ORDER).finditer(clause.canvas.plain, clause.start, clause.end):
        if clause.canvas.text[order.start("order") : order.start("order") + 4].lower() in {"giáo", "giào"}:
            continue
        name = clause.name(order.end())
        if name is None:
            continue
        verb = predicate(clause, name)
        return Found(verb if verb is not None else after_name(clause, name), name)
    return None
