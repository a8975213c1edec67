"""Writing the checked rows of an import, all in one transaction: all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from cchc.audit.trail import record, snapshot
from cchc.units.loading import ensure_groups
from cchc.units.mapping import USUAL_GROUP
from cchc.units.models import Kind, Unit
from cchc.units.naming import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.units.importing.check import Row


@transaction.atomic
def write_rows(rows: Iterable[Row], *, by: Any, file: str) -> tuple[int, int]:
    """Write the right rows: (units added, units changed). Wrong and unchanged rows are left out.

    ``Stale`` when somebody changed a unit since the rows were checked; then nothing is written.
    """
    right = [row for row in rows if row.state in ("new", "changed")]
    changed = [_change(row, by, file) for row in right if row.unit is not None]
    written: dict[int, Unit] = {}
    taken = set(Unit.objects.values_list("slug", flat=True))
    groups = ensure_groups()
    waiting = [row for row in right if row.unit is None]
    while waiting:
        ready = [row for row in waiting if row.above is None or row.above in written]
        for row in ready:
            unit = _add(row, written, taken, by, file)
            mark = USUAL_GROUP.get(Kind(unit.kind))
            if mark and unit.province_id == unit.parent_id:
                groups[mark].members.add(unit)
            written[row.line.number] = unit
        waiting = [row for row in waiting if row not in ready]
    return len(written), len(changed)


def _change(row: Row, by: Any, file: str) -> Unit:
    unit = row.unit
    assert unit is not None  # noqa: S101 (narrowed by the caller)
    before = snapshot(unit)
    for name, value in row.changes.items():
        setattr(unit, name, value)
    unit.save()
    record(
        "unit.edit", unit, by=by, unit=unit.name, before=before, after=snapshot(unit), note=_note(row, file)
    )
    return unit


def _add(row: Row, written: dict[int, Unit], taken: set[str], by: Any, file: str) -> Unit:
    values = dict(row.values)
    if row.above is not None:
        values["parent"] = written[row.above]
    unit = Unit(**values)
    parent = unit.parent
    unit.province = (
        parent if parent is not None and parent.kind == Kind.PROVINCE else parent and parent.province
    )
    unit.slug = _slug(unit, taken)
    unit.save()
    record("unit.add", unit, by=by, unit=unit.name, note=_note(row, file))
    return unit


def _slug(unit: Unit, taken: set[str]) -> str:
    """A slug that is free, looked for in memory: a file may bring thousands."""
    base = slug_of(unit.name) or "don-vi"
    base = (f"{unit.parent.slug}/{base}" if unit.parent else base)[:180]
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    taken.add(slug)
    return slug


def _note(row: Row, file: str) -> str:
    return f"{file}, dòng {row.line.number}"
