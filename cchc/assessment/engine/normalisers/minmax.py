"""Min-max: (x - min) / (max - min) * (high - low) + low.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; COINr ``n_minmax``. All values
equal: COINr gives NaN, here no unit has a result and the reason is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.normalising import (
    Column,
    Scores,
    highest,
    known,
    level,
    linear,
    lowest,
    nothing,
    way,
)
from cchc.assessment.engine.parameters import ParameterError, par
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "minmax"
TITLE = Words("Min-max", "Min-max")
COLUMNS = {"low": "minmax_lower", "high": "minmax_upper"}


@dataclass(frozen=True)
class Params:
    """``low`` and ``high``: what the worst and the best unit get."""

    low: Fraction = par("Điểm của đơn vị thấp nhất", "Score of the lowest unit", Fraction(0))
    high: Fraction = par("Điểm của đơn vị cao nhất", "Score of the highest unit", Fraction(100))

    def __post_init__(self) -> None:
        """Refuse a scale that turns around or has no length: the direction says which way is better."""
        if self.low >= self.high:
            raise ParameterError("low phải nhỏ hơn high; muốn đảo chiều thì ghi Direction -1.")


def normalise(values: Column, params: Params) -> Scores:
    """The lowest value gets ``low``, the highest ``high``; the rest in proportion."""
    there = known(values)
    if not there or min(there) == max(there):
        return nothing(values)
    factor = (params.high - params.low) / (max(there) - min(there))
    return linear(values, factor, params.low - min(there) * factor)


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats, units along the last axis."""
    low, high = float(params.low), float(params.high)
    return low + way(values, lowest(values), highest(values)) * (high - low)


def doubt(values: Column, params: Params) -> Words | None:
    """A column that does not tell the units apart."""
    return level(values)
