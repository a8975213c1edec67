"""Z-score: (x - mean) / s * sd + mean asked for, with s the sample standard deviation (n - 1), as R's ``sd``.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; COINr ``n_zscore``. The square
root is taken with 60 digits, of which 50 are kept. One unit or all values equal: COINr gives NA or NaN, here no
unit has a result.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.normalising import (
    KEPT,
    PRECISE,
    Column,
    Scores,
    exact,
    highest,
    known,
    level,
    lowest,
    nothing,
    precise,
)
from cchc.assessment.engine.parameters import ParameterError, par
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "zscore"
TITLE = Words("Điểm chuẩn hoá z", "Z-score")
COLUMNS = {"mean": "zscore_mean", "sd": "zscore_sd"}


@dataclass(frozen=True)
class Params:
    """``mean`` and ``sd`` of the results."""

    mean: Fraction = par("Trung bình", "Mean", Fraction(0))
    sd: Fraction = par("Độ lệch chuẩn", "Standard deviation", Fraction(1))

    def __post_init__(self) -> None:
        """Refuse a standard deviation that is none."""
        if self.sd <= 0:
            raise ParameterError("sd phải lớn hơn 0.")


def normalise(values: Column, params: Params) -> Scores:
    """Results with the mean and the standard deviation asked for."""
    there = known(values)
    if len(there) < 2 or min(there) == max(there):
        return nothing(values)
    mean = sum(there, Fraction(0)) / len(there)
    variance = sum(((value - mean) ** 2 for value in there), Fraction(0)) / (len(there) - 1)
    spread = PRECISE.sqrt(precise(variance / params.sd**2))
    shift = precise(params.mean)

    def score(value: Fraction) -> Decimal:
        return KEPT.plus(PRECISE.add(PRECISE.divide(precise(value - mean), spread), shift))

    return [None if value is None else score(exact(value)) for value in values]


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats, units along the last axis."""
    import numpy as np

    count = (~np.isnan(values)).sum(axis=-1, keepdims=True)
    apart = values - np.nansum(values, axis=-1, keepdims=True) / np.where(count, count, np.nan)
    squares = np.nansum(apart * apart, axis=-1, keepdims=True)
    spread = np.sqrt(squares / np.where(count > 1, count - 1, np.nan))
    told = np.where(lowest(values) < highest(values), spread, np.nan)
    scores: np.ndarray = apart / told * float(params.sd) + float(params.mean)
    return scores


def doubt(values: Column, params: Params) -> Words | None:
    """A column that does not tell the units apart."""
    return level(values)
