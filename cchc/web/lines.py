"""A chart of lines over years as SVG: one highlight, the rest grey, labels at the ends, breaks as visible cuts.

Where a method or the units changed between two years no line is drawn across, and a dashed rule says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.web.templatetags.cchc import number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 150, 16, 28
#: Labels at the ends of lines stand at least so far apart.
_APART = 15


@dataclass(frozen=True)
class Line:
    """A series drawn: its pieces as SVG points, its dots, its label at the right."""

    label: str
    pieces: tuple[str, ...]
    dots: tuple[tuple[int, int, str], ...]
    label_y: int
    on: bool


@dataclass(frozen=True)
class Lines:
    """What ``web/parts/lines.html`` draws, with the table behind it: years and one row a series."""

    lines: tuple[Line, ...]
    years: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, str], ...]
    cuts: tuple[tuple[int, str], ...]
    every: tuple[int, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT - _BOTTOM
    label_x: int = WIDTH - _RIGHT + 8


def lines(
    series: Mapping[str, Mapping[int, Decimal]],
    *,
    highlight: str = "",
    breaks: Mapping[int, str] | None = None,
    falling: bool = False,
) -> Lines | None:
    """Lines of values by year; None where there is nothing to draw.

    ``breaks``: by the last year before each, what changed. ``falling``: a smaller value stands higher (ranks).
    """
    every = sorted({year for values in series.values() for year in values})
    values = [value for by_year in series.values() for value in by_year.values()]
    if not values:
        return None
    low, high = min(values), max(values)
    span = high - low or Decimal(1)
    first, last = every[0], every[-1]

    def across(year: int) -> int:
        return _LEFT + (year - first) * (WIDTH - _LEFT - _RIGHT) // max(last - first, 1)

    def down(value: Decimal) -> int:
        share = (value - low) / span if falling else (high - value) / span
        return _TOP + int(share * (HEIGHT - _TOP - _BOTTOM))

    cuts = {year: words for year, words in (breaks or {}).items() if first <= year < last}
    drawn = [
        Line(
            label,
            _pieces(by_year, cuts, across, down),
            tuple(
                (across(year), down(value), f"{year}: {number(value)}")
                for year, value in sorted(by_year.items())
            ),
            down(by_year[max(by_year)]) + 4,
            label == highlight,
        )
        for label, by_year in series.items()
        if by_year
    ]
    return Lines(
        _spread(sorted(drawn, key=lambda line: line.on)),
        tuple((across(year), year) for year in _shown(every)),
        tuple((down(value) + 4, number(value)) for value in (low, high)),
        tuple(((across(year) + across(year + 1)) // 2, words) for year, words in cuts.items()),
        tuple(every),
        tuple((label, tuple(by_year.get(year) for year in every)) for label, by_year in series.items()),
    )


def _pieces(
    by_year: Mapping[int, Decimal],
    cuts: Mapping[int, str],
    across: Callable[[int], int],
    down: Callable[[Decimal], int],
) -> tuple[str, ...]:
    """Runs of years without a break between them, as points of a polyline."""
    pieces: list[list[str]] = []
    before: int | None = None
    for year, value in sorted(by_year.items()):
        if before is None or any(before <= cut < year for cut in cuts):
            pieces.append([])
        pieces[-1].append(f"{across(year)},{down(value)}")
        before = year
    return tuple(" ".join(piece) for piece in pieces if len(piece) > 1)


def _shown(years: Sequence[int]) -> list[int]:
    """At most eight years written under the chart."""
    step = -(-len(years) // 8)
    return [year for place, year in enumerate(years) if (len(years) - 1 - place) % step == 0]


def _spread(drawn: Sequence[Line]) -> tuple[Line, ...]:
    """Labels moved down where they would stand on one another."""
    moved: dict[int, Line] = {}
    at = -_APART
    for place, line in sorted(enumerate(drawn), key=lambda pair: pair[1].label_y):
        at = max(line.label_y, at + _APART)
        moved[place] = replace(line, label_y=at)
    return tuple(moved[place] for place in range(len(drawn)))


def spark(
    by_year: Mapping[int, Decimal], cuts: Sequence[int], *, width: int = 88, height: int = 20
) -> tuple[str, ...]:
    """A line small enough for a cell, as points of polylines; nothing for fewer than two years."""
    if len(by_year) < 2:
        return ()
    low, high = min(by_year.values()), max(by_year.values())
    first, last = min(by_year), max(by_year)
    span = high - low or Decimal(1)
    return _pieces(
        by_year,
        dict.fromkeys(cuts, ""),
        lambda year: 2 + (year - first) * (width - 4) // max(last - first, 1),
        lambda value: 2 + int((high - value) / span * (height - 4)),
    )
