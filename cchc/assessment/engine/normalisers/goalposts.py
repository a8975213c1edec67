"""Goalposts: (x - low) / (high - low), cut off at 0 and 1, times ``scale``; fixed posts make years comparable.

Source: COINr ``n_goalposts`` with ``use_iMeta`` (columns goalpost_lower, goalpost_upper, goalpost_scale,
goalpost_trunc2posts); UNDP, Human Development Report, technical note 1. The posts are on the indicator's own
scale: for direction -1 the low post gets the full score.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.normalising import Column, Scores, linear
from cchc.assessment.engine.parameters import ParameterError, par
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "goalposts"
TITLE = Words("Cột mốc cố định", "Goalposts")
COLUMNS = {
    "low": "goalpost_lower",
    "high": "goalpost_upper",
    "scale": "goalpost_scale",
    "trim": "goalpost_trunc2posts",
}


@dataclass(frozen=True)
class Params:
    """``low`` and ``high``: the posts; ``scale``: the full score; ``trim``: whether scores stop at the posts."""

    low: Fraction = par("Cột mốc thấp", "Lower goalpost", Fraction(0))
    high: Fraction = par("Cột mốc cao", "Upper goalpost", Fraction(100))
    scale: Fraction = par("Điểm tối đa", "Full score", Fraction(1))
    trim: bool = par("Cắt ở hai cột mốc", "Cut off at the goalposts", default=True)

    def __post_init__(self) -> None:
        """Refuse posts without a way between them."""
        if self.low >= self.high:
            raise ParameterError("low phải nhỏ hơn high; muốn đảo chiều thì ghi Direction -1.")


def turned(params: Params) -> Params:
    """The posts for values multiplied by -1."""
    return replace(params, low=-params.high, high=-params.low)


def normalise(values: Column, params: Params) -> Scores:
    """From 0 at the low post to ``scale`` at the high one."""
    way = 1 / (params.high - params.low)
    shares = linear(values, way, -params.low * way)
    if params.trim:
        shares = [None if share is None else min(max(share, Fraction(0)), Fraction(1)) for share in shares]
    return linear(shares, params.scale, Fraction(0))


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats."""
    import numpy as np

    shares = (values - float(params.low)) / float(params.high - params.low)
    return (np.clip(shares, 0.0, 1.0) if params.trim else shares) * float(params.scale)


def doubt(values: Column, params: Params) -> Words | None:
    """None: the posts do not depend on the values."""
    return None
