"""Which of all published figures is shown, and when a rank is computed."""

from __future__ import annotations

from decimal import Decimal

from cchc.assessment.engine.results.rows import Result
from cchc.assessment.engine.results.standing import figures


def result(unit: str, score: str | None, rank: int | None = None, **more: object) -> Result:
    return Result("papi", 2024, unit, "total", Decimal(score) if score else None, rank, **more)  # type: ignore[arg-type]


def test_a_printed_figure_goes_before_a_computed_one_and_others_are_told() -> None:
    rows = [
        result("a", "42.9506", 28, computed=True, source="tổng"),
        result("a", "42.96", 27, source="báo A"),
        result("a", "42.9", source="báo B"),
    ]
    shown = figures(rows, "total", {2024: 63})[2024]["a"]
    assert (shown.score, shown.rank, shown.of, shown.computed) == (Decimal("42.96"), 27, 63, False)
    assert shown.others == (Decimal("42.9"),)
    assert shown.sources == ("tổng", "báo A", "báo B")


def test_ranks_are_computed_only_where_nearly_all_have_a_score() -> None:
    rows = [result(f"u{place}", str(50 - place)) for place in range(9)]
    few = figures(rows, "total", {2024: 63})[2024]
    assert {row.rank for row in few.values()} == {None}
    most = figures(rows, "total", {2024: 10})[2024]
    assert (most["u0"].rank, most["u0"].of, most["u0"].ranked_here) == (1, 9, True)


def test_a_rank_without_a_score_is_kept() -> None:
    shown = figures([result("a", None, 4)], "total", {2024: 63})[2024]["a"]
    assert (shown.score, shown.rank, shown.of) == (None, 4, 63)
    assert figures([result("a", None, 4)], "D1", {2024: 63}) == {}
