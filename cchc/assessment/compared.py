"""The page of comparison: what is asked in the address, a bump chart, scores over years, nodes beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from cchc.assessment.findings import gap_told, rank_told
from cchc.assessment.node_names import depths, named
from cchc.assessment.result_pages import label_of, provinces
from cchc.assessment.templatetags.results import brief
from cchc.lib.vntext import fold
from cchc.web.lines import lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import QueryDict
    from django.utils.safestring import SafeString

    from cchc.assessment.engine.results.standing import Figure
    from cchc.assessment.result_pages import Index
    from cchc.web.lines import Lines

#: Provinces compared at once: as many as have a colour of their own.
MOST = 5
#: What the address may say besides the index.
ASKED = ("unit", "from", "to", "new", "old")
#: A bump chart's height for each place, and the least and most of it.
_PLACE, _LOW, _HIGH = 8, 240, 460


@dataclass(frozen=True)
class Cell:
    """A unit's points for a node in two years, the change, and whether none of the units has more in the later year."""

    then: Decimal | None
    now: Decimal | None
    best: bool

    @property
    def change(self) -> Decimal | None:
        """Later less earlier."""
        return None if self.then is None or self.now is None else self.now - self.then


@dataclass(frozen=True)
class Row:
    """A node with a cell a unit; ``apart``: most less least in the later year, where two units have it at least.

    ``depth``: 0 for the total, then 1 for its parts and more for theirs.
    """

    name: str
    depth: int
    cells: tuple[Cell, ...]
    apart: Decimal | None


class Compared:
    """Units and years of one index, as the address asks; what it does not know there is passed over.

    ``unit`` several times; ``from`` and ``to``: years of the charts; ``new`` and ``old``: the two years whose nodes
    stand side by side, ``old=0`` for none.
    """

    def __init__(self, index: Index, query: QueryDict) -> None:
        self.index = index
        self._query = query
        asked = [slug for slug in dict.fromkeys(query.getlist("unit")) if slug in provinces()]
        self.slugs = asked[:MOST]
        self._known = {slug for units in index.by_year.values() for slug in units} | set(self.slugs)
        self.names = [label_of(slug, self._known) for slug in self.slugs]
        first = self._year("from") or min(index.years, default=0)
        last = self._year("to") or max(index.years, default=0)
        self.first, self.last = min(first, last), max(first, last)

    def _year(self, name: str) -> int | None:
        text = self._query.get(name, "")
        return int(text) if text.isdecimal() and len(text) == 4 and int(text) in self.index.by_year else None

    @property
    def years(self) -> list[int]:
        """Years of the charts, latest first."""
        return [year for year in self.index.years if self.first <= year <= self.last]

    def _having(self, least: int = 1) -> list[int]:
        """Years of the charts in which so many of the units have a figure."""
        return [
            year
            for year in self.years
            if sum(slug in self.index.by_year[year] for slug in self.slugs) >= least
        ]

    @cached_property
    def new(self) -> int | None:
        """The later of the two years side by side: asked for, else the last with a figure of two of the units."""
        return self._year("new") or next(iter([*self._having(2), *self._having()]), None)

    @cached_property
    def old(self) -> int | None:
        """The earlier one: asked for, else the one before with a figure."""
        if self._query.get("old") == "0":
            return None
        asked = self._year("old")
        if asked is not None and asked != self.new:
            return asked
        return next((year for year in self._having() if self.new is not None and year < self.new), None)

    @property
    def choices(self) -> SafeString:
        """Options of the picker: every province that the index has a figure of, by name."""
        rows = sorted(
            ((label_of(slug, self._known), slug) for slug in self._known), key=lambda pair: fold(pair[0])
        )
        return format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((slug, " selected" if slug in self.slugs else "", words) for words, slug in rows),
        )

    def _within(self, figures: Mapping[int, Any]) -> dict[int, Any]:
        return {year: value for year, value in figures.items() if self.first <= year <= self.last}

    def bump(self) -> tuple[Lines, str] | None:
        """Ranks over the years, the others grey behind, with what it says; None without two years of a rank."""
        mine = {name: self._ranks(slug) for slug, name in zip(self.slugs, self.names, strict=True)}
        mine = {name: ranks for name, ranks in mine.items() if ranks}
        if len({year for ranks in mine.values() for year in ranks}) < 2:
            return None
        slugs = {slug for year in self.years for slug in self.index.by_year[year]} - set(self.slugs)
        others = [ranks for ranks in (self._ranks(slug) for slug in sorted(slugs)) if len(ranks) > 1]
        last = max(rank for ranks in [*mine.values(), *others] for rank in ranks.values())
        chart = lines(
            mine,
            chosen=self.names,
            quiet=others,
            breaks=self.index.breaks,
            falling=True,
            height=min(_HIGH, max(_LOW, int(last) * _PLACE)),
        )
        return (chart, self._ranks_told()) if chart else None

    def _ranks(self, slug: str) -> dict[int, Decimal]:
        return {year: Decimal(rank) for year, rank in self._within(self.index.ranks(slug)).items()}

    def _ranks_told(self) -> str:
        """What is said of the first unit that has a rank."""
        told = (
            rank_told(self.index, slug, name, self.last, self.first)
            for slug, name in zip(self.slugs, self.names, strict=True)
        )
        return next((words for words in told if words), _("Ranks over the years"))

    def scores(self) -> tuple[Lines, str] | None:
        """Scores over the years, with what it says; None without two years."""
        mine = {
            name: {year: brief(score) for year, score in self._within(self.index.scores(slug)).items()}
            for slug, name in zip(self.slugs, self.names, strict=True)
        }
        mine = {name: scores for name, scores in mine.items() if scores}
        if len({year for scores in mine.values() for year in scores}) < 2:
            return None
        chart = lines(mine, chosen=self.names, breaks=self.index.breaks)
        told = (gap_told(self._points(year), year) for year in self._having(2))
        words = next((each for each in told if each), _("Scores over the years"))
        return (chart, words) if chart else None

    def _points(self, year: int | None) -> dict[str, dict[str, Decimal]]:
        """Points by unit's name and node."""
        if year is None:
            return {name: {} for name in self.names}
        self.index.hold(self.slugs)
        return {
            name: self.index.points(slug, year) for slug, name in zip(self.slugs, self.names, strict=True)
        }

    def nodes(self) -> list[Row]:
        """The nodes that one of the units has in the later year."""
        if self.new is None:
            return []
        now, then = self._points(self.new), self._points(self.old)
        names = named(self.index.code, self.new, [node for points in now.values() for node in points])
        depth = depths(self.index.code, self.new)
        before, after = list(then.values()), list(now.values())
        return [_row(node, (name, depth.get(node, 1)), after, before) for node, name in names.items()]

    def by_year(self) -> list[tuple[int, list[tuple[Figure | None, bool]]]]:
        """Each year with a figure of the units, and which of them has most."""
        found = []
        for year in self._having():
            cells = [self.index.by_year[year].get(slug) for slug in self.slugs]
            known = [cell.score for cell in cells if cell is not None and cell.score is not None]
            most = max(known) if len(known) > 1 else None
            found.append(
                (
                    year,
                    [(cell, cell is not None and most is not None and cell.score == most) for cell in cells],
                )
            )
        return found

    @property
    def cut(self) -> str:
        """What parts the two years, where a break lies between them."""
        if self.old is None or self.new is None:
            return ""
        low, high = sorted((self.old, self.new))
        return "; ".join(words for year, words in self.index.breaks.items() if low <= year < high)


def _row(
    node: str,
    head: tuple[str, int],
    now: Sequence[Mapping[str, Decimal]],
    then: Sequence[Mapping[str, Decimal]],
) -> Row:
    known = [points[node] for points in now if node in points]
    several = len(known) > 1
    most = max(known) if several else None
    cells = tuple(
        Cell(before.get(node), after.get(node), most is not None and after.get(node) == most)
        for before, after in zip(then, now, strict=True)
    )
    return Row(*head, cells, max(known) - min(known) if several else None)
