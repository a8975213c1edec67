"""Addressee + phải, cần + duty.

Example: "Các địa phương cần công khai danh mục trước khi thực hiện." The quote leaves "cần" out and keeps
"phải".
Source: gold rule 4 (phải / cần + agency + action).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found, without_modal
from cchc.directives.engine.patterns.subject_duty import subject_with

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 52


def match(clause: Clause) -> Found | None:
    """The subject with "phải" or "cần" before its verb."""
    if clause.frame.genre == "report":
        return None
    if not (clause.frame.open or clause.frame.genre == "directive"):
        return None
    found = subject_with(clause, r"(?:can|phai) (?!co mat|chang)")
    return Found(without_modal(clause, found.verb), found.name) if found else None
