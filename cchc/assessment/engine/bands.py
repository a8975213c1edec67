"""Bands on a number line with open and closed ends: the way decisions write thresholds ("từ 70% đến dưới 100%")."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.why import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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
        """The band in words: "từ 70% đến dưới 100%", "70% to under 100%"."""
        low, high = self.low, self.high
        if low and high and low == (high[0], 0) and high[1] == 1:
            return ("đúng " if language == "vi" else "exactly ") + written(low[0], language) + unit
        first = _end(low, ("trên ", "từ "), ("above ", "from "), language, unit, open_at=1)
        to = ("dưới ", "đến ") if low is None else ("đến dưới ", "đến ")
        until = ("under ", "up to ") if low is None else ("to under ", "to ")
        last = _end(high, to, until, language, unit, open_at=0)
        return " ".join(part for part in (first, last) if part) or (
            "mọi giá trị" if language == "vi" else "any value"
        )


def _end(
    end: tuple[Fraction, int] | None,
    vi: tuple[str, str],
    en: tuple[str, str],
    language: str,
    unit: str,
    *,
    open_at: int,
) -> str:
    """One end in words: the first word when it does not belong to the band, the second when it does."""
    if end is None:
        return ""
    words = vi if language == "vi" else en
    return words[0 if end[1] == open_at else 1] + written(end[0], language) + unit


def faults(bands: Sequence[Band], unit: str, least: Fraction | None = Fraction(0)) -> Iterator[str]:
    """Holes and overlaps between bands, bands that hold nothing, a double end: each a Vietnamese sentence.

    ``least``: the lowest value that can come; below it a hole does not matter.
    """
    for band in bands:
        if (band.ge is not None and band.gt is not None) or (band.le is not None and band.lt is not None):
            yield f"mức {band.say(unit=unit)} ghi một đầu hai lần; mỗi đầu chỉ dùng ge hoặc gt, le hoặc lt."
        low, high = band.low, band.high
        if low and high and low >= high:
            yield f"mức {band.say(unit=unit)} không chứa giá trị nào; đầu dưới phải nhỏ hơn đầu trên."
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
    """Bands in order, for finding the one that holds a value by bisection; holes give None."""

    def __init__(self, bands: Sequence[Band]) -> None:
        self.bands = sorted(bands, key=lambda band: (band.low is not None, band.low or (Fraction(0), 0)))
        self._lows = [band.low or (Fraction(-(10**30)), 0) for band in self.bands]

    def find(self, value: Fraction) -> Band | None:
        """The band that holds the value."""
        place = bisect_right(self._lows, (value, 0)) - 1
        if place < 0:
            return None
        band = self.bands[place]
        return band if band.holds(value) else None
