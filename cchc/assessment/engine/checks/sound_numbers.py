"""Figures that cannot be: points below zero or beyond any scale, more places than are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault, at, of_set
from cchc.assessment.engine.why import written
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Số không hợp lý", "Figures that cannot be")
FITS = EVERY
#: More than any set has; the largest known has 100.
_MOST = 100_000
_PLACES = 10


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each figure."""
    if criteria.maximum is not None and not 0 < criteria.maximum <= _MOST:
        said = written(criteria.maximum)[:30]
        yield of_set(criteria, "maximum", f"tổng điểm tối đa {said}; cần số lớn hơn 0, nhiều nhất {_MOST}.")
    for node in criteria.walk():
        if node.maximum is not None and not 0 <= node.maximum <= _MOST:
            said = written(node.maximum)[:30]
            yield at(node, "maximum", f"điểm tối đa {said}; cần số từ 0 đến {_MOST}.")
        elif node.maximum == 0 and node.rule is not None:
            yield at(node, "maximum", "điểm tối đa là 0; tiêu chí không cho điểm nào.", "warning")
    for key in ("places", "index_places"):
        places = getattr(criteria, key)
        if not 0 <= places <= _PLACES:
            yield of_set(criteria, key, f"{str(places)[:30]} chữ số thập phân; cần từ 0 đến {_PLACES}.")
