"""What a domain offers to Việc hôm nay: a card with a heading and lines that open exactly those rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Line:
    """One line: a count with words, its state (a badge of the design system), the page that lists them."""

    words: Any
    url: str
    count: int | None = None
    state: str = ""
    note: Any = ""


@dataclass(frozen=True)
class Card:
    """One card. ``empty`` is said when there is no line; ``aside`` puts it into the narrow column."""

    place: int
    title: Any
    lines: Sequence[Line]
    empty: Any = ""
    aside: bool = False
    template: str = "web/parts/card.html"
    data: Any = None
