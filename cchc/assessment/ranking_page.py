"""The page of a ranking: which rows are asked for, ranks within a group, its columns in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cchc.assessment.engine.ranking.groups import QUARTERS
from cchc.assessment.engine.ranking.order import against_paper
from cchc.assessment.speaking import said
from cchc.assessment.unit_groups import groups, within
from cchc.lib.columns import Column
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from django.http import QueryDict

    from cchc.assessment.engine.ranking.order import Misplaced
    from cchc.assessment.result_pages import Index, Line
    from cchc.assessment.unit_groups import UnitGroup


class Ranking:
    """The lines of a year and those that the address asks for: ``q`` words of the name, ``group`` a group's key.

    A group that the ranking does not have is passed over.
    """

    def __init__(self, index: Index, year: int, query: QueryDict) -> None:
        self.every = index.lines(year)
        self.groups = groups(self.every, year) if year else []
        self.search = query.get("q", "")[:60]
        self.group = next((one for one in self.groups if one.key == query.get("group")), None)

    @cached_property
    def rows(self) -> list[Line]:
        """The lines asked for."""
        words = fold(self.search).split()
        return [
            row
            for row in self.every
            if all(word in fold(row.name) for word in words)
            and (self.group is None or row.slug in self.group.slugs)
        ]

    @cached_property
    def within(self) -> dict[str, tuple[int, int]]:
        """Rank in the group asked for, and out of how many, by slug."""
        return within(self.group, self.every) if self.group else {}

    @property
    def families(self) -> dict[str, list[UnitGroup]]:
        """The groups by their family, for the choice."""
        found: dict[str, list[UnitGroup]] = {}
        for group in self.groups:
            found.setdefault(group.family, []).append(group)
        return found

    @property
    def group_told(self) -> str:
        """What a rank in the group is."""
        if self.group is None:
            return ""
        return _(
            "%(group)s: ranks in the group are counted here from the ranks of the whole, among its %(n)s provinces "
            "that have one."
        ) % {"group": self.group.name, "n": len(self.within)}


def misplaced(lines: list[Line]) -> list[Misplaced]:
    """Where the printed ranks are not the order of the printed scores, by name."""
    both = [
        row
        for row in lines
        if row.figure.score is not None and row.figure.rank and not row.figure.ranked_here
    ]
    paper = {row.name: row.figure.rank or 0 for row in both}
    return against_paper(paper, {row.name: row.figure.score for row in both})


def columns(asked: Ranking) -> list[Column]:
    """What Excel shows; the rank in the group where one is asked for."""
    ranked = [
        Column("within", _("Rank in the group"), lambda row: asked.within.get(row.slug, (None,))[0], "int")
    ]
    return [
        Column("rank", _("Rank"), lambda row: row.figure.rank, "int"),
        *(ranked if asked.group else []),
        Column("unit", _("Province"), lambda row: row.name),
        Column("score", pgettext("figure", "Score"), lambda row: row.figure.score, "decimal"),
        Column("points", _("Change of score"), lambda row: row.points, "decimal"),
        Column("places", _("Change of rank"), lambda row: row.places, "int"),
        Column("group", _("Group"), lambda row: said(QUARTERS[row.quarter - 1]) if row.quarter else None),
        Column("ours", _("Rank computed here"), lambda row: row.figure.ranked_here, "bool"),
        Column("sources", _("Sources"), lambda row: "; ".join(row.figure.sources)),
    ]
