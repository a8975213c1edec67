"""What the four patterns with a subject share: a name where the clause begins, and its predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause


def subject_with(clause: Clause, wanted: str | None) -> Found | None:
    """A name, then a predicate that begins with ``wanted`` (any duty when None)."""
    for at, name, verb in clause.subjects:
        if wanted is None and _leads_others(clause, at):
            return Found(at)
        if name is None or verb is None:
            continue
        if wanted is None or clause.at(wanted, verb) is not None:
            return Found(verb, name)
    return None


def _leads_others(clause: Clause, at: int) -> bool:
    """Whether "Lãnh đạo" opens an item under a party committee: there it is the verb, not the leaders."""
    party = r"(?:cac )?(?:dang uy|dang bo|cap uy|chi bo|ban thuong vu|tinh uy|huyen uy|thanh uy)\b"
    headed = clause.frame.source == "heading" and clause.at("lanh dao ", at) is not None
    return headed and any(clause.canvas.match(party, lead.start, lead.end) for lead in clause.frame.leads)
