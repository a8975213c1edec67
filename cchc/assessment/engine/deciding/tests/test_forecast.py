"""Where the year will end."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import betabinom

from cchc.assessment.engine.deciding.forecast import _good_cases, forecast
from cchc.assessment.engine.deciding.tests.conftest import leaf, row
from cchc.assessment.engine.given import MISSING, Inputs, ratio
from cchc.errors import UserError

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet


def shared(top: int, bottom: int):
    return ratio(Fraction(top), Fraction(bottom), percent=True)


def test_few_cases_give_a_wide_interval_and_many_a_narrow_one(criteria: CriteriaSet) -> None:
    only = replace(criteria, nodes=(leaf("ke_hoach", 100, "given"),), maximum=Fraction(100))
    to_date = Inputs({"Ít": {"ke_hoach": shared(9, 10)}, "Nhiều": {"ke_hoach": shared(9000, 10000)}})
    rows = {each.unit: each for each in forecast(only, to_date, Fraction(1, 2)).units}
    assert rows["Ít"].to_date == rows["Nhiều"].to_date == 90
    assert rows["Nhiều"].middle == pytest.approx(90, abs=0.2)
    assert rows["Ít"].high - rows["Ít"].low > 10 * (rows["Nhiều"].high - rows["Nhiều"].low)


def test_at_the_end_of_the_year_nothing_is_left_to_chance(criteria: CriteriaSet) -> None:
    to_date = Inputs({"A": {**row(0, 2, 4), "ke_hoach": shared(85, 100)}})
    (only,) = forecast(criteria, to_date, Fraction(1)).units
    assert only.low == only.middle == only.high == 70


def test_what_is_missing_is_taken_from_last_year_and_said(criteria: CriteriaSet, inputs: Inputs) -> None:
    to_date = Inputs({"A": {**row(100, 2, 4), "khac": MISSING}, "B": row(85, 2, 4)})
    without = forecast(criteria, to_date, Fraction(3, 4))
    assert without.untold == ("A",)
    answer = forecast(criteria, to_date, Fraction(3, 4), last=inputs, spread=0.3, target=1)
    first = answer.units[0]
    assert first.unit == "A"
    assert first.low < 80 < first.high
    assert first.chance is not None
    assert 0.9 < first.chance <= 1
    assert any("theo năm trước" in words.vi for words in answer.assumptions)


@pytest.mark.parametrize("elapsed", [Fraction(0), Fraction(3, 2)])
def test_a_share_of_the_year_that_cannot_be_is_told(
    criteria: CriteriaSet, inputs: Inputs, elapsed: Fraction
) -> None:
    with pytest.raises(UserError, match="không quá 1"):
        forecast(criteria, inputs, elapsed)


@pytest.mark.parametrize(
    ("good", "cases", "more"), [(9, 10, 4), (0, 3, 50), (870, 1000, 333), (9000, 9500, 9000)]
)
def test_cases_to_come_are_as_likely_as_the_beta_binomial_distribution_says(
    good: int, cases: int, more: int
) -> None:
    table = _good_cases(more, good + 0.5, cases - good + 0.5)
    known = betabinom(more, good + 0.5, cases - good + 0.5).cdf(np.arange(more + 1))
    np.testing.assert_allclose(table / table[-1], known, atol=1e-9)


def test_many_cases_to_come_are_drawn_like_few(criteria: CriteriaSet) -> None:
    only = replace(criteria, nodes=(leaf("ke_hoach", 100, "given"),), maximum=Fraction(100))
    few, many = 9_999, 10_001
    to_date = Inputs({"Ít": {"ke_hoach": shared(9000, few)}, "Nhiều": {"ke_hoach": shared(9000, many)}})
    rows = {each.unit: each for each in forecast(only, to_date, Fraction(1, 2)).units}
    assert rows["Ít"].low == pytest.approx(rows["Nhiều"].low, abs=0.1)
    assert rows["Ít"].high == pytest.approx(rows["Nhiều"].high, abs=0.1)
