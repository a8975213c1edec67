"""Bands on a number line with open and closed ends: the way decisions write thresholds ("từ 70% đến dưới 100%")."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import inf, lcm
from typing import TYPE_CHECKING

from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.why import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

#: How far floats that stand for one exact number may lie apart, as a share of it.
_NEAR = 1e-11


@dataclass(frozen=True)
class Band:
    """One band: its ends (None: without end), whether they belong to it, and the points it gives.

    Written as in the decisions: ``{ge: 70, lt: 100, points: 0.5}``; ``ge`` from, ``gt`` above, ``le`` up to, ``lt``
    below.
    """

    points: Fraction = par("Điểm", "Points")
    ge: Fraction | None = par("Từ", "From", None)
    gt: Fraction | None = par("Trên", "Above", None)
    le: Fraction | None = par("Đến", "Up to", None)
    lt: Fraction | None = par("Dưới", "Below", None)

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies in the band."""
        return not (
            (self.ge is not None and value < self.ge)
            or (self.gt is not None and value <= self.gt)
            or (self.le is not None and value > self.le)
            or (self.lt is not None and value >= self.lt)
        )

    def array(self, values: np.ndarray) -> np.ndarray:
        """Where floats lie in the band; NaN lies in none."""
        inside: np.ndarray = values == values
        if self.low is not None:
            inside = inside & beyond(values, float(self.low[0]), with_it=not self.low[1])
        if self.high is not None:
            inside = inside & beyond(-values, -float(self.high[0]), with_it=bool(self.high[1]))
        return inside

    @property
    def low(self) -> tuple[Fraction, int] | None:
        """The lower end as a position: (value, 0) when it belongs to the band, (value, 1) when it begins after it."""
        if self.gt is not None:
            return (self.gt, 1)
        return (self.ge, 0) if self.ge is not None else None

    @property
    def high(self) -> tuple[Fraction, int] | None:
        """The upper end as a position: (value, 1) when it belongs to the band, (value, 0) when the band ends before."""
        if self.lt is not None:
            return (self.lt, 0)
        return (self.le, 1) if self.le is not None else None

    def say(self, language: str = "vi", unit: str = "%") -> str:
        """The band in words: "từ 70% đến dưới 100%", "70% to under 100%"; alone "từ 70% trở lên", "70% and above"."""
        low, high = self.low, self.high
        words = _WORDS["vi" if language == "vi" else "en"]
        first = written(low[0], language) + unit if low else ""
        last = written(high[0], language) + unit if high else ""
        if low and high:
            if low == (high[0], 0) and high[1] == 1:
                return words["exactly"].format(first)
            start = words["above" if low[1] else "from"].format(first)
            return f"{start} {words['to' if high[1] else 'under'].format(last)}"
        if low:
            return words["above" if low[1] else "up"].format(first)
        return words["down" if high[1] else "below"].format(last) if high else words["any"]


_WORDS = {
    "vi": {
        "exactly": "đúng {}",
        "from": "từ {}",
        "above": "trên {}",
        "to": "đến {}",
        "under": "đến dưới {}",
        "up": "từ {} trở lên",
        "down": "từ {} trở xuống",
        "below": "dưới {}",
        "any": "mọi giá trị",
    },
    "en": {
        "exactly": "exactly {}",
        "from": "from {}",
        "above": "above {}",
        "to": "to {}",
        "under": "to under {}",
        "up": "{} and above",
        "down": "{} and below",
        "below": "under {}",
        "any": "any value",
    },
}


def wrong_ends(band: Band, unit: str) -> Iterator[str]:
    """One end written twice; a band that holds nothing."""
    if (band.ge is not None and band.gt is not None) or (band.le is not None and band.lt is not None):
        yield f"mức {band.say(unit=unit)} ghi một đầu hai lần; mỗi đầu chỉ dùng ge hoặc gt, le hoặc lt."
    low, high = band.low, band.high
    if low and high and low >= high:
        yield f"mức {band.say(unit=unit)} không chứa giá trị nào; đầu dưới phải nhỏ hơn đầu trên."


def faults(bands: Sequence[Band], unit: str, least: Fraction | None = Fraction(0)) -> Iterator[str]:
    """Holes and overlaps between bands, bands that hold nothing, a double end: each a Vietnamese sentence.

    ``least``: the lowest value that can come; below it a hole does not matter.
    """
    for band in bands:
        yield from wrong_ends(band, unit)
    ordered = sorted(bands, key=lambda band: (band.low is not None, band.low or (Fraction(0), 0)))
    yield from _gaps(ordered, unit, least)


def _gaps(ordered: Sequence[Band], unit: str, least: Fraction | None) -> Iterator[str]:
    first = ordered[0].low
    if first is not None and (least is None or first > (least, 0)):
        yield f"chưa có mức cho giá trị dưới {ordered[0].say(unit=unit)}; cần một mức cho mọi giá trị thấp hơn."
    for one, two in pairwise(ordered):
        if one.high is None or two.low is None or one.high > two.low:
            yield f"hai mức “{one.say(unit=unit)}” và “{two.say(unit=unit)}” chồng lên nhau."
        elif one.high < two.low:
            yield f"có khoảng trống giữa “{one.say(unit=unit)}” và “{two.say(unit=unit)}”."


class Ladder:
    """Bands in order, for finding the one that holds a value by bisection; holes give None.

    Ends and values are compared as whole numbers over one denominator: a position is 4 × the floor, plus 2 where the
    value lies above it; an end moves by 1 to stand before or behind the values that are equal to it.
    """

    def __init__(self, bands: Sequence[Band]) -> None:
        self.bands = tuple(
            sorted(bands, key=lambda band: (band.low is not None, band.low or (Fraction(0), 0)))
        )
        ends = [end[0] for band in bands for end in (band.low, band.high) if end is not None]
        self._scale = lcm(*(end.denominator for end in ends))
        self._lows = [self._before(band.low, 0, -inf) for band in self.bands]
        self._highs = [self._before(band.high, 1, inf) for band in self.bands]

    def _before(self, end: tuple[Fraction, int] | None, with_it: int, without: float) -> float:
        """An end's position: at the value itself where it belongs to the band."""
        if end is None:
            return without
        return 4 * int(end[0] * self._scale) + (0 if end[1] == with_it else 1 - 2 * with_it)

    def find(self, value: Fraction) -> Band | None:
        """The band that holds the value."""
        place = self.place(value)
        return None if place is None else self.bands[place]

    def place(self, value: Fraction) -> int | None:
        """Which band, in order, holds the value."""
        whole, rest = divmod(value.numerator * self._scale, value.denominator)
        position = 4 * whole + (2 if rest else 0)
        place = bisect_right(self._lows, position) - 1
        return place if place >= 0 and position <= self._highs[place] else None

    @cached_property
    def _steps(self) -> list[tuple[float, bool, float]]:
        """Where bands that follow one another without a hole begin, and by how much points change there."""
        pairs = list(pairwise(self.bands))
        whole = self.bands[0].low is None and self.bands[-1].high is None
        if not whole or any(one.high != two.low for one, two in pairs):
            return []
        return [
            (float(two.low[0]), not two.low[1], float(two.points - one.points))
            for one, two in pairs
            if two.low
        ]

    def array(self, values: np.ndarray) -> np.ndarray:
        """Points of the bands that hold these values, NaN outside every band."""
        import numpy as np

        out: np.ndarray
        if self._steps:
            # Nearly every set: one comparison a threshold instead of two a band.
            out = np.where(np.isnan(values), np.nan, float(self.bands[0].points))
            for edge, with_it, change in self._steps:
                out += beyond(values, edge, with_it=with_it) * change
            return out
        out = np.full(values.shape, np.nan)
        for band in self.bands:
            out[band.array(values)] = float(band.points)
        return out


def beyond(values: np.ndarray, edge: float, *, with_it: bool) -> np.ndarray:
    """Where floats lie at or above an end; what differs from it by rounding alone is taken as equal to it."""
    near = _NEAR * max(1.0, abs(edge))
    return values >= edge - near if with_it else values > edge + near
