"""A waterfall as SVG: from what there was to begin with, down by each loss, to what is left; with its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.web.chart_labels import row_height, written
from cchc.web.templatetags.cchc import number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

WIDTH, ROW = 640, 28
_LABEL, _ROOM = 230, 70


@dataclass(frozen=True)
class Step:
    """One row: its label and figure, where its block begins and how long it is; ``kind``: whole, loss, gain, left."""

    label: str
    words: str
    kind: str
    x: int
    y: int
    length: int

    @property
    def text_y(self) -> int:
        """Where the figure stands."""
        return self.y + 15

    @property
    def written(self) -> tuple[tuple[int, str], ...]:
        """The lines of the label with their heights."""
        return written(self.label, _LABEL, self.text_y)

    @property
    def after(self) -> int:
        """Where the figure begins."""
        return self.x + self.length + 8


@dataclass(frozen=True)
class Waterfall:
    """What ``web/parts/waterfall.html`` draws."""

    steps: tuple[Step, ...]
    height: int
    width: int = WIDTH

    @property
    def plot(self) -> str:
        """The part of the drawing that blocks stand in, as a view box: on a phone each is drawn below its words."""
        return f"{_LABEL} 0 {WIDTH - _LABEL - _ROOM} 8"


def waterfall(
    whole: tuple[str, Decimal], losses: Sequence[tuple[str, Decimal]], left: tuple[str, Decimal]
) -> Waterfall | None:
    """From ``whole`` down by each loss (one below zero is a gain) to ``left``; None where the whole is nothing.

    The blocks begin where the one before ended; what rounding leaves over is not drawn.
    """
    if whole[1] <= 0:
        return None
    running, heights = whole[1], [whole[1], left[1]]
    for _label, loss in losses:
        running -= loss
        heights.append(running)
    most = max(heights)

    def long(value: Decimal) -> int:
        return int(value / most * (WIDTH - _LABEL - _ROOM))

    row = row_height((label for label, _value in (whole, *losses, left)), _LABEL, ROW)
    steps = [Step(whole[0], number(whole[1]), "whole", _LABEL, 4, max(1, long(whole[1])))]
    running = whole[1]
    for place, (label, loss) in enumerate(losses, 1):
        after = running - loss
        sign = "−" if loss >= 0 else "+"
        begin = _LABEL + long(min(running, after))
        block = max(1, long(abs(loss)))
        kind = "loss" if loss >= 0 else "gain"
        steps.append(Step(label, f"{sign}{number(abs(loss))}", kind, begin, place * row + 4, block))
        running = after
    last = len(losses) + 1
    steps.append(Step(left[0], number(left[1]), "left", _LABEL, last * row + 4, max(1, long(left[1]))))
    return Waterfall(tuple(steps), (last + 1) * row + 4)
