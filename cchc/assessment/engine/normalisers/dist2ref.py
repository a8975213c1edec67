"""Distance to a reference unit: 1 - (ref - x) / (ref - min): 1 for the measure, above 1 beyond it.

Source: COINr ``n_dist2ref``; OECD/JRC Handbook (2008), step 5, "distance to a reference". The reference unit's
value missing or the lowest: COINr gives NA or NaN, here no unit has a result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.normalising import (
    Column,
    Number,
    Scores,
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

NAME = "dist2ref"
TITLE = Words("Khoảng cách tới đơn vị chuẩn", "Distance to a reference unit")
COLUMNS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Params:
    """``place``: which unit is the measure, counted from 1 (a code on the command line); ``cap``: nothing above 1."""

    place: int = par("Đơn vị chuẩn", "Reference unit", 1)
    cap: bool = par("Vượt đơn vị chuẩn vẫn là 1", "Beyond the reference is 1 as well", default=False)

    def __post_init__(self) -> None:
        """Refuse a place that no unit can have."""
        if self.place < 1:
            raise ParameterError(f"place: cần số thứ tự từ 1, không nhận {self.place}.")


def normalise(values: Column, params: Params) -> Scores:
    """The share of the way from the lowest unit to the reference unit."""
    there, measure = known(values), _measure(values, params)
    if measure is None or Fraction(measure) == min(there):
        return nothing(values)
    way = 1 / (Fraction(measure) - min(there))
    shares = linear(values, way, -min(there) * way)
    return [min(share, Fraction(1)) if params.cap and share is not None else share for share in shares]


def _measure(values: Column, params: Params) -> Number | None:
    """The reference unit's value; None without one, and where there are fewer units."""
    return values[params.place - 1] if params.place <= len(values) else None


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats, units along the last axis."""
    import numpy as np

    if params.place > values.shape[-1]:
        return np.full(values.shape, np.nan)
    shares = way(values, lowest(values), values[..., params.place - 1, None])
    return np.minimum(shares, 1.0) if params.cap else shares


def doubt(values: Column, params: Params) -> Words | None:
    """A reference unit without a value, or with the lowest."""
    measure = _measure(values, params)
    if measure is None:
        return Words("đơn vị chuẩn không có giá trị", "the reference unit has no value")
    if Fraction(measure) == min(known(values)) and level(values) is None:
        return Words("đơn vị chuẩn có giá trị thấp nhất", "the reference unit has the lowest value")
    return level(values)
