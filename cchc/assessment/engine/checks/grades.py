"""Grades that stand out of order, twice, outside 0–100, or leave low indices without a grade."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.checking import EVERY, Fault, of_set
from cchc.assessment.engine.parameters import ParameterError, fraction
from cchc.assessment.engine.why import written
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Xếp loại sai thứ tự hoặc trùng", "Grades out of order or twice")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """Faults of the grades as they are used, and of the order in which they are written."""
    grades = criteria.grades
    for one, two in pairwise(grades):
        if one.at_least == two.at_least:
            sentence = (
                f"“{one.name.vi}” và “{two.name.vi}” cùng từ {written(one.at_least)}%; mỗi mốc một xếp loại."
            )
            yield of_set(criteria, "grades", sentence)
    for grade in grades:
        if [each.name for each in grades].count(grade.name) > 1:
            yield of_set(criteria, "grades", f"xếp loại “{grade.name.vi}” có hai lần; mỗi tên một lần.")
        if not 0 <= grade.at_least <= 100:
            sentence = f"“{grade.name.vi}” từ {written(grade.at_least)}%; mốc phải từ 0 đến 100."
            yield of_set(criteria, "grades", sentence)
    if grades and grades[-1].at_least > 0:
        last = f"chỉ số dưới {written(grades[-1].at_least)}% chưa có xếp loại; mốc cuối nên là 0."
        yield of_set(criteria, "grades", last, "warning")
    yield from _order(criteria, (context.head or {}).get("grades"))


def _order(criteria: CriteriaSet, raw: Any) -> Iterator[Fault]:
    """Marks that do not fall from the first grade to the last, as written."""
    try:
        marks = [fraction(row["at_least"], "at_least") for row in raw or () if isinstance(row, Mapping)]
    except (ParameterError, KeyError, TypeError):
        return
    for one, two in pairwise(marks):
        if two > one:
            sentence = f"mốc {written(two)} đứng sau {written(one)}; các mốc phải giảm dần."
            yield of_set(criteria, "grades", sentence)
