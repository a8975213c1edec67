"""What violations cost: points or a percentage of the maximum, for each or once, up to a cap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import ZERO, inside, name_of
from cchc.assessment.engine.why import shown, written

if TYPE_CHECKING:
    import numpy as np

    from cchc.assessment.engine.model import InputSpec


@dataclass(frozen=True)
class Deduction:
    """What one kind of violation costs: points or a percentage of the maximum; for each, or ``once`` for any number."""

    input: str = par("Số liệu: số vi phạm", "Input: number of violations")
    points: Fraction | None = par("Số điểm trừ", "Points off", None)
    percent: Fraction | None = par("Trừ phần trăm điểm tối đa", "Percent of the maximum off", None)
    once: bool = par("Trừ một lần dù bao nhiêu vi phạm", "Once, however many", default=False)
    cap: Fraction | None = par("Trừ nhiều nhất", "At most", None)

    def each(self, maximum: Fraction) -> Fraction:
        """Points off for one violation."""
        return self.points if self.points is not None else maximum * (self.percent or 0) / 100

    def loss(self, count: Fraction, maximum: Fraction) -> Fraction:
        """Points off for so many."""
        loss = self.each(maximum) * (min(count, Fraction(1)) if self.once else count)
        return loss if self.cap is None else min(loss, self.cap)

    def array(self, counts: np.ndarray, maximum: float) -> np.ndarray:
        """The same on arrays; NaN for a number below zero."""
        import numpy as np

        known = np.where(counts >= 0, counts, np.nan)
        loss: np.ndarray = (np.minimum(known, 1) if self.once else known) * float(
            self.each(Fraction(maximum))
        )
        return loss if self.cap is None else np.minimum(loss, float(self.cap))

    def most(self, maximum: Fraction) -> Fraction | None:
        """The most points off; None where there is no end."""
        ends = [end for end in (self.each(maximum) if self.once else None, self.cap) if end is not None]
        return min(ends, default=None)

    def faults(self) -> Iterator[str]:
        """A violation that costs nothing or in two ways."""
        if (self.points is None) == (self.percent is None):
            yield "cần đúng một: “points” (số điểm trừ) hoặc “percent” (phần trăm điểm tối đa)."
        for value in (self.points, self.percent, self.cap):
            if value is not None and value <= 0:
                yield f"mức trừ là {written(value)}; cần số lớn hơn 0."

    def say(self, specs: Mapping[str, InputSpec], language: str) -> str:
        """ "số vi phạm nhẹ: trừ 50% điểm tối đa, một lần"."""
        vi, name = language == "vi", inside(name_of(self.input, specs, language))
        if self.points is not None:
            off = points_in_words(self.points, language)
        else:
            off = f"{shown(self.percent or ZERO, '%', language)} {'điểm tối đa' if vi else 'of the maximum'}"
        often = ("một lần" if vi else "once") if self.once else ("mỗi vi phạm" if vi else "for each")
        said = f"{name}: trừ {off}, {often}" if vi else f"{name}: {off} off, {often}"
        if self.cap is None:
            return said
        return f"{said}, {'nhiều nhất' if vi else 'at most'} {points_in_words(self.cap, language)}"
