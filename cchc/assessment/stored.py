"""Stored results as the engine knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.results.rows import Result
from cchc.assessment.models import PublishedResult

if TYPE_CHECKING:
    from django.db.models import QuerySet

_FIELDS = ("index", "year", "unit", "label", "node", "score", "rank", "of", "source", "note", "computed")


def results(index: str = "", year: int | None = None) -> list[Result]:
    """All stored results, or those of an index or a year, in a fixed order."""
    rows = PublishedResult.objects.order_by("index", "year", "label", "node", "pk")
    if index:
        rows = rows.filter(index=index)
    if year is not None:
        rows = rows.filter(year=year)
    return as_results(rows)


def as_results(rows: QuerySet[PublishedResult]) -> list[Result]:
    """Rows of the table as results; a province's slug stands for its label, so that spellings meet.

    Asked as plain values: an index may have thirty thousand figures.
    """
    return [
        Result(index, year, unit or label, node, None if score is None else score.normalize(), *rest)
        for index, year, unit, label, node, score, *rest in rows.values_list(*_FIELDS)
    ]
