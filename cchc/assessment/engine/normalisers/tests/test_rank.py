"""Ranks from 1; equal values share the least rank, as COINr has it."""

from __future__ import annotations

from fractions import Fraction

from cchc.assessment.engine.normalisers.rank import Params, doubt, normalise

VALUES = [-5, None, 40, 7, 7]


def test_equal_values_share_the_least_of_their_ranks() -> None:
    assert normalise(VALUES, Params()) == [1, None, 4, 2, 2]


def test_equal_values_share_the_mean_or_the_greatest_rank_where_asked() -> None:
    assert normalise(VALUES, Params("average")) == [1, None, 4, Fraction(5, 2), Fraction(5, 2)]
    assert normalise(VALUES, Params("max")) == [1, None, 4, 3, 3]


def test_one_unit_and_equal_units() -> None:
    assert normalise([9], Params()) == [1]
    assert normalise([4, 4, 4], Params()) == [1, 1, 1]
    assert normalise([None, None], Params()) == [None, None]


def test_what_does_not_tell_the_units_apart_is_told() -> None:
    assert doubt([4, 4, 4], Params()) is not None
    assert doubt(VALUES, Params()) is None
