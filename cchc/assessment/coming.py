"""What a file of published results would bring, seen before anything is written: by year, its first rows, conflicts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings

from cchc.assessment.engine.results.comparing import conflicts
from cchc.assessment.engine.results.provinces import recognised
from cchc.assessment.engine.results.reading import load
from cchc.assessment.engine.results.rows import INDICES, Result
from cchc.assessment.models import PublishedResult
from cchc.assessment.node_names import named
from cchc.assessment.result_pages import name_of
from cchc.assessment.speaking import said
from cchc.assessment.stored import as_results
from cchc.units.engine.load import load_provinces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: Rows of the file and conflicts that a preview shows.
SAMPLE, CONFLICTS = 20, 50
_FIELDS = ("index", "year", "label", "node", "score", "rank", "source")

Key = tuple[str, int, str, str]


def rows_of(results: Sequence[Result]) -> list[PublishedResult]:
    """Rows not yet stored; those that say neither a score nor a rank are left out."""
    provinces = load_provinces(settings.FACTS_DIR / "units")
    return [
        PublishedResult(
            index=result.index,
            year=result.year,
            unit=recognised(provinces, result.unit, result.year),
            label=result.unit,
            node=result.node[:200],
            score=result.score,
            rank=result.rank,
            of=result.of,
            source=result.source,
            note=result.note,
            computed=result.computed,
        )
        for result in told(results)
    ]


def told(results: Sequence[Result]) -> list[Result]:
    """Those that say a score or a rank."""
    return [result for result in results if result.score is not None or result.rank is not None]


def new_among(rows: Sequence[PublishedResult]) -> list[PublishedResult]:
    """Rows that no stored row says already, each once."""
    indices = {row.index for row in rows}
    seen = set(PublishedResult.objects.filter(index__in=indices).values_list(*_FIELDS))
    fresh = []
    for row in rows:
        key = tuple(getattr(row, field) for field in _FIELDS)
        if key not in seen:
            seen.add(key)
            fresh.append(row)
    return fresh


def unknown_in(rows: Sequence[PublishedResult]) -> tuple[str, ...]:
    """Labels that mean no province, each once."""
    return tuple(dict.fromkeys(row.label for row in rows if not row.unit))


@dataclass(frozen=True)
class Coming:
    """A figure of the file: its row, what was printed, names of province and node, whether new or contradicted."""

    place: str
    row: PublishedResult
    unit: str
    node: str
    new: bool
    contradicted: bool


@dataclass(frozen=True)
class Printed:
    """A figure of a conflict; ``coming``: the file brings it, else it is stored."""

    result: Result
    coming: bool


@dataclass(frozen=True)
class Contradiction:
    """Sources that print different figures for one thing, those of the file among them."""

    year: int
    unit: str
    node: str
    printed: tuple[Printed, ...]


@dataclass(frozen=True)
class Year:
    """How many figures the file has of a year, how many are new, for how many things sources would differ."""

    year: int
    figures: int
    new: int
    contradicted: int


class Preview:
    """What a file would bring. Raises as :func:`cchc.assessment.engine.results.reading.load`; writes nothing."""

    def __init__(self, path: Path, index: str = "") -> None:
        self._results = told(load(path, index))
        self.rows = rows_of(self._results)
        self._code = self._results[0].index if self._results else index
        self.new = new_among(self.rows)
        self.unknown = unknown_in(self.rows)

    @cached_property
    def _contradicted(self) -> dict[Key, tuple[Printed, ...]]:
        """Figures that differ, of what the file brings anew; by index, year, unit and node."""
        coming = [_as_result(row) for row in self.new]
        keys = {result.key for result in coming}
        indices, years = {key[0] for key in keys}, {key[1] for key in keys}
        stored = as_results(PublishedResult.objects.filter(index__in=indices, year__in=years).order_by("pk"))
        beside = [result for result in stored if result.key in keys]
        ours = {id(result) for result in coming}
        return {
            found.key: tuple(Printed(result, id(result) in ours) for result in found.results)
            for found in conflicts([*beside, *coming])
        }

    @property
    def index(self) -> str:
        """Whose results these are."""
        return said(INDICES[self._code])

    @cached_property
    def _names(self) -> dict[int, dict[str, str]]:
        """Names of nodes by year."""
        nodes: dict[int, set[str]] = {}
        for row in self.rows:
            nodes.setdefault(row.year, set()).add(row.node)
        return {year: named(self._code, year, found) for year, found in nodes.items()}

    @property
    def by_year(self) -> list[Year]:
        """Counts by year, the last first."""
        every, new = Counter(row.year for row in self.rows), Counter(row.year for row in self.new)
        differ = Counter(key[1] for key in self._contradicted)
        return [Year(year, every[year], new[year], differ[year]) for year in sorted(every, reverse=True)]

    @property
    def sample(self) -> list[Coming]:
        """The first rows of the file as they were understood."""
        new = {id(row) for row in self.new}
        return [
            Coming(
                place=result.place.rpartition(" ")[2],
                row=row,
                unit=name_of(row.unit) if row.unit else row.label,
                node=self._names[row.year][row.node],
                new=id(row) in new,
                contradicted=_as_result(row).key in self._contradicted,
            )
            for result, row in zip(self._results[:SAMPLE], self.rows, strict=False)
        ]

    @property
    def conflicting(self) -> int:
        """For how many things sources would differ."""
        return len(self._contradicted)

    @property
    def conflicts(self) -> list[Contradiction]:
        """The first of them."""
        return [
            Contradiction(year, name_of(unit), self._names[year][node], printed)
            for (_index, year, unit, node), printed in list(self._contradicted.items())[:CONFLICTS]
        ]


def _as_result(row: PublishedResult) -> Result:
    """A row not yet stored as the engine knows it: by its province, so that spellings meet."""
    unit, said_of = row.unit or row.label, (row.score, row.rank, row.of, row.source, row.note, row.computed)
    return Result(row.index, row.year, unit, row.node, *said_of)
