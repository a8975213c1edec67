"""A criterion that units score themselves and that asks for no evidence: it cannot be verified.

Source: the ministry's guidance asks for tài liệu kiểm chứng or an explanation for every criterion that is self-scored
(công văn 6203/BNV-CCHC of 8/12/2022).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import SCORABLE, Fault, at
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Tiêu chí chưa có tài liệu kiểm chứng", "Criteria without evidence")
FITS = SCORABLE


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """A warning for each leaf that is scored by the unit, itself or above."""
    asked = {node.code for node in criteria.walk() if node.evidence for node in node.walk()}
    for node in criteria.leaves:
        if node.assessment in (None, "self") and node.code not in asked:
            sentence = "chưa ghi tài liệu kiểm chứng; đơn vị tự chấm thì cần ít nhất một tài liệu."
            yield at(node, "evidence", sentence, "warning")
