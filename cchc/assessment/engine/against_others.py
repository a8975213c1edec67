"""A column of all units by a normaliser, and which share of the maximum each result gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.normalisers import found
from cchc.assessment.engine.normalising import Normaliser, highest
from cchc.assessment.engine.parameters import ParameterError, build, par
from cchc.assessment.engine.shape import ZERO

if TYPE_CHECKING:
    import numpy as np

    from cchc.lib.words import Words


@dataclass(frozen=True)
class AgainstOthers:
    """The method and its options; which normalised score gets nothing, and which the maximum."""

    normaliser: str = par("Phương pháp chuẩn hoá", "Normaliser", "minmax")
    options: Mapping[str, Any] | None = par("Tham số của phương pháp", "Its parameters", None)
    less: bool = par("Càng thấp càng tốt", "Less is better", default=False)
    zero: Fraction = par("Điểm chuẩn hoá được 0 điểm", "Normalised score without points", ZERO)
    full: Fraction | None = par(
        "Điểm chuẩn hoá được điểm tối đa (để trống: đơn vị tốt nhất)",
        "With full points (the best unit)",
        None,
    )

    def __post_init__(self) -> None:
        """Refuse a method that there is not, parameters that it does not have, and what it cannot do without."""
        if self.normaliser not in found():
            raise ParameterError(
                f"normaliser: không có “{self.normaliser}”; các phương pháp: {', '.join(found())}."
            )
        self.results((ZERO, Fraction(1)))

    @property
    def method(self) -> Normaliser:
        """The normaliser's file."""
        return found()[self.normaliser]

    @cached_property
    def made(self) -> Any:
        """The method's own parameters, for values of which more is better."""
        params = build(self.method.Params, self.options or {}, "options")
        turned = getattr(self.method, "turned", None)
        return turned(params) if self.less and turned else params

    def signed(self, numbers: Sequence[Fraction | None]) -> list[Fraction | None]:
        """The values so that more is better."""
        return [-number if number is not None and self.less else number for number in numbers]

    def results(self, numbers: Sequence[Fraction | None]) -> list[Fraction | None]:
        """Normalised scores of all units."""
        scores = self.method.normalise(self.signed(numbers), self.made)
        return [None if score is None else Fraction(score) for score in scores]

    def shares(self, results: Sequence[Fraction | None]) -> list[Fraction | None]:
        """Which part of the maximum each score gets."""
        known = [result for result in results if result is not None]
        full = self.full if self.full is not None else max(known, default=self.zero)
        if full <= self.zero:
            return [None] * len(results)
        way = full - self.zero
        return [
            None if result is None else min(max((result - self.zero) / way, ZERO), Fraction(1))
            for result in results
        ]

    def doubt(self, numbers: Sequence[Fraction | None]) -> Words | None:
        """What a person should know about this column."""
        return self.method.doubt(self.signed(numbers), self.made)

    def array_shares(self, values: np.ndarray) -> np.ndarray:
        """The shares on arrays, units along the last axis; what the best unit gets is looked for in each draw."""
        import numpy as np

        results = self.method.array(-values if self.less else values, self.made)
        zero = float(self.zero)
        full = highest(results) if self.full is None else np.asarray(float(self.full))
        # As near as rounding alone brings two equal numbers, they are no way apart.
        way = np.where(full - zero > 1e-11 * max(1.0, abs(zero)), full - zero, np.nan)
        return np.clip((results - zero) / way, 0.0, 1.0)
