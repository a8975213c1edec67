"""Completeness as stated against what is there: a full set knows all maxima, a structure has no rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault, at, of_set
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Mức đầy đủ ghi không đúng", "Completeness that is not so")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """Maxima missing in a full set; a set that is better or worse than it says."""
    if criteria.completeness == "full":
        if criteria.maximum is None:
            yield of_set(criteria, "maximum", "chưa ghi tổng điểm tối đa trong bộ ghi là đầy đủ.")
        for node in criteria.walk():
            if node.maximum is None and node.kind == "part":
                yield at(node, "maximum", "chưa ghi điểm tối đa trong bộ ghi là đầy đủ; ghi một số như 1,5.")
        return
    leaves = criteria.leaves
    scored = sum(node.rule is not None for node in leaves)
    if criteria.completeness == "structure" and scored:
        sentence = f"ghi là chỉ có cấu trúc nhưng {scored} tiêu chí có cách tính; ghi partial hoặc full."
        yield of_set(criteria, "completeness", sentence)
    if criteria.completeness == "partial" and not scored:
        sentence = "ghi là một phần nhưng chưa tiêu chí nào có cách tính; ghi structure."
        yield of_set(criteria, "completeness", sentence, "warning")
