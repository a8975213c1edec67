"""A chart of lines over years as SVG: one highlight, the rest grey, labels at the ends, breaks as visible cuts.

Where a method or the units changed between two years no line is drawn across, and a dashed rule says so. Ranks of many
units make a bump chart: ``chosen`` ones in colours with their names, ``quiet`` ones as thin grey lines without. On a
phone the same is drawn narrower, with the names in a legend below instead of at the ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.web.templatetags.cchc import number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 54, 150, 16, 28
#: Of the drawing for a phone: its width and the room at the right.
NARROW, _NARROW_RIGHT = 320, 14
#: Years written below stand at least so far apart.
_YEARS_APART = 44
#: Labels at the ends of lines stand at least so far apart.
_APART = 15
#: Colours that chosen lines take in turn; ``.hue-1`` … in the style sheet.
HUES = 5


@dataclass(frozen=True)
class Line:
    """A series drawn: its pieces as SVG points, its dots, its label at the right.

    ``gaps``: pieces over years without a figure, drawn dashed. ``hue``: 1 to 5 for one chosen among several, else 0.
    """

    label: str
    pieces: tuple[str, ...]
    dots: tuple[tuple[int, int, str], ...]
    label_y: int
    on: bool
    gaps: tuple[str, ...] = ()
    hue: int = 0

    @property
    def last(self) -> str:
        """Its last year and figure in words."""
        return self.dots[-1][2]


@dataclass(frozen=True)
class Lines:
    """What ``web/parts/lines.html`` draws, with the table behind it: years and one row a series.

    ``quiet``: the pieces of all those that are drawn without a name. ``narrow``: the drawing for a phone.
    """

    lines: tuple[Line, ...]
    years: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, str], ...]
    cuts: tuple[tuple[int, str], ...]
    every: tuple[int, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    quiet: tuple[str, ...] = ()
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT - _BOTTOM
    narrow: Lines | None = None

    @property
    def label_x(self) -> int:
        """Where the labels at the ends begin."""
        return self.right + 8


@dataclass(frozen=True)
class _Frame:
    """Where a year and a value lie."""

    first: int
    last: int
    low: Decimal
    high: Decimal
    right: int
    height: int
    falling: bool

    def across(self, year: int) -> int:
        """The x of a year."""
        return _LEFT + (year - self.first) * (self.right - _LEFT) // max(self.last - self.first, 1)

    def down(self, value: Decimal) -> int:
        """The y of a value."""
        span = self.high - self.low or Decimal(1)
        share = (value - self.low) / span if self.falling else (self.high - value) / span
        return _TOP + int(share * (self.height - _TOP - _BOTTOM))


def lines(
    series: Mapping[str, Mapping[int, Decimal]],
    *,
    highlight: str = "",
    chosen: Sequence[str] = (),
    quiet: Collection[Mapping[int, Decimal]] = (),
    breaks: Mapping[int, str] | None = None,
    falling: bool = False,
    height: int = HEIGHT,
) -> Lines | None:
    """Lines of values by year; None where there is nothing to draw.

    ``breaks``: by the last year before each, what changed. ``falling``: a smaller value stands higher (ranks).
    ``chosen``: labels that get a colour each, in this order. ``quiet``: series behind, without a label or a row.
    """
    whole = [by_year for by_year in (*series.values(), *quiet) if by_year]
    if not any(series.values()):
        return None
    every = sorted({year for by_year in whole for year in by_year})
    values = [value for by_year in whole for value in by_year.values()]
    wide = _Frame(every[0], every[-1], min(values), max(values), WIDTH - _RIGHT, height, falling)
    cuts = {year: words for year, words in (breaks or {}).items() if every[0] <= year < every[-1]}
    series = {label: by_year for label, by_year in series.items() if by_year}
    drawn = _Drawn(series, quiet, cuts, highlight, chosen)
    narrow = drawn.within(replace(wide, right=NARROW - _NARROW_RIGHT), NARROW)
    return replace(drawn.within(wide, WIDTH), narrow=narrow)


@dataclass(frozen=True)
class _Drawn:
    """What is drawn, apart from where."""

    series: Mapping[str, Mapping[int, Decimal]]
    quiet: Collection[Mapping[int, Decimal]]
    cuts: Mapping[int, str]
    highlight: str
    chosen: Sequence[str]

    def within(self, frame: _Frame, width: int) -> Lines:
        """The drawing in a frame."""
        every = tuple(sorted({year for one in (*self.series.values(), *self.quiet) for year in one}))
        bottom = frame.height - _BOTTOM
        return Lines(
            _spread(sorted(self._lines(frame), key=lambda line: line.on), bottom),
            _years(every, frame.across),
            tuple((frame.down(value) + 4, number(value)) for value in dict.fromkeys((frame.low, frame.high))),
            tuple(
                (sum(map(frame.across, (year, year + 1))) // 2, words) for year, words in self.cuts.items()
            ),
            every,
            tuple((label, tuple(map(by_year.get, every))) for label, by_year in self.series.items()),
            tuple(
                piece for one in self.quiet for piece in _pieces(one, self.cuts, frame.across, frame.down)[0]
            ),
            width=width,
            height=frame.height,
            right=frame.right,
            bottom=bottom,
        )

    def _lines(self, frame: _Frame) -> Iterator[Line]:
        for label, by_year in self.series.items():
            hue = 1 + self.chosen.index(label) % HUES if label in self.chosen else 0
            yield replace(_line(label, by_year, self.cuts, frame), on=label == self.highlight, hue=hue)


def _line(label: str, by_year: Mapping[int, Decimal], cuts: Mapping[int, str], frame: _Frame) -> Line:
    pieces, gaps = _pieces(by_year, cuts, frame.across, frame.down)
    dots = tuple(
        (frame.across(year), frame.down(value), f"{year}: {number(value)}")
        for year, value in sorted(by_year.items())
    )
    return Line(label, pieces, dots, frame.down(by_year[max(by_year)]) + 4, on=False, gaps=gaps)


def _pieces(
    by_year: Mapping[int, Decimal],
    cuts: Mapping[int, str],
    across: Callable[[int], int],
    down: Callable[[Decimal], int],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Runs of years one after the other as points of a polyline, and the ways over years without a figure.

    Neither goes over a break.
    """
    pieces: list[list[str]] = []
    gaps: list[str] = []
    before: tuple[int, str] | None = None
    for year, value in sorted(by_year.items()):
        point = f"{across(year)},{down(value)}"
        broken = before is None or any(before[0] <= cut < year for cut in cuts)
        if before is not None and not broken and year > before[0] + 1:
            gaps.append(f"{before[1]} {point}")
        if before is None or broken or year > before[0] + 1:
            pieces.append([])
        pieces[-1].append(point)
        before = (year, point)
    return tuple(" ".join(piece) for piece in pieces if len(piece) > 1), tuple(gaps)


def _years(years: Sequence[int], across: Callable[[int], int]) -> tuple[tuple[int, int], ...]:
    """The years written under the chart with their places: the last, and those before it that find room."""
    kept: list[tuple[int, int]] = []
    for year in reversed(years):
        if not kept or kept[-1][0] - across(year) >= _YEARS_APART:
            kept.append((across(year), year))
    return tuple(reversed(kept))


def _spread(drawn: Sequence[Line], bottom: int) -> tuple[Line, ...]:
    """Labels moved apart where they would stand on one another; up again where they would leave the chart."""
    order = sorted(range(len(drawn)), key=lambda place: drawn[place].label_y)
    moved: dict[int, int] = {}
    at = -_APART
    for place in order:
        at = moved[place] = max(drawn[place].label_y, at + _APART)
    at = bottom + 4 + _APART
    for place in reversed(order):
        at = moved[place] = min(moved[place], at - _APART)
    return tuple(replace(line, label_y=moved[place]) for place, line in enumerate(drawn))


def spark(
    by_year: Mapping[int, Decimal], cuts: Sequence[int], *, width: int = 88, height: int = 20
) -> tuple[str, ...]:
    """A line small enough for a cell, as points of polylines; nothing for fewer than two years."""
    if len(by_year) < 2:
        return ()
    low, high = min(by_year.values()), max(by_year.values())
    first, last = min(by_year), max(by_year)
    span = high - low or Decimal(1)
    pieces, gaps = _pieces(
        by_year,
        dict.fromkeys(cuts, ""),
        lambda year: 2 + (year - first) * (width - 4) // max(last - first, 1),
        lambda value: 2 + int((high - value) / span * (height - 4)),
    )
    return (*pieces, *gaps)
