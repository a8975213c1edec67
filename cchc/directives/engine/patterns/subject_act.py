"""Addressee + a verb that no list has, where an order is open and the item opens with the addressee.

Example: "Chủ tịch UBND tỉnh yêu cầu: 3. Sở Y tế xác nhận danh sách tình nguyện viên." Only in a marked item's
first words, tried after all other patterns: the place tells that an act follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.acts import act_behind
from cchc.directives.engine.clause import Found, after_name

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 90


def match(clause: Clause) -> Found | None:
    """A body's name that opens a marked item of a directive, then an act."""
    frame = clause.frame
    if not (frame.open and frame.marked and frame.genre == "directive" and (frame.ordered or frame.leads)):
        return None
    name = clause.name(clause.start)
    if name is None or not clause.canvas.capital(name.start):
        return None
    return Found(after_name(clause, name), name) if act_behind(clause.canvas, name.end, clause.end) else None
