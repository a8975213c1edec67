"""Scaled between two fixed values, nothing cut off."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.normalisers.scaled import Params, doubt, normalise
from cchc.assessment.engine.parameters import ParameterError


def test_low_is_0_high_is_100_and_beyond_goes_on() -> None:
    params = Params(Fraction(1), Fraction(5))
    assert normalise([1, 5, 2, 7, None, 0], params) == [0, 100, 25, 150, None, -25]
    assert doubt([1, 1], params) is None


def test_a_scale_without_length_is_refused() -> None:
    with pytest.raises(ParameterError, match="low phải khác high"):
        Params(Fraction(1), Fraction(1))
