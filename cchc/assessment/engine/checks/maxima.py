"""Most points of the children add up to the parent's, and those of the areas to the declared total.

A real form adds to 99,55 under a head that says 100: area 5 was typed 10,05 for 10,5 (facts/par_criteria.md §5). The
likely cell is named: the one that a single slip of the hand explains. In a set that holds only a part a sum may be
too low: that is an error only where a plain slip explains it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault, at, of_set
from cchc.assessment.engine.sums import wrong_sum
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Điểm tối đa cộng không khớp", "Maxima that do not add up")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each sum that is not what stands above it."""
    whole = criteria.completeness == "full"
    if criteria.aggregate == "sum":
        parts = [node for node in criteria.nodes if node.kind == "part"]
        if wrong := wrong_sum(criteria.maximum, parts, "các lĩnh vực", "tổng điểm tối đa"):
            yield of_set(criteria, "maximum", *wrong.told(whole=whole))
    for node in criteria.walk():
        if node.children and node.aggregate == "sum":
            wrong = wrong_sum(node.maximum, node.children, "các mục bên dưới", "điểm tối đa")
            if wrong:
                yield at(node, "maximum", *wrong.told(whole=whole))
