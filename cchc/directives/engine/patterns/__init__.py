"""Sentence patterns that give a duty: one file each, found by the folder, tried in the order they state.

A pattern offers ``ORDER`` (a number: lower is tried first) and ``match(clause)``; its file name is the task's
``found_by``. To add one: write a file with a docstring and an example, and cases in tests/cases.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.directives.engine.discovery import modules

if TYPE_CHECKING:
    from types import ModuleType

    from cchc.directives.engine.clause import Clause, Found


@lru_cache(maxsize=1)
def _ordered() -> tuple[tuple[str, ModuleType], ...]:
    found = sorted(modules(__name__, "match"), key=lambda m: (m.ORDER, m.__name__))
    return tuple((m.__name__.rsplit(".", 1)[1], m) for m in found)


def first_match(clause: Clause) -> tuple[str, Found] | None:
    """The first pattern that fits the clause, with what it found; none in a section of results."""
    if clause.frame.closed:
        return None
    for name, pattern in _ordered():
        found: Found | None = pattern.match(clause)
        if found is not None and found.verb < clause.end:
            return name, found
    return None
