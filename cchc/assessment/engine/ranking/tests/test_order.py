"""Ranks: the tie rules, who is not ranked, and where paper differs from a plain sort."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.ranking.order import NO_FIGURE, UNRANKED, against_paper, rank

FIGURES = {"A": Decimal("88.18"), "B": Decimal("90"), "C": Decimal("88.18"), "D": Decimal("80")}


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [
        ("competition", {"B": 1, "A": 2, "C": 2, "D": 4}),
        ("dense", {"B": 1, "A": 2, "C": 2, "D": 3}),
        ("average", {"B": 1, "A": Fraction(5, 2), "C": Fraction(5, 2), "D": 4}),
    ],
)
def test_equal_units_share_a_rank_by_the_stated_rule(ties: str, ranks: dict[str, Fraction]) -> None:
    placed = rank(FIGURES, ties=ties)  # type: ignore[arg-type]
    assert {row.unit: row.rank for row in placed} == ranks
    assert next(row.tied for row in placed if row.unit == "A") == ("C",)


def test_further_figures_tell_equal_units_apart() -> None:
    placed = rank(FIGURES, breakers=[{"A": Decimal(5), "C": Decimal(6)}])
    assert [row.unit for row in placed] == ["B", "C", "A", "D"]
    assert [row.rank for row in placed] == [1, 2, 3, 4]


def test_figures_are_compared_as_they_are_published() -> None:
    near = {"A": Decimal("88.184"), "B": Decimal("88.175")}
    assert [row.rank for row in rank(near, places=2)] == [1, 1]
    assert [row.rank for row in rank(near)] == [1, 2]


def test_who_has_no_figure_or_is_not_ranked_has_no_rank_and_a_reason() -> None:
    placed = {row.unit: row for row in rank({**FIGURES, "E": None}, unranked=["B"])}
    assert (placed["E"].rank, placed["E"].reason) == (None, NO_FIGURE)
    assert (placed["B"].rank, placed["B"].reason) == (None, UNRANKED)
    assert [placed["A"].rank, placed["A"].of] == [1, 3]


def test_zero_is_a_figure_and_nothing_is_not() -> None:
    placed = {row.unit: row.rank for row in rank({"A": Decimal(0), "B": None})}
    assert placed == {"A": 1, "B": None}


def test_paper_that_differs_from_a_plain_sort_is_told_with_the_reason() -> None:
    paper = {"B": 1, "D": 2, "A": 3, "C": 4, "E": 5}
    found = against_paper(paper, {**FIGURES, "E": None})
    assert [(row.above, row.below, row.reason.vi) for row in found] == [
        ("D", "A", "Hạng dưới có điểm cao hơn."),
        ("A", "C", "Bằng điểm khi làm tròn nhưng khác hạng; cần quy tắc phân định."),
        ("C", "E", "E có hạng nhưng không có điểm."),
    ]
    assert against_paper({"B": 1, "A": 2, "C": 2}, FIGURES) == []


@given(st.dictionaries(st.text("ABCDEFGH", min_size=1, max_size=2), st.integers(0, 5), max_size=12))
def test_a_rank_is_one_more_than_the_number_of_units_above(values: dict[str, int]) -> None:
    for row in rank(values):
        assert row.rank == 1 + sum(other > values[row.unit] for other in values.values())
        assert row.of == len(values)
