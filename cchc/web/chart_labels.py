"""Labels before the bars of a chart: on one line, or on two where one has no room."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A letter's mean width, in units of the drawing.
LETTER = 6.8
#: How far the lines of a label on two lines stand above and below the place of one.
_ABOVE, _BELOW = 7, 7
#: How much higher rows are where a label takes two lines.
_MORE = 8


def written(label: str, room: int, y: int) -> tuple[tuple[int, str], ...]:
    """The lines of a label with their heights; ``room``: its width, ``y``: where one line stands.

    What two lines cannot hold is cut off with an ellipsis: the table behind the chart has it whole.
    """
    letters = max(1, int((room - 10) / LETTER))
    lines = wrap(label, letters, max_lines=2, placeholder="…")
    if len(lines) < 2:
        return ((y, lines[0] if lines else ""),)
    return (y - _ABOVE, lines[0]), (y + _BELOW, lines[1])


def row_height(labels: Iterable[str], room: int, height: int) -> int:
    """How high the rows of a chart are, all alike: ``height``, or more where a label takes two lines."""
    return height + _MORE if any(len(written(label, room, 0)) > 1 for label in labels) else height
