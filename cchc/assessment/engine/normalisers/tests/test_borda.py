"""Borda: how many units are below; equal values share the least rank, as COINr has it."""

from __future__ import annotations

from fractions import Fraction

from cchc.assessment.engine.normalisers.borda import Params, doubt, normalise

VALUES = [-5, None, 40, 7, 7]


def test_equal_values_share_the_least_of_their_ranks() -> None:
    assert normalise(VALUES, Params()) == [0, None, 3, 1, 1]


def test_equal_values_share_the_mean_or_the_greatest_rank_where_asked() -> None:
    assert normalise(VALUES, Params("average")) == [0, None, 3, Fraction(3, 2), Fraction(3, 2)]
    assert normalise(VALUES, Params("max")) == [0, None, 3, 2, 2]


def test_one_unit_and_equal_units() -> None:
    assert normalise([9], Params()) == [0]
    assert normalise([4, 4, 4], Params()) == [0, 0, 0]
    assert normalise([None, None], Params()) == [None, None]


def test_what_does_not_tell_the_units_apart_is_told() -> None:
    assert doubt([4, 4, 4], Params()) is not None
    assert doubt(VALUES, Params()) is None
