"""Loading the standard tree of a province into the database: what is new is added, what people typed stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction

from cchc.audit.models import Event
from cchc.audit.trail import record
from cchc.units.engine import load as engine_load
from cchc.units.mapping import MARKS, row_values
from cchc.units.models import Unit, UnitChange, UnitCode, UnitGroup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.units.engine import model as engine
    from cchc.units.engine.tree import Tree

BATCH = 500


@dataclass(frozen=True)
class Loaded:
    """What a loading wrote: rows added, rows brought up to date, changes of units added."""

    province: Unit
    added: int
    updated: int
    changes: int


@transaction.atomic
def load_province(slug: str, *, by: Any) -> Loaded:
    """Load the tree of today's province ``slug`` with the provinces it came from, from data/units.

    Idempotent: a second loading adds nothing; a row that somebody edited is left as it was typed. One audit
    event. UnknownUnitError (one Vietnamese sentence) for a slug that is no province.
    """
    tree = engine_load.load_province(settings.FACTS_DIR / "units", slug)
    added, updated, rows = _load_units(tree)
    _load_codes(tree, rows)
    _load_groups(tree, rows, added)
    changes = _load_changes(tree, rows)
    province = rows[slug]
    loaded = Loaded(province, len(added), updated, changes)
    if added or updated or changes:
        numbers = {"added": len(added), "updated": updated, "changes": changes}
        record("unit.load", province, by=by, unit=province.name, after=numbers)
    return loaded


def _load_units(tree: Tree) -> tuple[set[str], int, dict[str, Unit]]:
    rows = {row.slug: row for row in Unit.objects.filter(slug__in=list(tree.units))}
    new = [unit for unit in tree.units.values() if unit.slug not in rows]
    numbers = {unit.slug: number for number, unit in enumerate(tree.units.values())}
    first = _first_places(tree, numbers)
    updated = _update(tree, rows, first)
    for depth in sorted({unit.slug.count("/") for unit in new}):
        wave = [_row(unit, rows, first[unit.slug]) for unit in new if unit.slug.count("/") == depth]
        rows |= {row.slug: row for row in Unit.objects.bulk_create(wave, batch_size=BATCH)}
    return {unit.slug for unit in new}, updated, rows


def _first_places(tree: Tree, numbers: dict[str, int]) -> dict[str, int]:
    """The place of each unit among the bodies of its parent."""
    firsts: dict[str | None, int] = {}
    for unit in tree.units.values():
        if unit.tier in ("body", "central"):
            firsts.setdefault(unit.parent, numbers[unit.slug])
    return {slug: number - firsts.get(tree[slug].parent, number) for slug, number in numbers.items()}


def _row(unit: engine.Unit, rows: dict[str, Unit], number: int) -> Unit:
    row = Unit(slug=unit.slug, **row_values(unit, number))
    row.parent = rows[unit.parent] if unit.parent else None
    row.province = rows[unit.slug.split("/")[0]] if unit.parent and unit.tier != "central" else None
    row.fold()
    return row


def _update(tree: Tree, rows: dict[str, Unit], numbers: dict[str, int]) -> int:
    """Bring rows that nobody edited up to the data, and every folded text to today's folding; how many differed."""
    edited = set(Event.objects.filter(kind="units.unit", verb="unit.edit").values_list("record", flat=True))
    changed: list[Unit] = []
    names: set[str] = {"version", "folded", "sort_key"}
    for slug, row in rows.items():
        values = row_values(tree[slug], numbers[slug])
        differing = {name: value for name, value in values.items() if getattr(row, name) != value}
        if str(row.pk) in edited:
            differing = {}
        for name, value in differing.items():
            setattr(row, name, value)
        folded = row.folded
        row.fold()
        if not differing and row.folded == folded:
            continue
        row.version += 1
        names |= set(differing)
        changed.append(row)
    if changed:
        Unit.objects.bulk_update(changed, sorted(names), batch_size=BATCH)
    return len(changed)


def _load_codes(tree: Tree, rows: dict[str, Unit]) -> None:
    stand = set(UnitCode.objects.filter(unit__in=rows.values()).values_list("unit_id", "system", "code"))
    UnitCode.objects.bulk_create(
        (
            UnitCode(
                unit=rows[unit.slug],
                system=system,
                code=code,
                valid_from=unit.valid_from,
                valid_to=unit.valid_to,
            )
            for unit in tree.units.values()
            for system, code in unit.codes
            if (rows[unit.slug].pk, system, code) not in stand
        ),
        batch_size=BATCH,
    )


def ensure_groups() -> dict[str, UnitGroup]:
    """The groups of the standard list by key, made where they are missing."""
    stand = {group.key: group for group in UnitGroup.objects.filter(key__in=MARKS)}
    missing = [UnitGroup(key=key, name=name) for key, name in MARKS.items() if key not in stand]
    return stand | {group.key: group for group in UnitGroup.objects.bulk_create(missing)}


def _load_groups(tree: Tree, rows: dict[str, Unit], added: set[str]) -> None:
    """Put the units that are new into their groups; an optional body waits until somebody puts it there."""
    groups = ensure_groups()
    through = UnitGroup.members.through
    through.objects.bulk_create(
        (
            through(unitgroup_id=groups[mark].pk, unit_id=rows[unit.slug].pk)
            for unit in tree.units.values()
            if unit.slug in added and not unit.optional
            for mark in unit.groups
            if mark in groups
        ),
        batch_size=BATCH,
    )


def _signature(
    kind: str, day: object, sources: Iterable[int], targets: Iterable[int]
) -> tuple[str, object, frozenset[int], frozenset[int]]:
    return kind, day, frozenset(sources), frozenset(targets)


def _standing(rows: dict[str, Unit]) -> set[tuple[str, object, frozenset[int], frozenset[int]]]:
    """The changes that are there already, by what they say."""
    sides: list[dict[int, set[int]]] = []
    for model in (UnitChange.sources.through, UnitChange.targets.through):
        side: dict[int, set[int]] = defaultdict(set)
        for change, unit in model.objects.values_list("unitchange_id", "unit_id"):
            side[change].add(unit)
        sides.append(side)
    return {
        _signature(kind, day, sides[0][pk], sides[1][pk])
        for pk, kind, day in UnitChange.objects.values_list("pk", "kind", "day")
    }


def _former(tree: Tree, change: engine.Change) -> str:
    """The name that stood before a renaming."""
    if change.kind != "rename":
        return ""
    return tree[change.sources[0]].name_on(change.date - timedelta(days=1))


def _parts(change: engine.Change) -> dict[str, str]:
    return {slug: "main" if slug in change.main else "part" for slug in change.partial}


def _load_changes(tree: Tree, rows: dict[str, Unit]) -> int:
    stand = _standing(rows)
    new = [
        change
        for change in tree.changes
        if _signature(
            change.kind,
            change.date,
            (rows[slug].pk for slug in change.sources),
            (rows[slug].pk for slug in change.targets),
        )
        not in stand
    ]
    made = UnitChange.objects.bulk_create(
        (
            UnitChange(
                kind=change.kind,
                day=change.date,
                basis=change.basis[:300],
                verified=change.verified,
                former=_former(tree, change),
                parts=_parts(change),
            )
            for change in new
        ),
        batch_size=BATCH,
    )
    for side in ("sources", "targets"):
        through = getattr(UnitChange, side).through
        through.objects.bulk_create(
            (
                through(unitchange_id=row.pk, unit_id=rows[slug].pk)
                for row, change in zip(made, new, strict=True)
                for slug in getattr(change, side)
            ),
            batch_size=BATCH,
        )
    return len(new)
