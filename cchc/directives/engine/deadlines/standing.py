"""Without an end: "thường xuyên theo dõi …", "duy trì thường xuyên". It opens the order; inside a phrase it
says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.deadlines.form import Base, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.canvas import Canvas


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every "thường xuyên" that opens an order."""
    for found in canvas.each(r"(?P<word>\bthuong xuyen),? (?=[a-z])", ("thuong",)):
        yield Hit(found.start("word"), found.end("word"), "standing", 1)
