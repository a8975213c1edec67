"""Groups of a ranking."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.ranking.groups import by_threshold, quarter_sizes, quarters


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(63, (16, 16, 15, 16)), (61, (15, 15, 15, 16)), (60, (15, 15, 15, 15)), (0, (0, 0, 0, 0))],
)
def test_quarters_have_the_sizes_that_papi_printed(count: int, sizes: tuple[int, ...]) -> None:
    assert quarter_sizes(count) == sizes


def test_quarters_go_down_the_ranking() -> None:
    found = quarters([f"U{place}" for place in range(1, 9)])
    assert [found[f"U{place}"] for place in (1, 2, 3, 8)] == [1, 1, 2, 4]


def test_groups_by_threshold_are_those_of_par() -> None:
    figures = {"A": Fraction("91.8"), "B": Fraction(90), "C": Fraction("89.99"), "D": Fraction(70)}
    found = by_threshold(figures, [("B", Fraction(80)), ("A", Fraction(90))])
    assert found == {"A": "A", "B": "A", "C": "B"}
