"""A rule that can give more than the maximum, or can never give it: one of both figures is mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import SCORABLE, Fault, at, ruled
from cchc.assessment.engine.why import written
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Điểm cao nhất khác điểm tối đa", "Rules above or below the maximum")
FITS = SCORABLE


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each rule whose highest points are not the maximum."""
    for node, shape, params, maximum in ruled(criteria):
        _, most = shape.limits(params, maximum)
        if most > maximum:
            sentence = f"cách tính cho đến {written(most)} điểm, vượt điểm tối đa {written(maximum)}."
            yield at(node, "rule", sentence)
        elif most < maximum:
            sentence = (
                f"cách tính cho nhiều nhất {written(most)} điểm, không bao giờ đạt "
                f"điểm tối đa {written(maximum)}."
            )
            yield at(node, "rule", sentence)
