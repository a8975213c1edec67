"""The lowest value with a weight."""

from __future__ import annotations

from cchc.assessment.engine.aggregators.minimum import aggregate


def test_the_lowest_that_counts() -> None:
    assert aggregate([5, 2, None, 1], [1, 3, 1, 0]) == 2
    assert aggregate([None], [1]) is None
