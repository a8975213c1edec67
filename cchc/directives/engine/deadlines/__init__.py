"""Deadlines: each form is a file of this folder; ``scan`` runs them all once over a text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cchc.directives.engine.deadlines.form import Base, Hit
from cchc.directives.engine.discovery import modules

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas

__all__ = ["Base", "Hit", "Terms", "firm", "scan"]


class Terms:
    """All deadlines of a text, to be asked by range."""

    def __init__(self, hits: list[Hit]) -> None:
        self._hits = sorted(hits, key=lambda h: (h.start, h.end))
        self._starts = [h.start for h in self._hits]

    def between(self, start: int, end: int) -> list[Hit]:
        """The deadlines that lie wholly between two offsets, in order; of overlapping ones the weightier."""
        inside = [
            h
            for h in self._hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            if h.end <= end
        ]
        if len(inside) < 2:
            return inside
        kept: list[Hit] = []
        for hit in sorted(inside, key=lambda h: (-h.weight, h.start - h.end)):
            if all(hit.end <= k.start or hit.start >= k.end for k in kept[:32]):
                kept.append(hit)
        return sorted(kept, key=lambda h: h.start)


def _whole(hits: list[Hit]) -> list[Hit]:
    """Without the last days that are the second end of a window: "từ ngày 10/9 đến hết ngày 20/9"."""
    kept, inside = [], -1
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.kind == "window":
            inside = max(inside, hit.end)
        if hit.kind != "by" or hit.end > inside:
            kept.append(hit)
    return kept


def scan(canvas: Canvas, base: Base) -> Terms:
    """Run every form once over the whole text."""
    return Terms(_whole([hit for form in modules(__name__, "find") for hit in form.find(canvas, base)]))


def firm(hits: list[Hit]) -> list[Hit]:
    """Deadlines that fix a day (a year named in passing is none)."""
    return [h for h in hits if h.kind in {"by", "during", "window", "within"} and h.weight >= 45]
