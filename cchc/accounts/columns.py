"""The shown fields of people, declared once: list, API and Excel are drawn from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column

if TYPE_CHECKING:
    from datetime import datetime

    from cchc.accounts.models import Token, User


def roles_now(person: User) -> str:
    """The roles that the person holds today, with their units."""
    return "; ".join(f"{row.role_is.name} – {row.unit.name}" for row in person.holdings_now)


def _last_seen(person: User) -> datetime | None:
    return timezone.localtime(person.last_login) if person.last_login else None


def token_reach(token: Token) -> str:
    """What a token may do, in words."""
    if token.everywhere:
        return str(_("read every task, give tasks") if token.may_write else _("read every task"))
    return str(_("read its tasks, report progress") if token.may_write else _("read its tasks"))


PEOPLE = (
    Column("name", _("Full name"), lambda person: person.full_name),
    Column("position", _("Position"), lambda person: person.position),
    Column("roles", _("Roles held today"), roles_now),
    Column("username", _("User name"), lambda person: person.username),
    Column("email", _("E-mail"), lambda person: person.email),
    Column("active", _("May sign in"), lambda person: person.is_active, "bool"),
    Column("last_seen", _("Last signed in"), _last_seen, "datetime", verb="person.edit"),
)

TOKENS = (
    Column("name", _("System"), lambda token: token.name),
    Column("unit", _("For which unit"), lambda token: token.unit.name),
    Column("head", _("First characters"), lambda token: f"{token.head}…"),
    Column("reach", _("May"), token_reach),
    Column(
        "state", _("State"), lambda token: str(_("In force") if token.is_in_force else _("Ended")), "choice"
    ),
    Column("valid_to", _("Valid through"), lambda token: token.valid_to, "date"),
    Column("by", _("Given by"), lambda token: token.by.full_name),
    Column("at", _("Given at"), lambda token: timezone.localtime(token.at), "datetime"),
    Column(
        "last_used",
        _("Last used"),
        lambda token: timezone.localtime(token.last_used) if token.last_used else None,
        "datetime",
    ),
    Column("end", _("End it"), lambda token: "", where=frozenset({"list"})),
)
