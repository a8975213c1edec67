"""The tree of units over time, and walks along its changes.

Nothing is re-pointed: a unit keeps its slug, parent and dates, and what came of it is asked from the changes.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cchc.units.engine.model import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cchc.units.engine.index import Index
    from cchc.units.engine.model import Change, Unit


class UnknownUnitError(LookupError):
    """The slug names no unit of this tree."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"Không có đơn vị “{slug}” trong cây đơn vị đã nạp.")
        self.slug = slug


class Tree:
    """Units and the changes among them; answers are in the order the units were loaded."""

    def __init__(self, units: Iterable[Unit], changes: Iterable[Change] = ()) -> None:
        self.units = {unit.slug: unit for unit in units}
        self.changes = tuple(changes)
        self.indices: dict[str, Index] = {}

    def __contains__(self, slug: object) -> bool:
        return slug in self.units

    def __getitem__(self, slug: str) -> Unit:
        try:
            return self.units[slug]
        except KeyError:
            raise UnknownUnitError(slug) from None

    def __len__(self) -> int:
        return len(self.units)

    @cached_property
    def provinces(self) -> tuple[Unit, ...]:
        """Provinces of all times."""
        return tuple(unit for unit in self.units.values() if unit.tier == "province")

    @cached_property
    def _children(self) -> dict[str | None, list[Unit]]:
        found: dict[str | None, list[Unit]] = {}
        for unit in self.units.values():
            found.setdefault(unit.parent, []).append(unit)
        return found

    @cached_property
    def _from(self) -> dict[str, list[Change]]:
        return self._by("sources")

    @cached_property
    def _to(self) -> dict[str, list[Change]]:
        return self._by("targets")

    def _by(self, side: str) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            for slug in getattr(change, side):
                found.setdefault(slug, []).append(change)
        return found

    def as_of(self, day: date) -> tuple[Unit, ...]:
        """All units that are there on that day."""
        return tuple(unit for unit in self.units.values() if unit.valid_on(day))

    def children(self, slug: str | None, on: date | None = None) -> tuple[Unit, ...]:
        """Units right under one (``None``: the roots), on a day or of all times."""
        units = self._children.get(slug, [])
        return tuple(unit for unit in units if on is None or unit.valid_on(on))

    def ancestors(self, slug: str) -> tuple[Unit, ...]:
        """The units above, nearest first."""
        found = []
        parent = self[slug].parent
        while parent is not None and parent in self.units:
            found.append(self.units[parent])
            parent = self.units[parent].parent
        return tuple(found)

    def province_of(self, slug: str) -> str:
        """The slug of the province (or of the centre) that the unit stands in."""
        return slug.split("/", 1)[0]

    def changes_of(self, slug: str) -> tuple[Change, ...]:
        """Every change that the unit was a source or a target of, by date."""
        both = {id(change): change for change in self._to.get(slug, []) + self._from.get(slug, [])}
        return tuple(sorted(both.values(), key=lambda change: change.date))

    def predecessors(self, slug: str) -> tuple[Step, ...]:
        """All units that this one came from, over any number of changes, nearest first."""
        return tuple(self._walk(slug, forward=False))

    def successors(self, slug: str) -> tuple[Step, ...]:
        """All units that came of this one, over any number of changes, nearest first."""
        return tuple(self._walk(slug, forward=True))

    def _walk(self, slug: str, *, forward: bool) -> Iterator[Step]:
        """Breadth first; a unit is met once, by its shortest way."""
        changes = self._from if forward else self._to
        self[slug]
        seen = {slug}
        edge = [(slug, 0, True, True)]
        while edge:
            following = []
            for here, depth, whole, main in edge:
                for change in changes.get(here, []):
                    for other in change.targets if forward else change.sources:
                        if other in seen:
                            continue
                        seen.add(other)
                        step = self._step(change, here if forward else other, other, depth, (whole, main))
                        following.append((other, step.depth, step.whole, step.main))
                        yield step
            edge = following

    @staticmethod
    def _step(change: Change, source: str, other: str, depth: int, so_far: tuple[bool, bool]) -> Step:
        partial = source in change.partial
        main = not partial or source in change.main
        return Step(other, change, depth + 1, so_far[0] and not partial, so_far[1] and main)

    def current(self, slug: str, on: date) -> tuple[Unit, ...]:
        """The units that stand for this one on a day: itself, or its living successors, the main one first.

        Before a unit began, its living predecessors stand for it. Empty where nothing took its place.
        """
        unit = self[slug]
        status = unit.status_on(on)
        if status == "valid":
            return (unit,)
        steps = self.successors(slug) if status == "ended" else self.predecessors(slug)
        alive = [step for step in steps if self[step.slug].valid_on(on)]
        return tuple(self[step.slug] for step in sorted(alive, key=lambda step: not step.main))

    def full_name(self, slug: str) -> str:
        """The name with the province's, as it stands outside its province: "Sở Nội vụ tỉnh Phú Thọ"."""
        unit = self[slug]
        province = self.units.get(self.province_of(slug))
        if province is None or province.tier != "province" or unit is province or province.short in unit.name:
            return unit.name
        home = province.name[:1].lower() + province.name[1:]
        kind = home.removesuffix(f" {province.short}")
        return f"{unit.name.removesuffix(f' {kind}')} {home}"

    def territory(self, slug: str) -> tuple[str, ...]:
        """A province and the provinces it came from: where names of its past are looked for."""
        return (slug, *(step.slug for step in self.predecessors(slug)))
