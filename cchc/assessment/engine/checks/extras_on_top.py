"""Bonus and penalty stand beside the areas, not below one: they are added outside the maximum, capped (R14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault, at, of_set
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Điểm thưởng, điểm trừ đặt sai chỗ", "Bonus and penalty misplaced")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """Faults of kinds below the top, and of caps that nothing reaches."""
    for top in criteria.nodes:
        for node in top.walk():
            if node is not top and node.kind != "part":
                sentence = f"“{node.kind}” nằm trong “{top.code}”; điểm thưởng, điểm trừ phải là mục cao nhất của bộ."
                yield at(node, "kind", sentence)
    for key, kind, cap in (
        ("bonus_cap", "bonus", criteria.bonus_cap),
        ("penalty_cap", "penalty", criteria.penalty_cap),
    ):
        there = any(node.kind == kind for node in criteria.nodes)
        if cap is not None and not there:
            yield of_set(criteria, key, f"ghi mức trần nhưng không có mục nào loại {kind}.", "warning")
        if cap is not None and cap < 0:
            yield of_set(criteria, key, f"mức trần {cap} nhỏ hơn 0; cần số từ 0 trở lên.")
