"""Plans that say who leads below each duty: "- Cơ quan chủ trì: Sở Tư pháp. - Phối hợp: … - Thời gian: Quý
II/2026".

The duties above such lines have no addressee of their own; they wait until the line names one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine import addressees
from cchc.directives.engine.canvas import words

if TYPE_CHECKING:
    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.canvas import Canvas

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


def names_from(canvas: Canvas, start: int, end: int) -> tuple[Name, ...]:
    """The name phrases of a label's value."""
    name = addressees.read(canvas, start, end)
    return (name,) if name else ()
