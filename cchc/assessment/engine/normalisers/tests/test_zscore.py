"""Z-score: the results have the mean and the sample standard deviation asked for."""

from __future__ import annotations

import statistics
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc.assessment.engine.normalisers.zscore import Params, doubt, normalise
from cchc.assessment.engine.parameters import ParameterError


def test_the_deviation_is_that_of_a_sample() -> None:
    # mean 4, squares 4 + 0 + 4 = 8, divided by n - 1 = 2: s = 2
    assert normalise([2, 4, 6], Params()) == [-1, 0, 1]
    assert normalise([2, None, 4, 6], Params(Fraction(50), Fraction(10))) == [40, None, 50, 60]


def test_an_irrational_root_is_right_to_fifty_digits() -> None:
    low, middle, high = normalise([0, 0, 1], Params())
    assert low == middle
    assert str(high) == "1.1547005383792515290182975610039149112952035025403"  # 2 / sqrt(3)


def test_python_own_statistics_agree() -> None:
    values = [Decimal("3.7"), Decimal("-12.25"), Decimal("8"), Decimal("0.001"), Decimal("44.4")]
    mean, sd = statistics.mean(values), statistics.stdev(values)
    for value, found in zip(values, normalise(values, Params(Fraction(50), Fraction(10))), strict=True):
        assert isinstance(found, Decimal)
        assert abs(found - ((value - mean) / sd * 10 + 50)) < Decimal("1e-24")


@pytest.mark.parametrize("values", [[7, 7, None], [5, None], [None], []])
def test_without_a_deviation_there_is_no_result_and_the_reason_is_told(values: list[int | None]) -> None:
    assert normalise(values, Params()) == [None] * len(values)
    assert doubt(values, Params()) is not None


def test_a_deviation_of_0_is_refused() -> None:
    with pytest.raises(ParameterError, match="sd phải lớn hơn 0"):
        Params(Fraction(50), Fraction(0))


def test_values_that_differ_give_no_doubt() -> None:
    assert doubt([1, 2], Params()) is None
