"""Plans that say who leads below each duty: "- Cơ quan chủ trì: Sở Tư pháp. - Phối hợp: … - Thời gian: Quý
II/2026". The lines stand in any order.

The duties above such lines have no addressee of their own; they wait until the line names one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc.directives.engine import addressees
from cchc.directives.engine.canvas import words

if TYPE_CHECKING:
    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.deadlines.form import Hit
    from cchc.directives.engine.drafts import Draft, Drafts, Place
    from cchc.directives.engine.structure import Block

_LABELS = (
    (
        "lead",
        (
            r"(?:don vi|co quan|cap)?(?:,? ?(?:don vi|co quan))? ?(?:chu tri|thuc hien)(?: thuc hien"
            r"| tham muu)?:"
        ),
    ),
    ("coordinate", r"(?:(?:don vi|co quan)(?:,? (?:don vi|co quan))? )?phoi hop(?: thuc hien)?:"),
    ("term", r"thoi (?:gian|han)(?: [a-z]+){0,4}:"),
)


def label_at(canvas: Canvas, start: int, end: int) -> tuple[str, int] | None:
    """Which label opens the range (lead, coordinate, term), and where its value starts."""
    for kind, pattern in _LABELS:
        found = words(pattern).match(canvas.plain, start, end)
        if found:
            return kind, canvas.skip(found.end(), end)
    return None


def partners_line(canvas: Canvas, start: int, end: int) -> bool:
    """Whether the range is no more than a label of partners and their names: "Đơn vị phối hợp: Sở Tài chính"."""
    label = label_at(canvas, start, end)
    name = addressees.read(canvas, label[1], end) if label and label[0] == "coordinate" else None
    return name is not None and canvas.trim(name.end, end)[1] <= name.end


def names_from(canvas: Canvas, start: int, end: int) -> tuple[Name, ...]:
    """The name phrases of a label's value."""
    name = addressees.read(canvas, start, end)
    return (name,) if name else ()


class Plans:
    """Duties that wait for the line that names their lead, and those that have just got it."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._pending: list[tuple[Block, int, int]] = []
        self._planned: list[Draft] = []
        self._partners: tuple[Name, ...] = ()
        self._terms: list[Hit] = []

    def __bool__(self) -> bool:
        """Whether a labelled line would have a duty to speak of."""
        return bool(self._pending or self._planned)

    def clear(self) -> None:
        """A new item begins: what waited has no lead."""
        self._pending, self._planned = [], []
        self._partners, self._terms = (), []

    def wait(self, block: Block, start: int, end: int) -> None:
        """A duty without an addressee; behind one that got its lead, it begins a group of its own."""
        if self._planned:
            self.clear()
        self._pending.append((block, start, end))

    def line(self, place: Place, start: int, end: int) -> bool:
        """Read a labelled line below duties: who leads them, who helps, by when. False for any other line."""
        canvas = self._drafts.canvas
        label = label_at(canvas, start, end)
        if label is None:
            return False
        kind, at = label
        if kind == "lead":
            self._lead(place, names_from(canvas, at, end))
        elif kind == "coordinate":
            self._partners = names_from(canvas, at, end)
        else:
            self._terms = self._drafts.terms.between(start, end)
        self._fill()
        return True

    def _fill(self) -> None:
        """What the lines above and below the lead's said, where a duty has nothing of its own."""
        for draft in self._planned:
            draft.coordinate = self._partners or draft.coordinate
            draft.terms = draft.terms or self._terms

    def _lead(self, place: Place, leads: tuple[Name, ...]) -> None:
        """The duties that waited get their lead."""
        if leads:
            before = len(self._drafts.found)
            for block, start, end in self._pending:
                self._drafts.add(replace(place, block=block), start, end, "plan_line", leads, start)
            self._planned, self._pending = self._drafts.found[before:], []
