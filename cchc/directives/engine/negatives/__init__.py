"""Sentences that look like duties and are none: one file each, found by the folder.

A negative offers ``hit(clause)``; its file name is the reason.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.directives.engine.discovery import modules

if TYPE_CHECKING:
    from types import ModuleType

    from cchc.directives.engine.clause import Clause


@lru_cache(maxsize=1)
def _named() -> tuple[tuple[str, ModuleType], ...]:
    return tuple((m.__name__.rsplit(".", 1)[1], m) for m in modules(__name__, "hit"))


def reason(clause: Clause, among: frozenset[str] | None = None) -> str | None:
    """Why the clause is no duty, or None; ``among`` asks some negatives only."""
    for name, negative in _named():
        if (among is None or name in among) and negative.hit(clause):
            return name
    return None
