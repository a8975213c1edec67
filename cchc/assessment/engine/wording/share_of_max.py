"""R13: "Điểm = Chỉ số hài lòng (SIPAS) × điểm tối đa / 100": a percentage that others measured, times the maximum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.assessment.engine.understanding import Understanding, Wanted, fixed
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc.assessment.engine.clauses import Clause

ORDER = 10
TITLE = Words("Tỷ lệ hài lòng nhân điểm tối đa", "Satisfaction times the maximum")
_MEASURED = re.compile(r"sipas|hài lòng")


def read(told: Sequence[Clause], maximum: Fraction | None) -> Understanding | None:
    """One formula that speaks of satisfaction and of no mark."""
    if len(told) == 1 and told[0].kind == "formula" and _MEASURED.search(told[0].what):
        return fixed("share_of_max", {}, Wanted("percent"))
    return None
