"""What one look found: a name, a state, what there is, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

#: ``ok``; ``warning``: something works less well or needs an eye; ``missing``: something needed is not there.
STATES = ("ok", "warning", "missing")


@dataclass(frozen=True)
class Finding:
    """One line of ``cchc doctor``."""

    name: str
    state: str
    words: str
    remedy: str = ""
