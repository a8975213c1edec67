"""What a higher domain shows on the page of a lower one: a link with its words, offered by a module
``task_panel`` or ``person_panel``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Panel:
    """One link beside the words that a task comes from, or on a person's page; words alone where ``url`` is empty."""

    words: Any
    url: str
