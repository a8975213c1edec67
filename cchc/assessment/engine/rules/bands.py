"""R1: a table of thresholds on a number, each with its points.

"Thực hiện trên 90% kế hoạch: 2; từ 70% - 90%: 1; dưới 70%: 0" (Cà Mau, Quyết định 1880/QĐ-UBND năm 2013, 1.1.4);
"Hoàn thành 100% kế hoạch: 1; 70%-<100%: 0,5; dưới 70%: 0" (known practice).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cchc.assessment.engine import bands as line
from cchc.assessment.engine.bands import Band, Ladder
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.shape import Case, Outcome
from cchc.assessment.engine.why import Figure, Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np

    from cchc.assessment.engine.model import InputSpec

TITLE = Words("Theo mức (bảng ngưỡng)", "By bands (table of thresholds)")
WORDS = {
    "in_band": Words(
        "Đạt {value} {noun}, thuộc mức {band}: {points:.}/{maximum:.} điểm.",
        "{value} of {noun}, in the band {band}: {points:.}/{maximum:.} points.",
    ),
    "to_best": Words("Còn {gap} để đạt điểm tối đa.", "{gap} short of full points."),
    "no_band": Words("Giá trị {value} không thuộc mức nào của bảng.", "The value {value} is in no band."),
}


@dataclass(frozen=True)
class Params:
    """The bands; ``input`` is the only declared input unless it is named."""

    bands: tuple[Band, ...] = par("Các mức", "Bands")
    input: str = par("Số liệu", "Input", "")


class Stretch(NamedTuple):
    """A band with the unit it is written in."""

    band: Band
    unit: str

    def say(self, language: str = "vi") -> str:
        """The band in words."""
        return self.band.say(language, self.unit)


@cache
def _ladder(bands: tuple[Band, ...]) -> Ladder:
    return Ladder(bands)


def score(params: Params, case: Case) -> Outcome:
    """The points of the band that holds the value."""
    value = case.number(params.input)
    spec = case.specs[params.input]
    unit = "%" if spec.kind == "percent" else ""
    band = _ladder(params.bands).find(value)
    if band is None:
        return Outcome(None, (Why("bands", "no_band", {"value": Figure(value, unit)}),))
    values = {
        "value": Figure(value, unit),
        "noun": spec.short,
        "band": Stretch(band, unit),
        "points": band.points,
        "maximum": case.maximum,
    }
    first = Why("bands", "in_band", values)
    if band.points >= case.maximum:
        return Outcome(band.points, (first,))
    gap = _gap(params.bands, value)
    rest = () if gap is None else (Why("bands", "to_best", {"gap": Figure(gap, "pp" if unit else "")}),)
    return Outcome(band.points, (first, *rest))


def _gap(bands: Sequence[Band], value: Fraction) -> Fraction | None:
    """How far the value is from the band that gives most, when that lies on one side."""
    best = max(bands, key=lambda band: band.points)
    if best.low is not None and value < best.low[0]:
        return best.low[0] - value
    return value - best.high[0] if best.high is not None and value > best.high[0] else None


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """Points by band; NaN outside every band."""
    import numpy as np

    ordered = _ladder(params.bands).bands
    values = columns[params.input]
    out = np.full(values.shape, np.nan)
    for band in ordered:
        inside = ~np.isnan(values)
        if band.low is not None:
            low, after = float(band.low[0]), band.low[1]
            inside &= values > low if after else values >= low
        if band.high is not None:
            high, with_it = float(band.high[0]), band.high[1]
            inside &= values <= high if with_it else values < high
        out[inside] = float(band.points)
    return out


def reads(params: Params) -> Sequence[str]:
    """Its one input."""
    return (params.input,)


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """The least and the most points of a band."""
    points = [band.points for band in params.bands]
    return min(points), max(points)


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """Holes and overlaps of the bands."""
    spec = specs.get(params.input)
    return line.faults(params.bands, "%" if spec and spec.kind == "percent" else "")


def say(params: Params, maximum: Fraction, language: str) -> str:
    """ "trên 90: 2; từ 70 đến 90: 1; dưới 70: 0"."""
    ordered = reversed(_ladder(params.bands).bands)
    return "; ".join(f"{band.say(language, '')}: {written(band.points, language)}" for band in ordered)
