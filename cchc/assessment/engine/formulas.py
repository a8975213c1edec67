"""Formulas of proportion in words: "[tỷ lệ % × điểm tối đa/100%]", "nội suy từ 0,5 đến 1"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from cchc.assessment.engine.clauses import Unread
from cchc.assessment.engine.parameters import number_out

_NUMBER = r"([0-9]+(?:[.,][0-9]+)?)"
_LINE = re.compile(
    rf"nội suy\s+(?:tuyến tính\s+)?từ\s+{_NUMBER}\s*(?:điểm)?\s*(?:\([^()]*\)\s*)?đến\s+{_NUMBER}"
)
_DIVISOR = re.compile(r"/\s*([0-9]{1,3})\s*%?")


def form_of(text: str, maximum: Fraction | None, full: Fraction) -> dict[str, Any]:
    """ "nội suy từ 0,25 đến 1": along the line between both ends; else the divisor must be the mark of full points."""
    if "nội suy" not in text:
        _same_divisor(text, full)
        return {}
    ends = _LINE.search(text)
    if not ends or (maximum is not None and Fraction(ends[2].replace(",", ".")) != maximum):
        raise Unread("công thức nội suy: ghi như “nội suy từ 0,5 đến 1”, số sau là điểm tối đa")
    low = Fraction(ends[1].replace(",", "."))
    return {"form": "between", **({"low": number_out(low)} if low else {})}


def _same_divisor(text: str, full: Fraction) -> None:
    """Unread where the formula divides by something else than the mark of full points: the points would jump."""
    divisor = _DIVISOR.search(text)
    if divisor and Fraction(divisor[1]) != full:
        said = f"công thức chia cho {divisor[1]}% nhưng điểm tối đa đạt từ {number_out(full)}%"
        raise Unread(f"{said}; ghi rõ ở cột “Quy tắc”")
