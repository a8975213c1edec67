"""Stored results as the engine knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.results.rows import Result
from cchc.assessment.models import PublishedResult

if TYPE_CHECKING:
    from django.db.models import QuerySet


def results(index: str = "", year: int | None = None) -> list[Result]:
    """All stored results, or those of an index or a year, in a fixed order."""
    rows = PublishedResult.objects.order_by("index", "year", "label", "node", "pk")
    if index:
        rows = rows.filter(index=index)
    if year is not None:
        rows = rows.filter(year=year)
    return as_results(rows)


def as_results(rows: QuerySet[PublishedResult]) -> list[Result]:
    """Rows of the table as results; a province's slug stands for its label, so that spellings meet."""
    return [
        Result(
            row.index,
            row.year,
            row.unit or row.label,
            row.node,
            None if row.score is None else row.score.normalize(),
            row.rank,
            row.of,
            row.source,
            row.note,
            row.computed,
        )
        for row in rows
    ]
