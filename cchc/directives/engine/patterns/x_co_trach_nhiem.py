"""Addressee + có trách nhiệm, có nhiệm vụ, chịu trách nhiệm + duty.

Example: "UBND cấp xã có trách nhiệm niêm yết công khai kết quả." Being answerable to somebody (chịu trách
nhiệm trước
…) is no duty: see the negative liability. Source: gold rule 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.patterns.subject_duty import subject_with

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause, Found

ORDER = 51


def match(clause: Clause) -> Found | None:
    """The subject with "có trách nhiệm" or its like."""
    if clause.frame.genre == "report":
        return None
    if not clause.frame.open and clause.frame.genre != "directive":
        return None
    return subject_with(clause, r"(?:phai )?(?:co trach nhiem|co nhiem vu|chiu trach nhiem)\b")
