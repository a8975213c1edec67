"""Scaled between two fixed values: (x - low) / (high - low) * 100; nothing is cut off.

Source: COINr ``n_scaled`` (the Global Innovation Index 2020). For an indicator of direction -1 the two values
are on the scale of -x, as in COINr.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.normalising import Column, Scores, linear
from cchc.assessment.engine.parameters import ParameterError, par
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "scaled"
TITLE = Words("Thang cố định", "Scaled between fixed values")
COLUMNS = {"low": "scaled_lower", "high": "scaled_upper"}


@dataclass(frozen=True)
class Params:
    """``low`` and ``high``: the values that get 0 and 100."""

    low: Fraction = par("Giá trị được 0", "Value that gets 0", Fraction(0))
    high: Fraction = par("Giá trị được 100", "Value that gets 100", Fraction(100))

    def __post_init__(self) -> None:
        """Refuse a scale without length."""
        if self.low == self.high:
            raise ParameterError("low phải khác high.")


def normalise(values: Column, params: Params) -> Scores:
    """0 at ``low``, 100 at ``high``, beyond them too."""
    factor = 100 / (params.high - params.low)
    return linear(values, factor, -params.low * factor)


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats."""
    return (values - float(params.low)) * float(100 / (params.high - params.low))


def doubt(values: Column, params: Params) -> Words | None:
    """None: the scale does not depend on the values."""
    return None
