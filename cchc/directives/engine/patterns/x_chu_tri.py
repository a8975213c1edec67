"""Addressee + chủ trì or phối hợp + duty.

Example: "Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ thẩm định dự thảo." Counts in any directive; a news
text tells
of chairing meetings ("đồng chí A chủ trì hội nghị"), which is none. Source: facts/documents.md §4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.patterns.subject_duty import subject_with

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause, Found

ORDER = 50


def match(clause: Clause) -> Found | None:
    """The subject with "chủ trì" or "phối hợp" as its predicate."""
    if clause.frame.genre == "report":
        return None
    if not (clause.frame.open or clause.frame.genre == "directive") or clause.has(
        r"chu tri (?:cuoc hop|hoi nghi|buoi|phien hop|le)"
    ):
        return None
    return subject_with(clause, r"(?:tiep tuc |chu dong )?(?:chu tri|phoi hop)\b")
