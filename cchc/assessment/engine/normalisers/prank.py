"""Percentile rank: (rank - 1) / (n - 1), from 0 to 1; n counts the units that have a value.

Source: COINr ``n_prank`` ("sport" ranking); OECD/JRC Handbook (2008), step 5. Equal values share the least of
their ranks, as in COINr, unless ``ties`` says otherwise. One unit alone: COINr gives NaN, here no result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.assessment.engine.array_ranks import ranked
from cchc.assessment.engine.normalising import Column, Scores, Ties, level, nothing, ranks
from cchc.assessment.engine.parameters import par
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "prank"
TITLE = Words("Thứ hạng phần trăm", "Percentile rank")
COLUMNS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Params:
    """``ties``: which of their ranks equal values share (R's ``ties.method``)."""

    ties: Ties = par("Hạng của các giá trị bằng nhau", "Rank of equal values", "min")


def normalise(values: Column, params: Params) -> Scores:
    """The share of the other units that have a lower value."""
    there = sum(value is not None for value in values)
    if there < 2:
        return nothing(values)
    return [None if rank is None else (rank - 1) / (there - 1) for rank in ranks(values, params.ties)]


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats, units along the last axis."""
    import numpy as np

    there = (~np.isnan(values)).sum(axis=-1, keepdims=True)
    return (ranked(values, params.ties) - 1) / np.where(there < 2, np.nan, there - 1)


def doubt(values: Column, params: Params) -> Words | None:
    """A column that does not tell the units apart."""
    return level(values)
