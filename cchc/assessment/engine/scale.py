"""From a measured number to points, as many rules do at their end: a table of bands, or in proportion.

The wordings of the reasons stand in ``rules/bands.py`` and ``rules/linear.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

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

    @cached_property
    def best(self) -> Band | None:
        """The band that gives most."""
        return max(self.bands, key=lambda band: band.points) if self.bands else None

    def judge(self, measured: Measured, maximum: Fraction, *before: Why) -> Outcome:
        """The points and why. ``before``: reasons that tell how the number came about."""
        if self.ladder is None:
            return Outcome(*_sloped(self.slope, measured, maximum, before))
        band = self.ladder.find(measured.value)
        if band is None:
            return Outcome(None, (*before, Why("bands", "no_band", {"subject": measured})))
        values = {
            "subject": measured,
            "band": Stretch(band, measured.unit),
            "points": band.points,
            "maximum": maximum,
        }
        why = Why("bands", "in_band", values)
        if self.best is None or band.points >= self.best.points or self.best.points < maximum:
            return Outcome(band.points, (*before, why))
        return Outcome(band.points, (*before, why, *gap("bands", self.best, measured)))

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


def gap(rule: str, best: Band, measured: Measured) -> Iterable[Why]:
    """How far the value is from the band that gives most, when that lies on one side."""
    value, unit = measured.value, measured.unit
    if best.low is not None and (value < best.low[0] or (value == best.low[0] and best.low[1])):
        edge, code = best.low[0], "exceed" if best.low[1] else "raise"
    elif best.high is not None and (value > best.high[0] or (value == best.high[0] and not best.high[1])):
        edge, code = best.high[0], "lower" if best.high[1] else "undercut"
    else:
        return ()
    values = {"gap": Figure(abs(edge - value), "pp" if unit else ""), "edge": Figure(edge, unit)}
    return (Why(rule, code, values),)


def _sloped(
    slope: Slope, measured: Measured, maximum: Fraction, before: tuple[Why, ...]
) -> tuple[Fraction, tuple[Why, ...]]:
    """Points in proportion and why."""
    code, points = slope.points(measured.value, maximum)
    zone = slope.zone(code)
    values = {
        "subject": measured,
        "band": Stretch(zone, measured.unit),
        "points": points,
        "maximum": maximum,
        "value": Figure(measured.value, measured.unit),
        "full": Figure(slope.full, measured.unit),
        "zero": Figure(slope.zero, measured.unit),
        "low": slope.low,
    }
    why = Why("linear", code, values)
    more = () if code == "full" else gap("linear", slope.zone("full"), measured)
    return points, (*before, why, *more)
