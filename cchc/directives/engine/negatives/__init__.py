"""Sentences that look like duties and are none: one file each, found by the folder.

A negative offers ``hit(clause)``; its file name is the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.discovery import modules

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause


def reason(clause: Clause) -> str | None:
    """Why the clause is no duty, or None."""
    for negative in modules(__name__, "hit"):
        if negative.hit(clause):
            return negative.__name__.rsplit(".", 1)[1]
    return None
