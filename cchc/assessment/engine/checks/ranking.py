"""Ranking that names what is not there: tie-breakers that are no node, a unit in two groups or grouped and unranked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault, of_set
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Xếp hạng nêu mục không có", "Ranking that names what is not there")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """Faults of breakers, groups and the unranked."""
    ranking = criteria.ranking
    for code in ranking.breakers:
        if code not in criteria.by_code:
            tops = ", ".join(node.code for node in criteria.nodes)
            sentence = f"không có tiêu chí “{code}”; các lĩnh vực: {tops}."
            yield of_set(criteria, "ranking.breakers", sentence)
    for unit, times in Counter(unit for group in ranking.groups for unit in group.units).items():
        if times > 1:
            sentence = f"đơn vị “{unit}” nằm trong {times} nhóm; mỗi đơn vị một nhóm."
            yield of_set(criteria, "ranking.groups", sentence)
    for unit, times in Counter(ranking.unranked).items():
        if times > 1:
            yield of_set(criteria, "ranking.unranked", f"đơn vị “{unit}” ghi {times} lần.", "warning")
    for name, times in Counter(group.name.vi for group in ranking.groups).items():
        if times > 1:
            yield of_set(criteria, "ranking.groups", f"nhóm “{name}” có {times} lần; mỗi tên một nhóm.")
    for group in ranking.groups:
        if not group.units and not group.kinds:
            sentence = f"nhóm “{group.name.vi}” chưa nêu loại đơn vị (kinds) hay đơn vị (units) nào."
            yield of_set(criteria, "ranking.groups", sentence)
