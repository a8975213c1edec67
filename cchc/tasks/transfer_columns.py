"""The shown fields of an ended unit whose tasks wait to be handed over, each declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column
from cchc.tasks.transfers import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.units.models import Unit


def columns(
    counted: Mapping[int, tuple[int, int]], heirs: Mapping[int, Sequence[Unit]]
) -> tuple[Column, ...]:
    """The fields over units; counts (waiting, overdue) and successors are read once for all of them, by key."""
    return (
        Column("name", _("Unit that has ended"), lambda unit: unit.name),
        Column("province", _("Province"), lambda unit: unit.province.name if unit.province else None),
        Column("ended", _("Last day"), lambda unit: unit.valid_to, kind="date"),
        Column("waiting", _("Tasks to hand over"), lambda unit: counted[unit.pk][0], kind="int"),
        Column("late", _("Of them overdue"), lambda unit: counted[unit.pk][1], kind="int"),
        Column(
            "heirs",
            _("Stands in its place today"),
            lambda unit: "; ".join(map(named, heirs.get(unit.pk, ()))) or None,
        ),
    )
