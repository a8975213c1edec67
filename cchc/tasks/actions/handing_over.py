"""Bàn giao công việc: a person changes post, and all open tasks that hang on the person go to another.

Who followed a task before is told by the trail: each task has its event, by the document. Many tasks at once: the
rows are changed by one statement a role, and their versions rise, so that whoever edits one of them is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.audit.trail import record, record_many
from cchc.errors import UserError
from cchc.notices import outbox
from cchc.tasks.models import Task, TaskQuerySet
from cchc.tasks.recipients import speaking
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.actions.papers import Paper

#: What a person may be to a task: the fields that name people.
ROLES = ("follow_up", "leader", "assignee")


@dataclass(frozen=True)
class Order:
    """From whom to whom, in which roles, by which document, from which day, on whose word."""

    giver: User
    taker: User
    roles: tuple[str, ...]
    by: User
    paper: Paper
    day: date

    @property
    def note(self) -> str:
        """The document and the day, as the trail keeps them."""
        return _("By {paper}, from {day}.").format(paper=self.paper.words, day=f"{self.day:%d/%m/%Y}")


def allowed_roles(by: User) -> tuple[str, ...]:
    """The task office hands over everything; in a unit, whoever passes tasks on hands over those of its assignees."""
    if by.can_everywhere("task.transfer"):
        return ROLES
    return ("assignee",) if by.can("task.assign") else ()


def reach(by: User) -> TaskQuerySet:
    """The tasks that the person may hand over from somebody to another: not confirmed, still followed."""
    rows = Task.objects.filter(accepted_on__isnull=True, stopped_on__isnull=True)
    if by.can_everywhere("task.transfer"):
        return rows.visible_to(by)
    return rows.filter(lead__in=by.units_for("task.assign"))


def held(giver: User, by: User) -> dict[str, TaskQuerySet]:
    """What hangs on a person, by role, of what ``by`` may hand over."""
    return {role: reach(by).filter(**{role: giver}) for role in allowed_roles(by)}


def digest(order: Order) -> str:
    """Tells this order from any other, and from the same after one of its tasks was changed."""
    found = held(order.giver, order.by)
    rows = {role: list(found[role].order_by("pk").values_list("pk", "version")) for role in order.roles}
    told = f"{order.giver.pk}|{order.taker.pk}|{order.note}|{rows}"
    return sha256(told.encode()).hexdigest()


def check(order: Order) -> None:
    """UserError with the first reason why the work cannot be handed over so; nothing is written."""
    order.paper.check()
    if not order.roles or not set(order.roles) <= set(allowed_roles(order.by)):
        raise UserError(_("Choose what is handed over."))
    if order.day > today():
        raise UserError(_("This day is still to come."))
    if order.giver.pk == order.taker.pk:
        raise UserError(_("Choose two different people."))
    if not order.taker.is_active:
        raise UserError(_("{person} may not sign in.").format(person=order.taker.full_name))
    if {"follow_up", "leader"} & set(order.roles) and not order.taker.can_everywhere("task.view"):
        raise UserError(
            _("{person} holds no role that sees every task, so cannot follow them or be in charge.").format(
                person=order.taker.full_name
            )
        )
    if "assignee" in order.roles:
        _check_units(order)


def _check_units(order: Order) -> None:
    own = order.taker.units_for("task.draft")
    rows = held(order.giver, order.by)["assignee"].exclude(lead__in=own)
    task = rows.select_related("lead").first()
    if task is not None:
        raise UserError(
            _("{person} holds no role in {unit} that reports on its tasks.").format(
                person=order.taker.full_name, unit=task.lead.name
            )
        )


@transaction.atomic
def hand_over(order: Order) -> int:
    """Move what hangs on the giver to the taker, who is told once; how many tasks. UserError says why not."""
    check(order)
    fields = _locked(order)
    if not fields:
        raise UserError(_("Nothing of this hangs on {person}.").format(person=order.giver.full_name))
    for role in order.roles:
        keys = [task.pk for task, roles in fields.items() if role in roles]
        Task.objects.filter(pk__in=keys).update(**{role: order.taker})
    Task.objects.filter(pk__in=[task.pk for task in fields]).update(version=F("version") + 1)
    _leave_trail(order, fields)
    _tell(order, fields)
    return len(fields)


def _locked(order: Order) -> dict[Task, list[str]]:
    """Every task with the roles in which the giver stands in it, locked until the end of the transaction."""
    found: dict[Task, list[str]] = {}
    for role, rows in held(order.giver, order.by).items():
        if role in order.roles:
            for task in rows.select_for_update(of=("self",)).select_related("lead").order_by("pk"):
                found.setdefault(task, []).append(role)
    return found


def _leave_trail(order: Order, fields: dict[Task, list[str]]) -> None:
    def told(person: User) -> Callable[[Task], dict[str, int]]:
        return lambda task: {f"{role}_id": person.pk for role in fields[task]}

    record_many(
        "task.hand_over",
        fields,
        by=order.by,
        unit=lambda task: task.lead.name,
        note=order.note,
        before=told(order.giver),
        after=told(order.taker),
    )
    counts = {f"tasks_{role}": _count(fields.values(), role) for role in order.roles}
    whole = {"handed_to": order.taker.full_name, **counts}
    record("person.hand_over", order.giver, by=order.by, before={}, after=whole, note=order.note)


def _count(roles: Iterable[list[str]], role: str) -> int:
    return sum(role in found for found in roles)


def _tell(order: Order, fields: dict[Task, list[str]]) -> None:
    with speaking():
        subject = _("[CCHC] {n} tasks are handed over to you from {person} (by {paper})").format(
            n=len(fields), person=order.giver.full_name, paper=order.paper.words
        )
    outbox.write(
        key=f"hand-over:{order.giver.pk}:{order.taker.pk}:{now():%Y%m%d%H%M%S%f}",
        person=order.taker,
        subject=subject,
        body="\n".join(f"- {task}" for task in list(fields)[:50]),
        url=reverse("tasks:list"),
    )
