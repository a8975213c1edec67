"""Inputs declared that no rule reads, and inputs that a rule reads without their being declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import SCORABLE, Fault, at, of_set, ruled
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Số liệu khai báo thừa hoặc thiếu", "Inputs unread or undeclared")
FITS = SCORABLE


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """Errors for what is read and not declared, warnings for what is declared and not read."""
    everywhere: set[str] = set()
    for node, shape, params, _ in ruled(criteria):
        reads = set(shape.reads(params))
        everywhere |= reads
        for code in sorted(reads - {""} - set(criteria.inputs)):
            declared = ", ".join(list(criteria.inputs)[:8]) or "chưa có"
            sentence = (
                f"cách tính dùng số liệu “{code}” chưa được khai báo; các số liệu đã khai báo: {declared}."
            )
            yield at(node, "inputs", sentence)
        for code in node.inputs:
            if code not in reads:
                sentence = f"số liệu “{code}” khai báo ở đây nhưng cách tính không dùng."
                yield at(node, "inputs", sentence, "warning")
    named = {code for node in criteria.walk() for code in node.inputs}
    for code in sorted(set(criteria.inputs) - everywhere - named):
        yield of_set(criteria, f"inputs.{code}", "số liệu khai báo nhưng không tiêu chí nào dùng.", "warning")
