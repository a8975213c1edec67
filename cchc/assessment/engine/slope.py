"""Points in proportion to a number: full from one end on, nothing before the other, between them along a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from cchc.assessment.engine.bands import Band, beyond
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.why import written

if TYPE_CHECKING:
    import numpy as np

#: ``share``: maximum × value / full; ``between``: from ``low`` points at ``zero`` to the maximum at ``full``.
Form = Literal["share", "between"]
_NONE = Fraction(0)


@dataclass(frozen=True)
class Slope:
    """``full``: from here on full points; ``zero``: before it none. ``full`` below ``zero``: less is better.

    ``open``: the value ``zero`` itself gets nothing ("trên 80%"), else it begins the proportion ("từ 80%").
    """

    full: Fraction = par("Đạt điểm tối đa từ", "Full points from")
    zero: Fraction = par("Không có điểm trước mốc", "No points before", _NONE)
    form: Form = par(
        "Cách tính ở giữa: share = tối đa × giá trị / mốc, between = nội suy",
        "Between: share of the full mark, or along the line between both ends",
        "share",
    )
    low: Fraction = par("Điểm ở mốc “zero” khi nội suy", "Points at “zero” on the line", _NONE)
    open: bool = par("Đúng mốc “zero” chưa có điểm", "“zero” itself gets nothing", default=False)

    @cached_property
    def falling(self) -> bool:
        """Whether less is better."""
        return self.full < self.zero

    def points(self, value: Fraction, maximum: Fraction) -> tuple[str, Fraction]:
        """Which stretch the value lies in ("full", "before", "share", "between") and its points."""
        if value <= self.full if self.falling else value >= self.full:
            return "full", maximum
        beyond = value > self.zero if self.falling else value < self.zero
        if beyond or (self.open and value == self.zero):
            return "before", _NONE
        if self.form == "share":
            return "share", maximum * value / self.full
        way = (value - self.zero) / (self.full - self.zero)
        return "between", self.low + (maximum - self.low) * way

    @cached_property
    def zones(self) -> Mapping[str, Band]:
        """The stretches as bands without points."""
        return {code: self._zone(code) for code in ("full", "before", "share", "between")}

    def _zone(self, code: str) -> Band:
        up = not self.falling
        if code == "full":
            return Band(_NONE, ge=self.full) if up else Band(_NONE, le=self.full)
        if code == "before" and self.open:
            return Band(_NONE, le=self.zero) if up else Band(_NONE, ge=self.zero)
        if code == "before":
            return Band(_NONE, lt=self.zero) if up else Band(_NONE, gt=self.zero)
        edge = "gt" if self.open else "ge"
        if up:
            return Band(_NONE, **{edge: self.zero}, lt=self.full)
        return Band(_NONE, gt=self.full, **{"lt" if self.open else "le": self.zero})

    def array(self, values: np.ndarray, maximum: float) -> np.ndarray:
        """The same on arrays; NaN gives NaN."""
        import numpy as np

        full, zero, low = float(self.full), float(self.zero), float(self.low)
        sign = -1.0 if self.falling else 1.0
        if self.form == "share":
            middle = maximum * values / full
        else:
            middle = low + (maximum - low) * (values - zero) / (full - zero)
        begun = beyond(sign * values, sign * zero, with_it=not self.open)
        out = np.where(
            beyond(sign * values, sign * full, with_it=True), maximum, np.where(begun, middle, 0.0)
        )
        return np.where(np.isnan(values), np.nan, out)

    def limits(self, maximum: Fraction) -> tuple[Fraction, Fraction]:
        """From nothing to everything."""
        return min(_NONE, maximum, self.low), max(_NONE, maximum)

    def faults(self, unit: str, maximum: Fraction) -> Iterator[str]:
        """Ends that make no proportion."""
        full, zero = written(self.full) + unit, written(self.zero) + unit
        if self.full == self.zero:
            yield f"“full” và “zero” cùng là {full}; hai mốc phải khác nhau."
        if self.form == "share" and (self.full <= 0 or self.zero < 0 or self.falling):
            yield (
                f"tính theo tỷ lệ (share) cần 0 ≤ zero < full, đang là zero {zero}, full {full}; "
                "khi số càng nhỏ càng tốt hoặc có số âm thì dùng form: between."
            )
        if self.form == "share" and self.low:
            yield "“low” chỉ dùng với form: between."
        if not 0 <= self.low <= maximum:
            yield f"“low” là {written(self.low)}; cần từ 0 đến điểm tối đa {written(maximum)}."

    def say(self, maximum: Fraction, unit: str, language: str) -> str:
        """The proportion in words."""
        vi, most = language == "vi", written(maximum, language)
        full, zero = (written(end, language) + unit for end in (self.full, self.zero))
        if self.form == "share":
            way = f"{'giá trị' if vi else 'value'} × {most} / {full}"
        elif vi:
            way = f"nội suy từ {written(self.low)} điểm (ở {zero}) đến {most} điểm (ở {full})"
        else:
            way = f"along the line from {written(self.low, 'en')} points (at {zero}) to {most} points (at {full})"
        points = "điểm" if vi else "points"
        top, middle, rest = (self.zones[code].say(language, unit) for code in ("full", "share", "before"))
        if self.form == "share" and self.zero == 0:
            under = Band(_NONE, lt=self.full).say(language, unit)
            return f"{top}: {most} {points}; {under}: {way}"
        return f"{top}: {most} {points}; {middle}: {way}; {rest}: 0 {points}"
