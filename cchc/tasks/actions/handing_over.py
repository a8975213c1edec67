"""Bàn giao công việc: a person changes post, and all open work that hangs on the person goes to another.

What that is stands in ``hanging``. Who had it before is told by the trail: each task, report and request has its event,
by the document. Many at once: the rows are changed by one statement a kind, and their versions rise, so that whoever
edits one of them is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.audit.trail import record, record_many
from cchc.errors import UserError
from cchc.notices import outbox
from cchc.tasks.actions.hanging import KINDS, ROLES, allowed_kinds, held, to_decide
from cchc.tasks.models import Task
from cchc.tasks.recipients import speaking
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.actions.papers import Paper
    from cchc.units.models import Unit

#: The field that says for whom something waits besides a task, by kind.
POINTERS = {"approver": "approver", "asker": "answer_to"}


@dataclass(frozen=True)
class Order:
    """From whom to whom, which kinds, by which document, from which day, on whose word; in one office, or in all."""

    giver: User
    taker: User
    roles: tuple[str, ...]
    by: User
    paper: Paper
    day: date
    office: Unit | None = None

    @property
    def note(self) -> str:
        """The document and the day, as the trail keeps them."""
        return _("By {paper}, from {day}.").format(paper=self.paper.words, day=f"{self.day:%d/%m/%Y}")

    @property
    def rows(self) -> dict[str, Any]:
        """What is handed over, by kind; the requests for a later deadline that go along under "decider"."""
        found = held(self.giver, self.by, self.office)
        chosen = {kind: found[kind] for kind in self.roles if kind in found}
        if "follow_up" in chosen:
            chosen["decider"] = to_decide(chosen["follow_up"])
        return chosen


def digest(order: Order) -> str:
    """Tells this order from any other, and from the same after something of it was changed."""
    rows = {
        kind: list(found.order_by("pk").values_list("pk", "version")) for kind, found in order.rows.items()
    }
    told = f"{order.giver.pk}|{order.taker.pk}|{order.note}|{rows}"
    return sha256(told.encode()).hexdigest()


def check(order: Order) -> None:
    """UserError with the first reason why the work cannot be handed over so; nothing is written."""
    order.paper.check()
    if not order.roles or not set(order.roles) <= set(allowed_kinds(order.by)):
        raise UserError(_("Choose what is handed over."))
    if order.day > today():
        raise UserError(_("This day is still to come."))
    if order.giver.pk == order.taker.pk:
        raise UserError(_("Choose two different people."))
    if not order.taker.is_active:
        raise UserError(_("{person} may not sign in.").format(person=order.taker.full_name))
    _check_units(order)
    _check_everywhere(order)


def _check_units(order: Order) -> None:
    """The taker may work in each unit concerned, so that nothing lies where nobody can take it up."""
    taker, found = order.taker, order.rows
    for kind, lead, verb, words in (
        ("assignee", "lead", "task.draft", _("{person} holds no role in {unit} that reports on its tasks.")),
        (
            "approver",
            "task__lead",
            "task.approve",
            _("{person} holds no role in {unit} that approves its reports."),
        ),
    ):
        if kind not in found:
            continue
        rows = found[kind].exclude(**{f"{lead}__in": taker.units_for(verb)}).order_by("pk")
        unit = rows.values_list(f"{lead}__name", flat=True).first()
        if unit is not None:
            raise UserError(words.format(person=taker.full_name, unit=unit))


def _check_everywhere(order: Order) -> None:
    """Likewise for what is followed and asked for the whole province. On extensions all of the task office decide."""
    taker, found = order.taker, order.rows
    sees = _("{person} holds no role that sees every task, so cannot follow them or be in charge.")
    for kind, verb, words in (
        ("follow_up", "task.view", sees),
        ("leader", "task.view", sees),
        ("asker", "task.ask", _("Explanations are due, and {person} holds no role that asks for them.")),
    ):
        if kind in found and not taker.can_everywhere(verb) and found[kind].exists():
            raise UserError(words.format(person=taker.full_name))


@transaction.atomic
def hand_over(order: Order) -> int:
    """Move what hangs on the giver to the taker, who is told once; how many pieces of work, each counted once.

    UserError says why not.
    """
    check(order)
    rows = order.rows
    fields, waiting = _locked(order, rows), _locked_waiting(rows)
    count = len(fields) + sum(len(waiting[kind]) for kind in POINTERS if kind in waiting)
    if not count:
        raise UserError(_("Nothing of this hangs on {person}.").format(person=order.giver.full_name))
    for role in set(order.roles) & set(ROLES):
        keys = [task.pk for task, roles in fields.items() if role in roles]
        Task.objects.filter(pk__in=keys).update(**{role: order.taker})
    Task.objects.filter(pk__in=[task.pk for task in fields]).update(version=F("version") + 1)
    _move_waiting(order, waiting)
    _leave_trail(order, fields, waiting)
    _tell(order, [*fields, *(row.task for kind in POINTERS for row in waiting.get(kind, ()))], count)
    return count


def _locked(order: Order, rows: dict[str, Any]) -> dict[Task, list[str]]:
    """Every task with the roles in which the giver stands in it, locked until the end of the transaction."""
    found: dict[Task, list[str]] = {}
    for role in ROLES:
        if role in rows:
            for task in rows[role].select_for_update(of=("self",)).select_related("lead").order_by("pk"):
                found.setdefault(task, []).append(role)
    return found


def _locked_waiting(rows: dict[str, Any]) -> dict[str, list[Any]]:
    """What waits for the giver besides, by kind, locked likewise."""
    return {
        kind: list(found.select_for_update(of=("self",)).select_related("task__lead").order_by("pk"))
        for kind, found in rows.items()
        if kind not in ROLES
    }


def _move_waiting(order: Order, waiting: dict[str, list[Any]]) -> None:
    for kind, field in POINTERS.items():
        for model in {type(row) for row in waiting.get(kind, ())}:
            chosen = model._default_manager.filter(pk__in=[row.pk for row in waiting[kind]])
            chosen.update(**{field: order.taker}, version=F("version") + 1)


def _leave_trail(order: Order, fields: dict[Task, list[str]], waiting: dict[str, list[Any]]) -> None:
    def told(person: User) -> Callable[[Task], dict[str, int]]:
        return lambda task: {f"{role}_id": person.pk for role in fields[task]}

    record_many(
        "task.hand_over",
        fields,
        by=order.by,
        unit=lambda task: task.lead.name,
        note=order.note,
        before=told(order.giver),
        # From this day the taker has it, though it was written down later (cchc.tasks.past).
        after=lambda task: {**told(order.taker)(task), "since": order.day.isoformat()},
    )
    for rows in waiting.values():
        record_many(
            "waiting.hand_over",
            rows,
            by=order.by,
            unit=lambda row: row.task.lead.name,
            note=order.note,
            before=lambda _row: {"waits_for": order.giver.full_name},
            after=lambda _row: {"waits_for": order.taker.full_name},
        )
    counts = {f"tasks_{role}": sum(role in found for found in fields.values()) for role in ROLES}
    counts |= {f"tasks_{kind}": len(rows) for kind, rows in waiting.items()}
    whole = {"handed_to": order.taker.full_name} | {
        key: n for key, n in counts.items() if n or key.removeprefix("tasks_") in order.roles
    }
    record("person.hand_over", order.giver, by=order.by, before={}, after=whole, note=order.note)


def _tell(order: Order, tasks: list[Task], count: int) -> None:
    with speaking():
        subject = _("[CCHC] {n} pieces of work are handed over to you from {person} (by {paper})").format(
            n=count, person=order.giver.full_name, paper=order.paper.words
        )
    outbox.write(
        key=f"hand-over:{order.giver.pk}:{order.taker.pk}:{now():%Y%m%d%H%M%S%f}",
        person=order.taker,
        subject=subject,
        body="\n".join(f"- {task}" for task in dict.fromkeys(tasks[:50])),
        url=reverse("tasks:list"),
    )


def left(order: Order) -> dict[str, int]:
    """What would still hang on the giver afterwards, by kind, of all that ``by`` may hand over; only what is any."""
    found, going = {}, order.rows
    for kind, rows in held(order.giver, order.by).items():
        moved = going.get(kind)
        n = rows.count() if moved is None else rows.exclude(pk__in=moved.values("pk")).count()
        if n:
            found[kind] = n
    return {kind: found[kind] for kind in KINDS if kind in found}
