"""Groups that the ranking of a year may be narrowed to: quarters, kind of province, region; ranks within one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from cchc.assessment.engine.ranking.groups import QUARTERS
from cchc.assessment.engine.results.regions import Division, load, of_year
from cchc.assessment.result_pages import provinces
from cchc.assessment.speaking import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.assessment.result_pages import Line


@dataclass(frozen=True)
class UnitGroup:
    """Provinces of a ranking that are looked at alone: key of the address, family and name in words, slugs."""

    key: str
    family: str
    name: str
    slugs: frozenset[str]


@lru_cache(maxsize=1)
def _divisions() -> tuple[Division, ...]:
    return load(settings.FACTS_DIR / "results")


def regions(year: int) -> list[tuple[str, str, frozenset[str]]]:
    """Code, name and provinces of each region of a year."""
    return [(row.code, said(row.name), frozenset(row.units)) for row in of_year(_divisions(), year)]


def _is_city(slug: str, year: int) -> bool:
    unit = provinces().get(slug)
    return unit is not None and unit.name_on(date(year, 12, 31)).startswith("Thành phố")


def groups(lines: Sequence[Line], year: int) -> list[UnitGroup]:
    """The groups of a ranking that have a province in it and are not all of it, by family."""
    slugs = frozenset(line.slug for line in lines)
    cities = frozenset(slug for slug in slugs if _is_city(slug, year))
    quarter = {line.slug: line.quarter for line in lines if line.quarter}
    found = [
        UnitGroup(
            f"quarter-{number}",
            _("Quarter of the ranking"),
            said(words),
            frozenset(slug for slug, of in quarter.items() if of == number),
        )
        for number, words in enumerate(QUARTERS, 1)
    ]
    kind = _("Kind of province")
    found += [
        UnitGroup("kind-city", kind, _("Cities under the centre"), cities),
        UnitGroup("kind-province", kind, _("Provinces that are no city"), slugs - cities),
    ]
    found += [
        UnitGroup(f"region-{code}", _("Socio-economic region"), name, units & slugs)
        for code, name, units in regions(year)
    ]
    return [group for group in found if group.slugs and group.slugs != slugs]


def within(group: UnitGroup, lines: Sequence[Line]) -> dict[str, tuple[int, int]]:
    """Rank in the group and how many of it have one, by slug: counted from the ranks of the whole, ties shared."""
    ranks = {
        line.slug: line.figure.rank
        for line in lines
        if line.slug in group.slugs and line.figure.rank is not None
    }
    return {
        slug: (1 + sum(other < rank for other in ranks.values()), len(ranks)) for slug, rank in ranks.items()
    }
