"""Values that are points already stay as they are."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from cchc.assessment.engine.normalisers.none import Params, doubt, normalise


def test_values_stay_as_they_are() -> None:
    assert normalise([Decimal("2.5"), None, -3], Params()) == [Fraction(5, 2), None, -3]
    assert doubt([1, 1], Params()) is None
