"""A number left out among sisters (1.1, 1.3), or out of order: a row was lost, or the code is mistyped."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault, at
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from cchc.assessment.engine.checking import Context, Severity
    from cchc.assessment.engine.model import CriteriaSet, Node

TITLE = Words("Mã bị bỏ sót hoặc sai thứ tự", "Codes left out or out of order")
FITS = EVERY
_LAST = re.compile(r"(.*?)([0-9]{1,6})")
_NAMED, _LOOKED = 3, 100


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each gap; only a warning in a set that is not stated to be full or whose nodes come and go."""
    dated = any(node.years != (None, None) for node in criteria.walk())
    severity: Severity = "error" if criteria.completeness == "full" and not dated else "warning"
    other_years = {span.code for span in context.spans}
    for kind in ("part", "bonus", "penalty"):
        yield from _among([node for node in criteria.nodes if node.kind == kind], severity, other_years)
    for node in criteria.walk():
        yield from _among(node.children, severity, other_years)


def _among(nodes: Sequence[Node], severity: Severity, other_years: Set[str]) -> Iterator[Fault]:
    """Gaps among sisters that share all but the last number; a code that holds in other years is not lost."""
    found = [_LAST.fullmatch(node.code) for node in nodes]
    if any(match is None for match in found):
        return
    numbered = [(match[1], int(match[2]), node) for match, node in zip(found, nodes, strict=True) if match]
    if len({stem for stem, _, _ in numbered}) > 1:
        return
    for (stem, one, before), (_, two, node) in pairwise(numbered):
        between = (f"{stem}{number}" for number in range(one + 1, min(two, one + _LOOKED)))
        lost = [code for code in between if code not in other_years]
        if lost:
            more = " …" if len(lost) > _NAMED else ""
            sentence = (
                f"sau “{before.code}” là “{node.code}”, thiếu {', '.join(lost[:_NAMED])}{more}; "
                "mã phải liền nhau."
            )
            yield at(node, "code", sentence, severity)
        elif two < one:
            sentence = f"“{node.code}” đứng sau “{before.code}”; mã phải tăng dần."
            yield at(node, "code", sentence, severity)
