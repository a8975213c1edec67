"""Ranks on float arrays, for many draws at once: what ``normalising.ranks`` does exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from cchc.assessment.engine.normalising import Ties


def ranked(values: np.ndarray, ties: Ties = "min") -> np.ndarray:
    """Ranks along the last axis, 1 for the lowest value; NaN stays NaN and takes no rank.

    ``ties``: equal values share the least, the mean or the greatest of their ranks.
    """
    import numpy as np

    order = np.argsort(values, axis=-1)
    upward = np.take_along_axis(values, order, axis=-1)
    begins = np.ones(values.shape, bool)
    begins[..., 1:] = upward[..., 1:] != upward[..., :-1]
    out = np.empty(values.shape)
    np.put_along_axis(out, order, _shared(begins, ties), axis=-1)
    out[np.isnan(values)] = np.nan
    return out


def _shared(begins: np.ndarray, ties: Ties) -> np.ndarray:
    """Ranks in ascending order; ``begins``: where a new value begins."""
    import numpy as np

    count = begins.shape[-1]
    place = np.arange(1, count + 1, dtype=np.int32)
    first = np.maximum.accumulate(np.where(begins, place, 0), axis=-1)
    if ties == "min":
        return first
    ends = np.ones(begins.shape, bool)
    ends[..., :-1] = begins[..., 1:]
    last = np.minimum.accumulate(np.where(ends, place, count)[..., ::-1], axis=-1)[..., ::-1]
    return last if ties == "max" else (first + last) / 2
