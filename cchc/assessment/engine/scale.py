"""From a measured number to points, as many rules do at their end: a table of bands, or in proportion.

The wordings of the reasons stand in ``rules/bands.py`` and ``rules/linear.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.assessment.engine import bands as line
from cchc.assessment.engine.bands import Band, Ladder
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.shape import ZERO, Outcome
from cchc.assessment.engine.slope import Slope
from cchc.assessment.engine.why import Figure, Why, shown, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np


class Measured(NamedTuple):
    """A number with its unit and what it is of: "Đạt 85% kế hoạch" by its noun, "Tỷ lệ đúng hạn: 85%" by its name."""

    value: Fraction
    unit: str
    name: Words = Words("")
    noun: Words = Words("")

    @property
    def exact(self) -> Fraction:
        """The number alone."""
        return self.value

    def say(self, language: str = "vi") -> str:
        """The figure as the subject of a sentence."""
        figure = shown(self.value, self.unit, language)
        noun = self.noun.say(language)
        if self.name.vi and not noun:
            return f"{self.name.say(language)}: {figure}"
        if language == "vi":
            return f"Đạt {figure} {noun}".rstrip()
        return f"{figure} of {noun}" if noun else figure


class Stretch(NamedTuple):
    """A band with the unit it is written in."""

    band: Band
    unit: str

    def say(self, language: str = "vi") -> str:
        """The band in words."""
        return self.band.say(language, self.unit)


@dataclass(frozen=True)
class Scale:
    """How a number becomes points: by ``bands``, or by ``linear``; with neither in proportion to 100."""

    bands: tuple[Band, ...] | None = par("Theo các mức", "By bands", None)
    linear: Slope | None = par("Theo tỷ lệ", "In proportion", None)

    @cached_property
    def ladder(self) -> Ladder | None:
        """The bands made ready for finding."""
        return Ladder(self.bands) if self.bands is not None else None

    @cached_property
    def slope(self) -> Slope:
        """The proportion, where there are no bands."""
        return self.linear or Slope(full=Fraction(100))

    def judge(self, measured: Measured, maximum: Fraction, *before: Why) -> Outcome:
        """The points and why. ``before``: reasons that tell how the number came about."""
        if self.ladder is None:
            return _sloped(self.slope, measured, maximum, before)
        place = self.ladder.place(measured.value)
        if place is None:
            return Outcome(None, (*before, Why("bands", "no_band", {"value": measured})))
        points, told, code, edge = self._told(measured.unit, maximum)[place]
        why = Why("bands", "in_band", {"value": measured, **told})
        if not code:
            return Outcome(points, (*before, why))
        way = {"gap": Gap(measured.value, edge, measured.unit), "edge": Figure(edge, measured.unit)}
        return Outcome(points, (*before, why, Why("bands", code, way)))

    def _told(self, unit: str, maximum: Fraction) -> Sequence[_Told]:
        """What each band tells, made ready for the unit and the maximum that came last."""
        if not self._ready or self._ready[0] is not maximum or self._ready[1] != unit:
            self._ready[:] = [maximum, unit, tuple(self._rows(unit, maximum))]
        ready: Sequence[_Told] = self._ready[2]
        return ready

    @cached_property
    def _ready(self) -> list[Any]:
        return []

    def _rows(self, unit: str, maximum: Fraction) -> Iterator[_Told]:
        bands = self.bands or ()
        best = max(bands, key=lambda band: band.points)
        for band in self.ladder.bands if self.ladder else ():
            short = band.points < best.points and best.points >= maximum
            code, edge = toward(band, best) if short else ("", ZERO)
            told = {"band": Stretch(band, unit), "points": band.points, "maximum": maximum}
            yield _Told(band.points, told, code, edge)

    def array(self, values: np.ndarray, maximum: float) -> np.ndarray:
        """The same on arrays; NaN gives NaN."""
        return self.slope.array(values, maximum) if self.ladder is None else self.ladder.array(values)

    def limits(self, maximum: Fraction) -> tuple[Fraction, Fraction]:
        """The least and the most points."""
        if self.bands is None:
            return self.slope.limits(maximum)
        points = [band.points for band in self.bands]
        return min(points), max(points)

    def faults(self, unit: str, maximum: Fraction, least: Fraction | None = ZERO) -> Iterator[str]:
        """Holes and overlaps of bands, ends that do not fit, both ways at once. ``least``: see ``bands.faults``."""
        if self.bands is not None and self.linear is not None:
            yield "có cả “bands” và “linear”; chỉ dùng một cách."
        if self.bands is not None:
            yield from line.faults(self.bands, unit, least)
        else:
            yield from self.slope.faults(unit, maximum)

    def say(self, maximum: Fraction, unit: str, language: str) -> str:
        """The way from number to points in words: "từ 70% đến 90%: 1 điểm; dưới 70%: 0 điểm"."""
        if self.ladder is None:
            return self.slope.say(maximum, unit, language)
        rows = reversed(self.ladder.bands)
        return "; ".join(
            f"{band.say(language, unit)}: {points_in_words(band.points, language)}" for band in rows
        )


def points_in_words(points: Fraction, language: str) -> str:
    """ "0,5 điểm", "1 point"."""
    return written(points, language) + (
        " điểm" if language == "vi" else " point" if points == 1 else " points"
    )


def toward(band: Band, best: Band) -> tuple[str, Fraction]:
    """Which wording tells the way from one band to the best, and the end that is to be reached; "" for none."""
    if best.low is not None and (band.low is None or band.low < best.low):
        return "exceed" if best.low[1] else "raise", best.low[0]
    if best.high is not None and (band.high is None or band.high > best.high):
        return "lower" if best.high[1] else "undercut", best.high[0]
    return "", ZERO


class Gap(NamedTuple):
    """How far a value is from an end, in percentage points or as a plain number."""

    value: Fraction
    edge: Fraction
    unit: str

    @property
    def exact(self) -> Fraction:
        """The distance as a number."""
        return abs(self.edge - self.value)

    def say(self, language: str = "vi") -> str:
        """The distance in words."""
        return shown(self.exact, "pp" if self.unit else "", language)


class _Told(NamedTuple):
    """What a band gives and tells whoever lies in it."""

    points: Fraction
    values: Mapping[str, Any]
    code: str
    edge: Fraction


def _sloped(slope: Slope, measured: Measured, maximum: Fraction, before: tuple[Why, ...]) -> Outcome:
    """Points in proportion and why."""
    code, points = slope.points(measured.value, maximum)
    unit = measured.unit
    values = {
        "value": measured,
        "band": Stretch(slope.zones[code], unit),
        "points": points,
        "maximum": maximum,
        "figure": Figure(measured.value, unit),
        "full": Figure(slope.full, unit),
        "zero": Figure(slope.zero, unit),
        "low": slope.low,
    }
    why = Why("linear", code, values)
    if code == "full":
        return Outcome(points, (*before, why))
    way = {"gap": Gap(measured.value, slope.full, unit)}
    return Outcome(points, (*before, why, Why("linear", "lower" if slope.falling else "raise", way)))
