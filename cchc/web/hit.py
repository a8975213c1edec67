"""What a domain's ``finder`` module answers to the search line: ``find(user, words) -> list[Hit]``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Hit:
    """One thing found: its words, its page, the kind of thing it is; the better, the lower ``place``.

    ``place`` 0 is for an exact number or code, 10 for a name, 50 for words inside a text.
    """

    title: Any
    url: str
    kind: Any = ""
    note: Any = ""
    state: str = ""
    place: int = 10
