"""A way to add up children that does not exist, or a weight that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.aggregators import found
from cchc.assessment.engine.checking import EVERY, Fault, at, of_set
from cchc.assessment.engine.why import written
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Cách cộng không có", "Unknown ways to add up")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each wrong name or weight."""
    known = ("sum", *found())
    sentence = "không có cách cộng “{}”; các cách: " + ", ".join(known) + "."
    if criteria.aggregate not in known:
        yield of_set(criteria, "aggregate", sentence.format(criteria.aggregate))
    for node in criteria.walk():
        if node.aggregate not in known:
            yield at(node, "aggregate", sentence.format(node.aggregate))
        if node.weight < 0:
            yield at(node, "weight", f"trọng số {written(node.weight)} nhỏ hơn 0; cần số từ 0 trở lên.")
