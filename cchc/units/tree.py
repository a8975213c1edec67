"""The engine's questions asked of the rows as they stand: names in documents, groups, what stands for what.

The tree is built from the database once and kept until a row changes: edited names and aliases count at once,
in every process.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Sum

from cchc.units.engine import groups as engine_groups
from cchc.units.engine import model as engine
from cchc.units.engine.resolve import resolve
from cchc.units.engine.tree import Tree
from cchc.units.engine.vocabulary import vocabulary
from cchc.units.mapping import engine_unit
from cchc.units.models import ChangeKind, Unit, UnitChange, UnitGroup, UnitQuerySet
from cchc.web.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date


@dataclass(frozen=True)
class Match:
    """A unit that words may mean: the row, how sure (0 … 1), why (a code, and one Vietnamese sentence).

    ``status`` is valid, ended or not_yet on the asked day; ``person``: the words named the head;
    ``successors``: the rows that stand in its place on that day.
    """

    unit: Unit
    score: float
    reason: str
    message: str
    status: str
    person: bool
    successors: tuple[Unit, ...]


def stamp() -> tuple[object, ...]:
    """What changes whenever a unit, a change or a membership does: two counts and sums, no row read."""
    units = Unit.objects.aggregate(Count("pk"), Max("pk"), Sum("version"))
    changes = UnitChange.objects.aggregate(Count("pk"), Max("pk"), Sum("version"))
    members = UnitGroup.members.through.objects.aggregate(Count("pk"), Max("pk"))
    return (*units.values(), *changes.values(), *members.values())


def tree() -> Tree:
    """The engine's tree of all rows as they stand now (UnitQuerySet to rows: by slug)."""
    return _kept()


def _build() -> Tree:
    rows = {row.pk: row for row in Unit.objects.order_by("place", "sort_key", "pk")}
    former = _former_names()
    marks = _marks()
    units = [
        engine_unit(
            row,
            parent=rows[row.parent_id].slug if row.parent_id in rows else None,
            groups=marks[row.pk],
            former=former[row.pk],
        )
        for row in rows.values()
    ]
    return Tree(units, _changes(rows))


_kept = Kept(stamp, _build)


def _marks() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    through = UnitGroup.members.through.objects
    for unit, key in through.values_list("unit_id", "unitgroup__key"):
        found[unit].append(key)
    return found


def _former_names() -> dict[int, list[tuple[str, date]]]:
    found: dict[int, list[tuple[str, date]]] = defaultdict(list)
    renamed = UnitChange.objects.filter(kind=ChangeKind.RENAME).exclude(former="").order_by("day")
    for unit, name, day in renamed.values_list("targets", "former", "day"):
        found[unit].append((name, day - timedelta(days=1)))
    return found


def _changes(rows: dict[int, Unit]) -> Iterator[engine.Change]:
    sides = [_side("sources", rows), _side("targets", rows)]
    for row in UnitChange.objects.order_by("day", "pk"):
        yield engine.Change(
            kind=row.kind,
            date=row.day,
            basis=row.basis,
            sources=tuple(sides[0][row.pk]),
            targets=tuple(sides[1][row.pk]),
            partial=tuple(row.parts),
            main=tuple(slug for slug, part in row.parts.items() if part == "main"),
            verified=row.verified,
        )


def _side(name: str, rows: dict[int, Unit]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    through = getattr(UnitChange, name).through.objects.order_by("pk")
    for change, unit in through.values_list("unitchange_id", "unit_id"):
        found[change].append(rows[unit].slug)
    return found


class Resolver:
    """Names of units in one document: of one day, seen from one province."""

    def __init__(self, day: date | None, province: Unit | None) -> None:
        self.day = day
        self.tree = tree()
        self.within = province.slug if province is not None and province.slug in self.tree else None

    def candidates(self, text: str, on: date | None = None) -> Sequence[engine.Candidate]:
        """The engine's candidates, best first; on the document's day where none is given."""
        return resolve(self.tree, text, on=on or self.day, within=self.within)

    def __call__(self, words: str) -> list[Match]:
        """The rows that the words may mean, best first; one query."""
        found = self.candidates(words)
        slugs = {slug for item in found for slug in (item.unit.slug, *item.successors)}
        rows = {row.slug: row for row in Unit.objects.filter(slug__in=slugs)} if slugs else {}
        return [_match(item, rows) for item in found if item.unit.slug in rows]


def _match(found: engine.Candidate, rows: dict[str, Unit]) -> Match:
    heirs = tuple(rows[slug] for slug in found.successors if slug in rows)
    unit = rows[found.unit.slug]
    return Match(unit, found.score, found.reason, found.message, found.status, found.person, heirs)


def resolver(day: date | None, province: Unit | None) -> Resolver:
    """What turns words into units on a day, seen from a province (None: from all of them)."""
    return Resolver(day, province)


def group_keys(words: str) -> tuple[str, ...]:
    """The classes that words name: "các sở, ban, ngành; UBND cấp xã", or keys such as "so, xa" themselves."""
    known = vocabulary().classes
    keys = [part.strip() for part in words.replace(";", ",").split(",")]
    if all(key in known for key in keys):
        return tuple(keys)
    found: list[str] = []
    for part in [words] if engine_groups.group_of(words) else words.split(";"):
        group = engine_groups.group_of(part.strip())
        if group is not None and group.expandable:
            found.extend(group.classes)
    return tuple(dict.fromkeys(found))


def expand(words: str, day: date, province: Unit | None) -> UnitQuerySet:
    """The units that a group means on a day in one province; none where nobody can list its members.

    ``words``: a group as a document writes it, several parted by ";", or its keys ("so, ban, nganh").
    """
    keys = group_keys(words)
    provinces = [province] if province is not None else Unit.objects.on(day).filter(kind="province")
    standing = tree()
    found: list[str] = []
    if keys:
        group = engine.Group(words, keys)
        for row in provinces:
            if row.slug in standing:
                expansion = engine_groups.expand(standing, group, on=day, within=row.slug)
                found.extend(unit.slug for unit in expansion.units)
    return Unit.objects.filter(slug__in=found)


def successors(unit: Unit, day: date) -> list[Unit]:
    """The rows that stand for a unit on a day: itself, or what came of it, the main one first."""
    slugs = [item.slug for item in tree().current(unit.slug, day)]
    rows = {row.slug: row for row in Unit.objects.filter(slug__in=slugs)}
    return [rows[slug] for slug in slugs if slug in rows]
