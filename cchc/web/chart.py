"""Charts drawn as SVG on the server: bars from zero, a strip of dots with its median; each with its table.

One highlight, the rest grey. Positions are numbers of the drawing; what is read stands in text and in the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from cchc.web.chart_labels import LETTER, row_height, written
from cchc.web.templatetags.cchc import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH = 640
ROW = 30
#: Room of the labels before bars: as the longest needs, within these bounds.
LABEL = (80, 290)
ROOM = 80
STRIP = 96


@dataclass(frozen=True)
class Mark:
    """One thing drawn: where it begins, how long or at which height, its words, whether it is the highlight."""

    label: str
    words: str
    x: int
    y: int
    length: int
    on: bool
    url: str = ""

    @property
    def text_y(self) -> int:
        """Where the figure of a bar stands."""
        return self.y + 16

    @property
    def written(self) -> tuple[tuple[int, str], ...]:
        """The lines of a bar's label with their heights."""
        return written(self.label, self.x, self.text_y)

    @property
    def after(self) -> int:
        """Where the figure after a bar stands."""
        return self.x + self.length + 8


@dataclass(frozen=True)
class Chart:
    """What ``web/parts/chart.html`` draws."""

    kind: str
    marks: Sequence[Mark]
    width: int
    height: int
    middle: int = 0
    middle_words: str = ""
    low: str = ""
    high: str = ""
    label: int = LABEL[0]

    @property
    def opens(self) -> bool:
        """Whether its figures are links, so that it is no single picture."""
        return any(mark.url for mark in self.marks)

    @property
    def plot(self) -> str:
        """The part of the drawing that bars stand in, as a view box: on a phone each is drawn below its words."""
        return f"{self.label} 0 {WIDTH - self.label - ROOM} 8"


def bars(
    rows: Sequence[tuple[str, Decimal]],
    *,
    highlight: str = "",
    unit: str = "",
    urls: Mapping[str, str] | None = None,
) -> Chart:
    """Bars from zero, one a row, in the order given. Values are 0 or more; nothing is drawn of no rows.

    ``urls``: by label, the page that a figure opens.
    """
    most = max((value for _label, value in rows), default=Decimal(0)) or Decimal(1)
    longest = max((len(label) for label, _value in rows), default=0)
    room = min(max(LABEL[0], int(longest * LETTER) + 14), LABEL[1])
    row = row_height((label for label, _value in rows), room, ROW)
    marks = [
        Mark(
            label,
            f"{number(value)}{unit}",
            room,
            place * row + 4,
            max(1, int(value / most * (WIDTH - room - ROOM))),
            label == highlight,
            (urls or {}).get(label, ""),
        )
        for place, (label, value) in enumerate(rows)
    ]
    return Chart("bars", marks, WIDTH, len(rows) * row + 4, label=room)


def dots(rows: Sequence[tuple[str, Decimal]], *, highlight: str = "", unit: str = "") -> Chart:
    """A strip: one dot a row from the least to the most, with the median drawn. Needs one row at least."""
    values = [value for _label, value in rows]
    low, high = min(values), max(values)
    span = high - low or Decimal(1)

    def at(value: Decimal) -> int:
        return 16 + int((value - low) / span * (WIDTH - 32))

    marks = [
        Mark(label, f"{number(value)}{unit}", at(value), STRIP // 2, 6, label == highlight)
        for label, value in rows
    ]
    marks.sort(key=lambda mark: mark.on)
    middle = Decimal(median(values))
    return Chart(
        "dots",
        marks,
        WIDTH,
        STRIP,
        at(middle),
        f"{number(middle)}{unit}",
        f"{number(low)}{unit}",
        f"{number(high)}{unit}",
    )
