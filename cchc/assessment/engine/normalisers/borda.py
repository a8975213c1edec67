"""Borda score: rank - 1, that is, how many units are below.

Source: COINr ``n_borda``; J.-C. de Borda (1781). Equal values share the least of their ranks, as in COINr,
unless ``ties`` says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.assessment.engine.array_ranks import ranked
from cchc.assessment.engine.normalising import Column, Scores, Ties, level, ranks
from cchc.assessment.engine.parameters import par
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

NAME = "borda"
TITLE = Words("Điểm Borda", "Borda score")
COLUMNS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Params:
    """``ties``: which of their ranks equal values share (R's ``ties.method``)."""

    ties: Ties = par("Hạng của các giá trị bằng nhau", "Rank of equal values", "min")


def normalise(values: Column, params: Params) -> Scores:
    """How many units have a lower value."""
    return [None if rank is None else rank - 1 for rank in ranks(values, params.ties)]


def array(values: np.ndarray, params: Params) -> np.ndarray:
    """The same on floats, units along the last axis."""
    return ranked(values, params.ties) - 1


def doubt(values: Column, params: Params) -> Words | None:
    """A column that does not tell the units apart."""
    return level(values)
