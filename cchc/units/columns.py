"""The shown fields of units, declared once: list, API and Excel are drawn from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column

if TYPE_CHECKING:
    from cchc.units.models import Unit


def _codes(unit: Unit) -> str:
    return ", ".join(code.code for code in unit.codes.all())


UNITS = (
    Column("name", _("Name"), lambda unit: unit.name),
    Column("short_name", _("Short name"), lambda unit: unit.short_name),
    Column("kind", _("Kind"), lambda unit: str(unit.get_kind_display()), "choice"),
    Column("parent", _("Subordinate to"), lambda unit: unit.parent.name if unit.parent else None),
    Column("province", _("Province"), lambda unit: unit.province.name if unit.province else None),
    Column("valid_from", _("From day"), lambda unit: unit.valid_from, "date"),
    Column("valid_to", _("Through day"), lambda unit: unit.valid_to, "date"),
    Column("codes", _("Codes"), _codes),
    Column("basis", _("Legal basis"), lambda unit: unit.basis),
    Column("email", _("E-mail"), lambda unit: unit.email),
    Column("other_names", _("Other names"), lambda unit: "; ".join(unit.aliases)),
    Column("slug", _("Permanent slug"), lambda unit: unit.slug),
)
