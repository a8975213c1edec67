"""Yêu cầu + addressee + duty, wherever it stands in the sentence.

Example: "Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành rà soát, báo cáo kết quả." Not: "theo yêu cầu của …",
"đáp ứng yêu cầu quản lý". Under an agency's own heading a later "yêu cầu các đơn vị …" is that agency's act.
Source: gold rule 4 (yêu cầu + agency + action).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found, addressee, predicate, without_modal

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 20

_ORDER = (
    r"(?<!theo )(?<!ap ung )(?<!voi )(?<!cac )(?<!nhung )(?<!ve )(?<!da )(?<!mot so )(?<!dung )(?<!co"
    r" )\byeu cau (?:doi voi |toi |den )?(?P<title>(?:cac )?dong chi )?(?=\S)"
)


def match(clause: Clause) -> Found | None:
    """The addressee behind "yêu cầu", and the verb behind the addressee."""
    if clause.frame.genre == "report" and not clause.frame.open:
        return None
    for order in clause.orders(_ORDER, ("yeu",)):
        if clause.frame.source == "heading" and not clause.frame.first and order.start() == clause.start:
            return None
        name = addressee(clause, order)
        verb = predicate(clause, name) if name else None
        if name and verb is not None:
            return Found(without_modal(clause, verb), name, standing=True)
    return None
