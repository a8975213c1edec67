"""Goalposts: fixed ends, cut off or not, turned for what is better when low."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.normalisers.goalposts import Params, doubt, normalise, turned
from cchc.assessment.engine.parameters import ParameterError

POSTS = Params(Fraction(20), Fraction(85), Fraction(10))


def test_scores_run_from_0_to_the_full_score_and_stop_at_the_posts() -> None:
    assert normalise([20, 85, Fraction(105, 2), 90, 3, None], POSTS) == [0, 10, 5, 10, 0, None]


def test_scores_go_on_beyond_the_posts_where_asked() -> None:
    open_ended = Params(Fraction(0), Fraction(10), Fraction(1), trim=False)
    assert normalise([15, -5], open_ended) == [Fraction(3, 2), Fraction(-1, 2)]


def test_the_low_post_gets_the_full_score_for_what_is_better_when_low() -> None:
    assert normalise([-20, -85, -Fraction(105, 2)], turned(POSTS)) == [10, 0, 5]


def test_equal_values_are_told_apart_from_nothing_and_still_have_a_score() -> None:
    assert normalise([85, 85], POSTS) == [10, 10]
    assert doubt([85, 85], POSTS) is None


def test_posts_without_a_way_between_them_are_refused() -> None:
    with pytest.raises(ParameterError, match="low phải nhỏ hơn high"):
        Params(Fraction(5), Fraction(5))
