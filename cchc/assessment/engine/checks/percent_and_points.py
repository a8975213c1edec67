"""Percent and points, or percent and shares of one, mixed up: bands 0–1 on a percentage, 100 points where 2 are most.

A newspaper printed area points as "%" (Quảng Nam 2023); sets are typed from such papers (facts/rule_types.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import SCORABLE, Fault, at, ruled
from cchc.assessment.engine.inside import marks
from cchc.assessment.engine.why import written
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Lẫn phần trăm với điểm hoặc tỷ số", "Percent and points mixed")
FITS = SCORABLE
_WHOLE = 100


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """Marks of a percentage that all lie in 0–1; points that look like percentages."""
    for node, shape, params, maximum in ruled(criteria):
        ends, points = marks(params)
        kinds = {criteria.inputs[code].kind for code in shape.reads(params) if code in criteria.inputs}
        if kinds == {"percent"} and ends and max(ends) <= 1 and max(ends) > 0:
            sentence = (
                f"các mốc từ {written(min(ends))} đến {written(max(ends))} nằm trong 0–1, số liệu là phần trăm "
                "từ 0 đến 100; ghi 90 thay cho 0,9."
            )
            yield at(node, "rule", sentence)
        if points and max(points) == _WHOLE and maximum < _WHOLE:
            sentence = (
                f"ghi 100 điểm trong khi điểm tối đa là {written(maximum)}; điểm không phải là phần trăm."
            )
            yield at(node, "rule", sentence)
        if kinds == {"points"} and ends and max(ends) > maximum and max(ends) > 1:
            sentence = (
                f"mốc {written(max(ends))} lớn hơn điểm tối đa {written(maximum)} trong khi số liệu thuộc loại điểm "
                "(points); nếu là phần trăm thì ghi kind: percent."
            )
            yield at(node, "rule", sentence)
