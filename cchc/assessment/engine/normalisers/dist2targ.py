"""Distance to a target: (x - min) / (target - min): 1 at the target, 0 for the lowest unit, above 1 beyond.

Source: COINr ``n_dist2targ`` (columns Target, dist2targ_cap_max); OECD/JRC Handbook (2008), step 5. The target
is on the indicator's own scale: for direction -1 it is (max - x) / (max - target). A target equal to the lowest
value: no result.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.normalising import Column, Scores, known, level, linear, lowest, nothing, way
from cchc.assessment.engine.parameters import ParameterError, par
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "dist2targ"
TITLE = Words("Khoảng cách tới mục tiêu", "Distance to a target")
_NO_TARGET = "thiếu target; ghi dist2targ:80, hoặc thêm cột Target vào bảng cấu trúc."
COLUMNS = {"target": "Target", "cap": "dist2targ_cap_max"}


@dataclass(frozen=True)
class Params:
    """``target``: the value that gets 1; ``cap``: whether what is beyond it gets 1 as well."""

    target: Fraction | None = par("Mục tiêu", "Target", None)
    cap: bool = par("Vượt mục tiêu vẫn là 1", "Beyond the target is 1 as well", default=False)


def turned(params: Params) -> Params:
    """The target for values multiplied by -1."""
    return params if params.target is None else replace(params, target=-params.target)


def normalise(values: Column, params: Params) -> Scores:
    """The share of the way from the lowest unit to the target; ParameterError without a target."""
    if params.target is None:
        raise ParameterError(_NO_TARGET)
    there = known(values)
    if not there or min(there) == params.target:
        return nothing(values)
    way = 1 / (params.target - min(there))
    shares = linear(values, way, -min(there) * way)
    return [min(share, Fraction(1)) if params.cap and share is not None else share for share in shares]


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats, units along the last axis."""
    import numpy as np

    if params.target is None:
        raise ParameterError(_NO_TARGET)
    shares = way(values, lowest(values), np.asarray(float(params.target)))
    return np.minimum(shares, 1.0) if params.cap else shares


def doubt(values: Column, params: Params) -> Words | None:
    """A target that no unit lies below."""
    there = known(values)
    if there and params.target is not None and params.target <= min(there):
        return Words(
            "mọi đơn vị đều đã đạt hoặc vượt mục tiêu nên khoảng cách tới mục tiêu không dùng để so sánh được",
            "no unit lies below the target, so that the distance to it does not compare them",
        )
    return level(values)
