"""The shown fields of people, declared once: list, API and Excel are drawn from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column

if TYPE_CHECKING:
    from datetime import datetime

    from cchc.accounts.models import User


def roles_now(person: User) -> str:
    """The roles that the person holds today, with their units."""
    return "; ".join(f"{row.role_is.name} – {row.unit.name}" for row in person.holdings_now)


def _last_seen(person: User) -> datetime | None:
    return timezone.localtime(person.last_login) if person.last_login else None


PEOPLE = (
    Column("name", _("Full name"), lambda person: person.full_name),
    Column("position", _("Position"), lambda person: person.position),
    Column("roles", _("Roles held today"), roles_now),
    Column("username", _("User name"), lambda person: person.username),
    Column("email", _("E-mail"), lambda person: person.email),
    Column("active", _("May sign in"), lambda person: person.is_active, "bool"),
    Column("last_seen", _("Last signed in"), _last_seen, "datetime", verb="person.edit"),
)
