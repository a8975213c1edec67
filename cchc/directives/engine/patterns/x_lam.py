"""Addressee + verb, as a plain statement inside a directive.

Example: "Sở Y tế theo dõi, tổng hợp tiêu chí của lĩnh vực mình." Counts only where orders are being given:
the same
form tells results in a report. Source: gold rule 4 (statements inside a directive).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found, without_modal
from cchc.directives.engine.patterns.subject_duty import subject_with

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 60


def match(clause: Clause) -> Found | None:
    """The subject with any verb of duty."""
    if not clause.frame.open or clause.frame.genre == "report":
        return None
    found = subject_with(clause, None)
    return Found(without_modal(clause, found.verb), found.name) if found else None
