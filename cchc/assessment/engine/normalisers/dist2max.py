"""Distance to the best unit: 1 - (max - x) / (max - min), from 0 to 1.

Source: COINr ``n_dist2max``; OECD/JRC Handbook (2008), step 5, "distance to a reference". It equals min-max
from 0 to 1. All values equal: COINr gives NaN, here no unit has a result and the reason is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "dist2max"
TITLE = Words("Khoảng cách tới đơn vị cao nhất", "Distance to the highest unit")
COLUMNS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Params:
    """None: both ends are found in the values."""


def normalise(values: Column, params: Params) -> Scores:
    """1 for the highest value, 0 for the lowest."""
    there = known(values)
    if not there or min(there) == max(there):
        return nothing(values)
    factor = 1 / (max(there) - min(there))
    return linear(values, factor, 1 - max(there) * factor)


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats, units along the last axis."""
    return way(values, lowest(values), highest(values))


def doubt(values: Column, params: Params) -> Words | None:
    """A column that does not tell the units apart."""
    return level(values)
