"""The shown fields of special days, declared once."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column

DAYS = (
    Column("day", _("Day"), lambda row: row.day, "date"),
    Column("kind", _("What it is"), lambda row: str(row.get_kind_display()), "choice"),
    Column("name", _("Name"), lambda row: row.name),
    Column("source", _("Decided by"), lambda row: row.source),
    Column("local", _("Set here"), lambda row: row.local, "bool"),
)
