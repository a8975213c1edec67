"""Rules where they cannot work: on a node whose points come from its children, or missing where nothing else scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import SCORABLE, Fault, at
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Cách tính đặt sai chỗ hoặc còn thiếu", "Rules misplaced or missing")
FITS = SCORABLE


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """A rule or inputs above children; a leaf without rule (an error in a full set)."""
    for node in criteria.walk():
        if node.children and node.rule is not None:
            sentence = (
                f"có cách tính “{node.rule.shape}” trong khi điểm cộng từ "
                f"{len(node.children)} mục bên dưới; chỉ dùng một cách."
            )
            yield at(node, "rule", sentence)
        if node.leaf and node.rule is None and criteria.completeness == "full":
            sentence = "chưa có cách tính trong bộ tiêu chí ghi là đầy đủ; thêm rule, hoặc ghi completeness: partial."
            yield at(node, "rule", sentence)
