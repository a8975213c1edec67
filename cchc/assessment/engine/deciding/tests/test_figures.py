"""A number from a cell, and the sentence for what its column does not allow."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from cchc.assessment.engine.deciding.figures import BIGGEST, figure


@pytest.mark.parametrize(
    ("cell", "number"),
    [(3, Fraction(3)), (Decimal("2.5"), Fraction(5, 2)), ("88.424,5", Fraction(884245, 10))],
)
def test_a_number_is_exact_from_excel_and_from_text(cell: Any, number: Fraction) -> None:
    assert figure(cell, "cost") == number


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (None, "cột “cost”: “” không phải là số"),
        (True, "cột “cost”: “True” không phải là số"),
        ("NaN", "cột “cost”: “NaN” không phải là số"),
        (-2, "cột “cost” không nhận số âm, đang là -2"),
        (BIGGEST + 1, "cột “cost” nhận tối đa 1.000.000.000.000.000, đang là 1000000000000001"),
    ],
)
def test_what_a_column_does_not_allow_is_told(cell: Any, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        figure(cell, "cost")


def test_below_zero_only_where_it_is_allowed() -> None:
    assert figure("-2,5", "index", negative=True) == Fraction(-5, 2)
