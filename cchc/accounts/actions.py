"""What an administrator does with people and roles: each verb is atomic and leaves its trail."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from axes.utils import reset
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cchc.accounts.models import Holding, User
from cchc.accounts.rights import ROLES
from cchc.audit.trail import record, snapshot
from cchc.web.clock import today
from cchc.web.rows import holding_on

if TYPE_CHECKING:
    from datetime import date

#: The roles that make somebody an administrator: those who may give roles to others.
ADMINISTRATORS = tuple(role.code for role in ROLES.values() if "person.edit" in role.verbs)
#: Letters and digits that nobody mistakes for another when a password is read out.
CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"


class LastAdministrator(Exception):
    """The change would leave nobody who may give roles; nothing was written."""

    sentence = _("Nobody would be left who may manage people and roles: give another person that role first.")


def first_password() -> str:
    """A password to hand over once: four groups of four clear letters, about 79 bits."""
    return "-".join("".join(secrets.choice(CLEAR) for _letter in range(4)) for _group in range(4))


def administrators(day: date, *, lasting: bool = False) -> int:
    """How many people may give roles on that day (``lasting``: then or later, by a role without an end)."""
    held = Q(valid_to__isnull=True) if lasting else holding_on(day)
    rows = Holding.objects.filter(held, role__in=ADMINISTRATORS, user__is_active=True)
    return rows.values("user").distinct().count()


class _KeepsAnAdministrator:
    """Wraps a change: where somebody could give roles before, somebody must be able to after it.

    The rows of the role are locked first, so that two administrators cannot remove each other at once.
    """

    def __init__(self, day: date) -> None:
        self.day = day

    def __enter__(self) -> None:
        list(Holding.objects.select_for_update().filter(role__in=ADMINISTRATORS).values_list("pk"))
        self.before = administrators(today()), administrators(today(), lasting=True)

    def __exit__(self, kind: Any, *_rest: object) -> None:
        if kind is not None:
            return
        now_left, lasting = administrators(self.day), administrators(today(), lasting=True)
        if (self.before[0] and not now_left) or (self.before[1] and not lasting):
            raise LastAdministrator


@transaction.atomic
def add_person(person: User, *, by: Any) -> str:
    """Save a new person; returns the first password, which is stored nowhere and must be changed."""
    password = first_password()
    person.username = person.username.strip().lower()
    person.must_change_password = True
    person.set_password(password)
    person.save()
    record("person.add", person, by=by)
    return password


@transaction.atomic
def edit_person(person: User, *, by: Any) -> None:
    """Save a person whose fields were altered; ``Stale`` when somebody else was first."""
    before = snapshot(User.objects.get(pk=person.pk))
    person.save()
    record("person.edit", person, by=by, before=before, after=snapshot(person))


@transaction.atomic
def set_active(person: User, *, active: bool, by: Any) -> None:
    """Let a person sign in, or no longer: what the person did and held stays on record."""
    before = snapshot(person)
    with _KeepsAnAdministrator(today()):
        person.is_active = active
        person.save()
    verb = "person.activate" if active else "person.deactivate"
    record(verb, person, by=by, before=before, after=snapshot(person))


@transaction.atomic
def reset_password(person: User, *, by: Any) -> str:
    """Give a new first password: every session of the person ends, the lock of the name is lifted."""
    password = first_password()
    person.set_password(password)
    person.must_change_password = True
    person.save()
    reset(username=person.username)
    record("person.reset_password", person, by=by, before={}, after={}, note=str(_("new first password")))
    return password


@transaction.atomic
def unlock(person: User, *, by: Any) -> int:
    """Lift the lock that failed sign-ins put on a name; returns how many records of failure were removed."""
    removed = reset(username=person.username)
    record("person.unlock", person, by=by, before={}, after={}, note=str(_("name unlocked")))
    return int(removed)


@transaction.atomic
def give_role(holding: Holding, *, by: Any) -> Holding:
    """Give a role for a unit; the same role held over the same days is not given twice.

    Raises ValueError where it is held already.
    """
    if overlapping(holding).exists():
        raise ValueError("role is held already")
    holding.save()
    record("role.give", holding, by=by, unit=str(holding.unit), note=holding.user.full_name)
    return holding


def overlapping(holding: Holding) -> Any:
    """Other holdings of the same role by the same person for the same unit in some of the same days."""
    rows = Holding.objects.filter(user_id=holding.user_id, role=holding.role, unit_id=holding.unit_id)
    if holding.valid_to is not None:
        rows = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=holding.valid_to))
    if holding.valid_from is not None:
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=holding.valid_from))
    return rows.exclude(pk=holding.pk)


@transaction.atomic
def end_role(holding: Holding, last_day: date, *, by: Any, basis: str = "") -> None:
    """End a role after ``last_day``; the row stays as the history of who held what.

    Raises ValueError where the role began later, LastAdministrator, Stale.
    """
    if holding.valid_from is not None and last_day < holding.valid_from:
        raise ValueError("a role does not end before it begins")
    before = snapshot(holding)
    with _KeepsAnAdministrator(max(last_day + timedelta(days=1), today())):
        holding.valid_to = last_day
        holding.save()
    note = f"{holding.user.full_name}. {basis}".strip(" .")
    record(
        "role.end", holding, by=by, unit=str(holding.unit), before=before, after=snapshot(holding), note=note
    )
