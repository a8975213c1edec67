"""Fraction of the highest value: x / max.

Source: COINr ``n_fracmax``; OECD/JRC Handbook (2008), step 5, "distance to a reference". Made for positive
values. A highest value of 0: COINr gives NaN or -Inf, here no unit has a result. A negative highest value
(every indicator of direction -1 with positive values) turns the order around; the figure is COINr's, and the
doubt says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.normalising import Column, Scores, highest, known, level, linear, nothing
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "fracmax"
TITLE = Words("Tỷ lệ so với giá trị cao nhất", "Fraction of the highest value")
COLUMNS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Params:
    """None: the highest value is found among the values."""


def normalise(values: Column, params: Params) -> Scores:
    """1 for the highest value, the rest in proportion to it."""
    there = known(values)
    if not there or max(there) == 0:
        return nothing(values)
    return linear(values, 1 / max(there), Fraction(0))


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats, units along the last axis."""
    import numpy as np

    best = highest(values)
    return values / np.where(best == 0, np.nan, best)


def doubt(values: Column, params: Params) -> Words | None:
    """A highest value of zero or below."""
    there = known(values)
    if there and max(there) == 0:
        return Words(
            "giá trị cao nhất là 0 nên không tính được tỷ lệ", "the highest value is 0: no fraction of it"
        )
    if there and max(there) < 0 and min(there) < max(there):
        return Words(
            "giá trị cao nhất là số âm nên tỷ lệ này xếp ngược thứ tự các đơn vị (kết quả giữ như COINr)",
            "the highest value is negative, so that this fraction turns the order around (the figure is COINr's)",
        )
    return level(values)
