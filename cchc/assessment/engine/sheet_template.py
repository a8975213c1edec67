"""The rows of a file of inputs that an officer fills in: one an input of the set, with what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.lib.words import Words

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet

KINDS = {
    "number": Words("một số, có thể có mẫu số", "a number, perhaps with a denominator"),
    "percent": Words("tỷ lệ %, hoặc tử số và mẫu số", "a percentage, or numerator and denominator"),
    "count": Words("số nguyên", "a whole number"),
    "yes_no": Words("có hoặc không", "có (yes) or không (no)"),
    "level": Words("một mức", "a level"),
    "date": Words("ngày dd/mm/yyyy", "a day dd/mm/yyyy"),
    "points": Words("điểm", "points"),
}


def rows_of(criteria: CriteriaSet, language: str) -> list[tuple[str, ...]]:
    """Rows (unit, input, value, denominator, name, what is allowed); unit and value stand empty."""
    codes = dict.fromkeys(code for leaf in criteria.leaves for code in leaf.inputs)
    found: list[tuple[str, ...]] = []
    for code in codes:
        spec = criteria.inputs[code]
        allowed = KINDS[spec.kind].say(language)
        found.append(
            (
                "",
                code,
                "",
                "",
                spec.name.say(language),
                f"{allowed}: {', '.join(spec.levels)}" if spec.levels else allowed,
            )
        )
    return found
