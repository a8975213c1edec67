"""A formula computed on float arrays; a truth is 1 or 0, and NaN is what the exact way does not compute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from cchc.assessment.engine.expression.exact import BIGGEST
from cchc.assessment.engine.expression.tree import Tree

if TYPE_CHECKING:
    import numpy as np

#: Floats that differ by less, as a share of them, stand for one exact number.
_NEAR = 1e-11


def array(tree: Tree, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The formula for every element; NaN where an input that it reads is NaN, chosen by an ``if`` or not."""
    import numpy as np

    out = _array(tree, columns)
    for name in tree.names():
        out = np.where(np.isnan(columns[name]), np.nan, out)
    return out


def _array(tree: Tree, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    import numpy as np

    if tree.op == "number":
        return np.asarray(float(tree.value))
    if tree.op == "name":
        return _bounded(columns[tree.name])
    args = [_array(arg, columns) for arg in tree.args]
    with np.errstate(all="ignore"):
        return _bounded(_DOES[tree.op](*args))


def _bounded(values: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.where(np.abs(values) <= float(BIGGEST), values, np.nan)


def _divided(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.where(bottom == 0, np.nan, top / bottom)


def _truth(left: np.ndarray, right: np.ndarray, compare: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """A comparison of the sign of left − right; what differs by rounding alone is equal."""
    import numpy as np

    apart = left - right
    near = _NEAR * np.maximum(1.0, np.maximum(np.abs(left), np.abs(right)))
    apart = np.where(np.abs(apart) <= near, 0.0, apart)
    return np.where(np.isnan(apart), np.nan, compare(apart).astype(float))


def _and(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.where(
        left == 0, 0.0, np.where(np.isnan(left) | np.isnan(right), np.nan, (right != 0).astype(float))
    )


def _or(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    import numpy as np

    right = np.where(np.isnan(left) | np.isnan(right), np.nan, (right != 0).astype(float))
    return np.where((left != 0) & ~np.isnan(left), 1.0, right)


def _if(chosen: np.ndarray, yes: np.ndarray, no: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.where(np.isnan(chosen), np.nan, np.where(chosen != 0, yes, no))


def _not(values: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.where(np.isnan(values), np.nan, (values == 0).astype(float))


def _round(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    import numpy as np

    scale = 10.0**places
    whole = np.abs(values) * scale
    half_up: np.ndarray = np.floor(whole + 0.5 + _NEAR * np.maximum(1.0, whole)) / scale
    signed: np.ndarray = np.copysign(half_up, values)
    return signed


def _least(*values: np.ndarray) -> np.ndarray:
    import numpy as np

    return reduce(np.minimum, values)


def _most(*values: np.ndarray) -> np.ndarray:
    import numpy as np

    return reduce(np.maximum, values)


_DOES: Mapping[str, Callable[..., np.ndarray]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": _divided,
    "neg": lambda values: -values,
    "not": _not,
    "and": _and,
    "or": _or,
    "if": _if,
    "min": _least,
    "max": _most,
    "abs": abs,
    "round": _round,
    "<": lambda left, right: _truth(left, right, lambda apart: apart < 0),
    "<=": lambda left, right: _truth(left, right, lambda apart: apart <= 0),
    ">": lambda left, right: _truth(left, right, lambda apart: apart > 0),
    ">=": lambda left, right: _truth(left, right, lambda apart: apart >= 0),
    "=": lambda left, right: _truth(left, right, lambda apart: apart == 0),
    "!=": lambda left, right: _truth(left, right, lambda apart: apart != 0),
}
