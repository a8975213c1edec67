"""A rule whose shape does not exist, or whose parameters cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import SCORABLE, Fault, at
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Cách tính không đọc được", "Rules that cannot be read")
FITS = SCORABLE


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each sentence that reading noted."""
    for node in criteria.walk():
        for sentence in node.rule.faults if node.rule else ():
            yield at(node, "rule", sentence)
