"""A code that stands twice: results, evidence and explanations are filed by it, so it means one node only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault, at
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Mã trùng nhau", "Codes that stand twice")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each node whose code an earlier node has."""
    for node in criteria.walk():
        first = criteria.by_code[node.code]
        if first is not node:
            sentence = (
                f"mã “{node.code}” đã dùng cho “{first.name.vi}” ({first.place}); mỗi mã chỉ dùng một lần."
            )
            yield at(node, "code", sentence)
