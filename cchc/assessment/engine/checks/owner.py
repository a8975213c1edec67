"""A criterion that nobody follows: neither it nor what stands above it names an owner (cơ quan chủ trì).

Owners differ inside an area (Hòa Bình, 2025: three criteria of area 1 belong to others: facts/process.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import SCORABLE, Fault, at
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Tiêu chí chưa có cơ quan chủ trì", "Criteria without owner")
FITS = SCORABLE
_SCORED_BY_OTHERS = ("citizens_survey", "leaders_survey", "sipas", "computed")


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """A warning for each leaf; surveys and computed figures come from the issuer of the set."""
    owned = {below.code for node in criteria.walk() if node.owner for below in node.walk()}
    for node in criteria.leaves:
        if node.code not in owned and node.assessment not in _SCORED_BY_OTHERS:
            sentence = "chưa ghi cơ quan chủ trì; ghi ở tiêu chí này hoặc ở lĩnh vực chứa nó."
            yield at(node, "owner", sentence, "warning")
