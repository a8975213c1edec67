"""Writing units: adding, correcting, recording what became of them. Each verb is atomic with its trail."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.units.changes import Plan, Refused, check
from cchc.units.loading import load_province
from cchc.units.models import ChangeKind, Kind, Unit, UnitChange, UnitGroup
from cchc.units.naming import free_slug
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Plan", "Refused", "add", "check", "edit", "load_province", "province_of", "record_change"]


def province_of(parent: Unit | None) -> Unit | None:
    """The province in which a unit below ``parent`` stands."""
    if parent is None or parent.kind == Kind.PROVINCE:
        return parent
    return parent.province


@transaction.atomic
def add(unit: Unit, *, by: Any, groups: Iterable[UnitGroup] = ()) -> Unit:
    """Save a new unit; it gets its permanent slug from its parent's and its name."""
    unit.province = province_of(unit.parent)
    unit.slug = unit.slug or free_slug(unit.name, unit.parent, unit.valid_from)
    unit.save()
    unit.groups.set(groups)
    record("unit.add", unit, by=by, unit=unit.name, after=_snapshot(unit))
    return unit


def _snapshot(unit: Unit) -> dict[str, Any]:
    """The stored fields and the groups, as the trail keeps them."""
    names = sorted(unit.groups.values_list("name", flat=True))
    return {**snapshot(unit), **({"groups": names} if names else {})}


@transaction.atomic
def edit(unit: Unit, *, by: Any, groups: Iterable[UnitGroup] | None = None) -> None:
    """Save a unit whose fields were altered; its slug stays. ``Stale`` when somebody else was first.

    ``groups``: those it belongs to from now on; None leaves them as they are. Raises ``Refused`` where the unit
    would come to stand below itself.
    """
    before = _snapshot(Unit.objects.get(pk=unit.pk))
    _refuse_circle(unit)
    if unit.kind != Kind.PROVINCE:
        unit.province = province_of(unit.parent)
    unit.save()
    if groups is not None:
        unit.groups.set(groups)
    record("unit.edit", unit, by=by, unit=unit.name, before=before, after=_snapshot(unit))


def _refuse_circle(unit: Unit) -> None:
    above = unit.parent
    while above is not None:
        if above.pk == unit.pk:
            raise Refused([_("{unit} cannot come to stand below itself.").format(unit=unit.name)])
        above = above.parent


@transaction.atomic
def record_change(plan: Plan, *, by: Any) -> UnitChange:
    """Record a merger, split, renaming, abolition or move; ``plan.day`` is the first day of the new state.

    Sources end on the eve, new units begin on the day; rows of ended units stay where they are. Raises
    ``Refused`` with every reason at once, ``Stale`` when a unit was changed meanwhile.
    """
    plan = _locked(plan)
    check(plan, today())
    befores = {unit.pk: snapshot(unit) for unit in plan.sources}
    change = UnitChange(kind=plan.kind, day=plan.day, basis=plan.basis, note=plan.note, verified=True)
    targets = _carry_out(plan, change)
    change.save()
    change.keep_sides(plan.sources, targets)
    _leave_trail(plan, change, befores, targets, by)
    return change


def _locked(plan: Plan) -> Plan:
    """The plan over the rows as they stand now, locked until the change is written."""
    wanted = [unit.pk for unit in plan.sources + plan.targets]
    rows = {row.pk: row for row in Unit.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    return Plan(
        **{
            **plan.__dict__,
            "sources": [rows[unit.pk] for unit in plan.sources],
            "targets": [rows[unit.pk] for unit in plan.targets],
        }
    )


def _carry_out(plan: Plan, change: UnitChange) -> list[Unit]:
    """Write the units; returns what the change leads to."""
    if plan.kind == ChangeKind.RENAME:
        return [_rename(plan.sources[0], plan.new_names[0], change)]
    if plan.kind == ChangeKind.MOVE:
        return _move(plan.sources, plan.targets[0], change)
    for unit in plan.ending:
        unit.valid_to = plan.day - timedelta(days=1)
        unit.save()
    return plan.targets + list(_begin(plan))


def _rename(unit: Unit, name: str, change: UnitChange) -> Unit:
    """The unit stays one and the same: it bears the new name, and is still found by the former one."""
    change.former = unit.name
    unit.other_names = "\n".join(dict.fromkeys([*unit.aliases, unit.name]))
    unit.name = name
    unit.save()
    return unit


def _move(units: list[Unit], above: Unit, change: UnitChange) -> list[Unit]:
    change.former = "; ".join(dict.fromkeys(str(unit.parent or "—") for unit in units))[:300]
    for unit in units:
        unit.parent, unit.province = above, province_of(above)
        unit.save()
    return units


def _begin(plan: Plan) -> Iterable[Unit]:
    for name in plan.new_names:
        unit = Unit(
            name=name, kind=plan.new_kind, parent=plan.new_parent, valid_from=plan.day, basis=plan.basis
        )
        unit.province = province_of(plan.new_parent)
        unit.slug = free_slug(name, plan.new_parent, plan.day)
        unit.asked = all(source.asked for source in plan.sources)
        unit.place = min(source.place for source in plan.sources)
        unit.save()
        unit.groups.set(UnitGroup.objects.filter(members__in=plan.sources).distinct())
        yield unit


def _leave_trail(
    plan: Plan, change: UnitChange, befores: dict[int, dict[str, Any]], targets: list[Unit], by: Any
) -> None:
    sources = ", ".join(unit.name for unit in plan.sources)
    after = {"sources": sources, "targets": ", ".join(unit.name for unit in targets)}
    record("unit.change", change, by=by, unit=sources, after={**snapshot(change), **after})
    for unit in plan.sources:
        before, now = befores[unit.pk], snapshot(unit)
        record("unit.edit", unit, by=by, unit=unit.name, before=before, after=now, note=str(change))
    for unit in targets:
        if unit.pk not in befores and unit not in plan.targets:
            record("unit.add", unit, by=by, unit=unit.name, note=str(change))
