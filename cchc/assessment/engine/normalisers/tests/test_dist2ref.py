"""Distance to a reference unit."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from cchc.assessment.engine.normalisers.dist2ref import Params, array, doubt, normalise
from cchc.assessment.engine.parameters import ParameterError


def test_the_reference_unit_is_1_the_lowest_0_and_those_beyond_above_1() -> None:
    assert normalise([4, 10, 7, None, 13], Params(2)) == [0, 1, Fraction(1, 2), None, Fraction(3, 2)]
    assert doubt([4, 10], Params(2)) is None


def test_those_beyond_stay_1_where_asked() -> None:
    assert normalise([4, 10, 13, None], Params(2, cap=True)) == [0, 1, 1, None]


def test_a_reference_unit_without_a_value_gives_no_result() -> None:
    assert normalise([4, None], Params(2)) == [None, None]
    said = doubt([4, None], Params(2))
    assert said is not None
    assert said.vi == "đơn vị chuẩn không có giá trị"


def test_a_reference_unit_with_the_lowest_value_gives_no_result() -> None:
    assert normalise([4, 9], Params(1)) == [None, None]
    said = doubt([4, 9], Params(1))
    assert said is not None
    assert said.vi == "đơn vị chuẩn có giá trị thấp nhất"
    equal = doubt([4, 4], Params(1))
    assert equal is not None
    assert "bằng nhau" in equal.vi


def test_a_place_that_no_unit_can_have_is_refused() -> None:
    with pytest.raises(ParameterError, match="từ 1, không nhận 0"):
        Params(0)


def test_with_fewer_units_than_the_reference_stands_at_there_is_no_result_and_it_is_told() -> None:
    assert normalise([4, 9], Params(3)) == [None, None]
    assert np.isnan(array(np.array([4.0, 9.0]), Params(3))).all()
    said = doubt([4, 9], Params(3))
    assert said is not None
    assert said.vi == "đơn vị chuẩn không có giá trị"
