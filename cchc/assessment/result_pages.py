"""What pages of results show: figures of provinces by year, names, moves against the year before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _

from cchc.assessment.engine.ranking.groups import quarters
from cchc.assessment.engine.results.breaks import Break, load, of_index
from cchc.assessment.engine.results.standing import Figure, figures
from cchc.assessment.models import PublishedResult
from cchc.assessment.node_names import TOTAL
from cchc.assessment.speaking import said
from cchc.assessment.stored import as_results
from cchc.units.engine.load import load_provinces
from cchc.web.lines import spark

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal

    from cchc.assessment.engine.results.rows import Result
    from cchc.units.engine.model import Unit


@lru_cache(maxsize=1)
def provinces() -> dict[str, Unit]:
    """Provinces of the country by slug, those of before 1/7/2025 among them."""
    return {unit.slug: unit for unit in load_provinces(settings.FACTS_DIR / "units")}


def name_of(slug: str) -> str:
    """A province's short name; what is no province is named as printed."""
    unit = provinces().get(slug)
    return unit.short if unit else slug


def label_of(slug: str, among: Collection[str]) -> str:
    """A province's short name, with what tells it from another of the same name ``among`` these."""
    unit = provinces().get(slug)
    if unit is None or not any(other != slug and name_of(other) == unit.short for other in among):
        return name_of(slug)
    words = _("%(name)s (before the merger)") if unit.valid_to else _("%(name)s (since the merger)")
    return words % {"name": unit.short}


@lru_cache(maxsize=64)
def counted(year: int) -> int:
    """How many provinces there were at the end of a year."""
    return sum(unit.valid_on(date(year, 12, 31)) for unit in provinces().values())


@lru_cache(maxsize=1)
def _breaks() -> tuple[Break, ...]:
    return load(settings.FACTS_DIR / "results")


def breaks_of(index: str) -> dict[int, str]:
    """What breaks the series of an index, by the last year before."""
    return {row.after: said(row.name) for row in of_index(_breaks(), index)}


@dataclass(frozen=True)
class Line:
    """A province as a line of a ranking. ``points`` and ``places``: change against the year before (up is above 0)."""

    figure: Figure
    name: str
    points: Decimal | None
    places: int | None
    quarter: int | None
    trend: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The province's slug."""
        return self.figure.unit

    @property
    def move(self) -> str:
        """The change of rank in words."""
        if self.places is None:
            return ""
        if not self.places:
            return _("same rank")
        if self.places > 0:
            return _("up %(n)s") % {"n": self.places}
        return _("down %(n)s") % {"n": -self.places}


class Index:
    """Stored figures of one index: a query for the totals, one for a year's nodes, one for a province's."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.breaks = breaks_of(code)
        self._years: dict[int, list[Result]] = {}
        self._units: dict[str, list[Result]] = {}

    def _stored(self, **what: Any) -> list[Result]:
        rows = PublishedResult.objects.filter(index=self.code, **what).exclude(unit="")
        return as_results(rows.order_by("year", "pk"))

    @cached_property
    def by_year(self) -> dict[int, dict[str, Figure]]:
        """Totals by year and province."""
        totals = self._stored(node=TOTAL)
        return figures(totals, TOTAL, {year: counted(year) for year in {row.year for row in totals}})

    def of_year(self, year: int) -> list[Result]:
        """All figures of a year, nodes among them."""
        if year not in self._years:
            self._years[year] = self._stored(year=year)
        return self._years[year]

    def hold(self, slugs: Collection[str]) -> None:
        """Ask for all figures of these provinces at once."""
        wanted = [slug for slug in slugs if slug not in self._units]
        found: dict[str, list[Result]] = {slug: [] for slug in wanted}
        for row in self._stored(unit__in=wanted) if wanted else ():
            found[row.unit].append(row)
        self._units |= found

    def of_unit(self, slug: str) -> list[Result]:
        """All figures of a province, nodes among them."""
        self.hold([slug])
        return self._units[slug]

    def points(self, slug: str, year: int) -> dict[str, Decimal]:
        """First score of each node of a province in a year, the total among them."""
        found: dict[str, Decimal] = {}
        for row in self.of_unit(slug):
            if row.year == year and row.score is not None:
                found.setdefault(row.node, row.score)
        figure = self.by_year.get(year, {}).get(slug)
        return found if figure is None or figure.score is None else {**found, TOTAL: figure.score}

    @property
    def years(self) -> list[int]:
        """Years with a total or a rank, latest first."""
        return sorted(self.by_year, reverse=True)

    def ranks(self, slug: str) -> dict[int, int]:
        """A province's ranks by year."""
        return {
            year: units[slug].rank  # type: ignore[misc]
            for year, units in self.by_year.items()
            if slug in units and units[slug].rank is not None
        }

    def scores(self, slug: str) -> dict[int, Decimal]:
        """A province's totals by year."""
        return {
            year: units[slug].score  # type: ignore[misc]
            for year, units in self.by_year.items()
            if slug in units and units[slug].score is not None
        }

    def lines(self, year: int) -> list[Line]:
        """The ranking of a year: by rank, those without one by score, then by name."""
        now, before = self.by_year.get(year, {}), self.by_year.get(year - 1, {})
        if not now:
            return []
        comparable = year - 1 not in self.breaks
        order = sorted(
            now.values(), key=lambda row: (row.rank is None, row.rank or 0, -(row.score or 0), row.unit)
        )
        ranked = [row.unit for row in order if row.rank is not None]
        whole = len(ranked) >= counted(year) - 4
        quarter = quarters(ranked) if whole else {}
        return [
            self._line(row, before.get(row.unit) if comparable else None, quarter.get(row.unit))
            for row in order
        ]

    def _line(self, row: Figure, before: Figure | None, quarter: int | None) -> Line:
        points = (
            row.score - before.score
            if before and row.score is not None and before.score is not None
            else None
        )
        places = (
            before.rank - row.rank if before and row.rank is not None and before.rank is not None else None
        )
        trend = spark(self.scores(row.unit), list(self.breaks))
        return Line(row, name_of(row.unit), points, places, quarter, trend)
