"""What the four patterns with a subject share: a name where the clause begins, and its predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found, predicate

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause


def subject_with(clause: Clause, wanted: str | None) -> Found | None:
    """A name, then a predicate that begins with ``wanted`` (any duty when None)."""
    for at in clause.openings():
        name = clause.name(at)
        verb = predicate(clause, name) if name else None
        if name is None or verb is None:
            continue
        if wanted is None or clause.at(wanted, verb) is not None:
            return Found(verb, name)
    return None
