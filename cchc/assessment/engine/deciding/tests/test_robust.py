"""How firm ranks are, against probabilities known from theory."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import erf
from typing import TYPE_CHECKING

import numpy as np
import pytest

from cchc.assessment.engine.deciding.draws import Uncertainty
from cchc.assessment.engine.deciding.indices import WeightsError, above, drawn, published, ranks
from cchc.assessment.engine.deciding.robust import robust
from cchc.assessment.engine.deciding.sensitivity import by_leaf, by_source, chances
from cchc.assessment.engine.deciding.tests.conftest import row
from cchc.assessment.engine.given import Inputs
from cchc.assessment.engine.simulation import Simulator

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet

ERRORS = Uncertainty({"khao_sat": {"*": 0.2}})


def test_two_units_change_places_as_often_as_the_normal_law_says(criteria: CriteriaSet) -> None:
    close = Inputs({"A": row(100, "1.5", 4), "B": row(100, "1.4", 4)})
    index = drawn(Simulator(criteria, close), Uncertainty({"khao_sat": {"*": 0.1}}, draws=40_000))
    expected = 0.5 * (1 + erf(0.1 / (0.1 * 2**0.5) / 2**0.5))
    assert above(index, 0, None)[1] == pytest.approx(expected, abs=0.01)


def test_units_that_cannot_be_told_apart_share_a_group(criteria: CriteriaSet, inputs: Inputs) -> None:
    near = Inputs({**inputs.units, "B": row(85, "1.9", "4.9")}, inputs.absent)
    answer = robust(criteria, near, ERRORS)
    assert answer.groups == (("A", "B"), ("C",))
    first = answer.units[0]
    assert (first.unit, first.rank, first.rank_low, first.rank_high) == ("A", 1, 1, 2)
    assert first.index_low < first.index < first.index_high
    assert answer.unranked == ("D",)


def test_one_unit_alone_may_have_an_error_of_its_own(criteria: CriteriaSet, inputs: Inputs) -> None:
    answer = robust(criteria, inputs, Uncertainty({"khao_sat": {"C": 0.1}}))
    by_unit = {each.unit: each for each in answer.units}
    assert by_unit["A"].index_low == by_unit["A"].index_high == by_unit["A"].index
    assert by_unit["C"].index_low < by_unit["C"].index_high


def test_the_same_seed_gives_the_same_answer_and_another_one_not(
    criteria: CriteriaSet, inputs: Inputs
) -> None:
    assert robust(criteria, inputs, ERRORS) == robust(criteria, inputs, ERRORS)
    assert robust(criteria, inputs, replace(ERRORS, seed=2)).units != robust(criteria, inputs, ERRORS).units


def test_rounding_moves_an_index_by_at_most_half_a_unit_of_the_last_place(
    criteria: CriteriaSet, inputs: Inputs
) -> None:
    index = drawn(Simulator(criteria, inputs), Uncertainty(rounding={"khac": 1}, draws=2000))[:, 0]
    assert 80 - 0.5 <= index.min() < 79.6
    assert 80.4 < index.max() <= 80.5


def test_drawn_weights_leave_a_unit_with_equal_shares_where_it_is(criteria: CriteriaSet) -> None:
    even = Inputs({"A": row(100, 3, 5), "B": row(85, "1.5", "2.5"), "C": row(100, 0, 5)})
    index = drawn(Simulator(criteria, even), Uncertainty(weights=0.2, draws=500))
    np.testing.assert_allclose(index[:, 0], 100)
    np.testing.assert_allclose(index[:, 1], 50)
    assert index[:, 2].std() > 0.5


def test_drawn_weights_and_errors_together_agree_with_a_loop_over_draws(
    criteria: CriteriaSet, inputs: Inputs
) -> None:
    from cchc.assessment.engine.deciding.draws import columns, factors

    simulator = Simulator(criteria, inputs)
    uncertainty = Uncertainty({"khao_sat": {"*": 0.2}}, weights=0.1, draws=50)
    survey = columns(simulator, uncertainty, 0, 50)["khao_sat"]
    factor = factors(simulator, uncertainty, 0, 50)
    index = drawn(simulator, uncertainty)
    fixed = {0: (2, 4), 1: (1, 4), 2: (0, 3)}
    assert np.nanmax(survey) <= 3
    for draw in range(50):
        for unit, (plan, other) in fixed.items():
            top = factor[draw] @ np.array([plan, survey[draw, unit], other])
            expected = top / (factor[draw] @ np.array([2, 3, 5])) * 100
            np.testing.assert_allclose(index[draw, unit], expected)


def test_weights_are_not_drawn_where_points_do_not_add_up(criteria: CriteriaSet, inputs: Inputs) -> None:
    mean = replace(criteria, nodes=(replace(criteria.nodes[0], aggregate="amean"),))
    with pytest.raises(WeightsError):
        drawn(Simulator(mean, inputs), Uncertainty(weights=0.1))


def test_ranks_are_of_what_is_published_and_equal_ones_share() -> None:
    index = np.array([[88.184, 88.176, 90.0, np.nan]])
    np.testing.assert_array_equal(ranks(index, 2), [[2, 2, 1, np.nan]])
    np.testing.assert_array_equal(ranks(index, None), [[2, 3, 1, np.nan]])
    assert published(np.array([0.285]), 2)[0] == 0.29


def test_the_source_and_the_leaf_that_decide_come_first(criteria: CriteriaSet, inputs: Inputs) -> None:
    near = Inputs({**inputs.units, "B": row(85, 2, "4.9")})
    sources = by_source(criteria, near, Uncertainty({"khao_sat": {"*": 0.2}}, {"khac": 2}))
    assert [each.source for each in sources] == ["khao_sat", "khac"]
    assert sources[0].alone > sources[1].alone
    assert sources[0].others == pytest.approx(sources[1].alone)
    leaves = by_leaf(criteria, near)
    assert leaves[0].code == "ke_hoach"
    assert leaves[0].moved == pytest.approx(Fraction(2, 3))


def test_what_winning_back_lost_points_gives_one_unit(criteria: CriteriaSet, inputs: Inputs) -> None:
    won = chances(criteria, inputs, "B")
    assert [(each.code, each.points, each.rank) for each in won] == [
        ("ke_hoach", 1, 1),
        ("khao_sat", 1, 1),
        ("khac", 1, 1),
    ]
    assert chances(criteria, inputs, "C")[0].code in {"ke_hoach", "khao_sat", "khac"}
