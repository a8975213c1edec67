"""What a rule finds wrong with its own parameters: holes and overlaps of bands, ends that do not fit, wrong inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import SCORABLE, Fault, at, ruled
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Mức điểm hở, chồng nhau hoặc tham số không khớp", "Holes, overlaps, ill-fitting parameters")
FITS = SCORABLE


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each sentence of the rule's own check."""
    for node, shape, params, maximum in ruled(criteria):
        for sentence in shape.faults(params, maximum, criteria.inputs):
            yield at(node, "rule", sentence)
