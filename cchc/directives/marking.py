"""The text of a directive cut into pieces, so that each found sentence and alarm can be marked where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.directives.models import Alarm, Item


@dataclass
class Piece:
    """A run of characters with one marking. ``first`` is true on the first piece of its sentence."""

    start: int
    end: int
    words: str
    item: Item | None = None
    first: bool = False
    alarms: list[Alarm] = field(default_factory=list)


def pieces(text: str, items: Iterable[Item], alarms: Iterable[Alarm]) -> list[Piece]:
    """Pieces that joined give ``text`` exactly. Where sentences overlap, the one that begins first is marked.

    Linear in the text and n·log n in the marks.
    """
    placed = sorted(
        (item for item in items if item.start is not None and item.end is not None),
        key=lambda item: (item.start, item.place),
    )
    warned = sorted((alarm for alarm in alarms if alarm.end > alarm.start), key=lambda alarm: alarm.start)
    cuts = {0, len(text)}
    spans = [(row.start or 0, row.end or 0) for row in placed] + [(row.start, row.end) for row in warned]
    for span in spans:
        cuts |= {min(edge, len(text)) for edge in span}
    edges = sorted(cuts)
    found: list[Piece] = []
    opened: set[int] = set()
    for start, end in pairwise(edges):
        while placed and (placed[0].end or 0) <= start:
            placed.pop(0)
        while warned and warned[0].end <= start:
            warned.pop(0)
        item = next((row for row in placed if (row.start or 0) <= start < (row.end or 0)), None)
        piece = Piece(start, end, text[start:end], item)
        piece.alarms = [row for row in warned if row.start <= start < row.end]
        if item is not None and item.pk not in opened:
            piece.first = True
            opened.add(item.pk)
        found.append(piece)
    return found
