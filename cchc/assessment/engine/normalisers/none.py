"""No change: values that are points on one scale already; direction -1 has turned their sign.

Source: COINr ``Normalise`` with ``f_n = "none"``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.normalising import Column, Scores
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "none"
TITLE = Words("Giữ nguyên giá trị", "Values as they are")
COLUMNS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Params:
    """None."""


def normalise(values: Column, params: Params) -> Scores:
    """The values themselves."""
    return [None if value is None else Fraction(value) for value in values]


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats."""
    return values


def doubt(values: Column, params: Params) -> Words | None:
    """None: nothing is done."""
    return None
