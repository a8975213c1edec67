"""Undoing what was decided of a task when its unit ended, while whoever received it did nothing with it.

The decision, its document and its events stay, marked as undone. What the task was before holds again from the day of
the decision on, so that the right one can be taken from that same day: it waits to be handed over again. What a
recurring task took along comes back with it; tasks that sharing out made are no longer followed from their first day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from cchc.audit.models import Event
from cchc.audit.telling import words_of
from cchc.audit.trail import record
from cchc.errors import UserError
from cchc.notices import outbox
from cchc.tasks.actions.giving import shape
from cchc.tasks.history import amend
from cchc.tasks.models import Coordination, Explanation, Extension, Report, Task, Transfer
from cchc.tasks.recipients import People, speaking
from cchc.units.models import Unit
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cchc.accounts.models import User

Kind = Transfer.Kind

#: What a unit does with a task: each of these after the decision keeps it from being undone.
WORK = Q(
    verb__in=["task.receive", "task.assign", "task.progress", "task.done", "task.accept", "extension.ask"]
) | Q(verb__in=["report.write", "report.submit", "report.hand_in", "explanation.answer", "task.series"])


@dataclass(frozen=True)
class _Undo:
    by: User
    why: str


def together(transfer: Transfer) -> list[Transfer]:
    """What is undone along with a decision: the other shares of the task, and what its open occurrences did with it."""
    rows = Transfer.objects.filter(undone_on__isnull=True, kind=transfer.kind, paper=transfer.paper)
    rows = rows.filter(by=transfer.by_id, at__gte=transfer.at, pk__gte=transfer.pk)
    shares = Transfer.objects.filter(
        undone_on__isnull=True, kind=Kind.SHARE, task=transfer.task_id, day=transfer.day
    )
    along = rows.filter(task__parent=transfer.task_id, task__parent__kind="series", source=transfer.source_id)
    wanted = Q(pk=transfer.pk) | Q(pk__in=along.values("pk")) | Q(pk__in=shares.values("pk"))
    found = Transfer.objects.filter(wanted).select_related("task__lead", "source", "target", "into__lead")
    return list(found.order_by("pk"))


def hindrance(transfer: Transfer) -> str:
    """Why a decision cannot be undone; an empty text where it can."""
    if transfer.undone_on is not None:
        return _("This was undone already.")
    rows = together(transfer)
    for row in rows:
        if words := _stands(row, {other.pk for other in rows}) or _worked_on(row):
            return words
    return ""


def _stands(row: Transfer, along: set[int]) -> str:
    """Whether what was decided holds still; in words, why it does not."""
    task = row.task
    later = Transfer.objects.filter(task=task, undone_on__isnull=True, pk__gt=row.pk)
    if later.exclude(pk__in=along).exists():
        return _("“{task}” was handed over again since: undo that first.").format(task=task)
    if row.kind == Kind.MOVE and not (task.lead_id == row.target_id and task.is_open):
        return _("“{task}” is no longer open in the unit that received it.").format(task=task)
    if row.kind != Kind.MOVE and task.stopped_on is None:
        return _("“{task}” is followed again already.").format(task=task)
    return ""


def _worked_on(row: Transfer) -> str:
    """The first thing that was done with the task since by whoever received it, in words."""
    since = row.trail if row.trail is not None else _trail(row)
    for task in _received(row):
        done = _events(task).filter(WORK, pk__gt=since).order_by("pk").first()
        if done is not None:
            return _("“{task}” (#{pk}): {person} {did} on {day}; what was worked on is not undone.").format(
                task=task, pk=task.pk, person=done.by_name, did=words_of(done.verb), day=f"{done.at:%d/%m/%Y}"
            )
    return ""


def _trail(row: Transfer) -> int:
    """The key of a decision's event, for decisions of early versions: by its time."""
    events = Event.objects.filter(
        kind="tasks.task", record=str(row.task_id), verb="task.transfer", at__lte=row.at
    )
    return events.values_list("pk", flat=True).first() or 0


def _events(task: Task) -> Any:
    """What was done with a task and with what belongs to it."""
    wanted = Q(kind="tasks.task", record=str(task.pk))
    for model in (Report, Extension, Explanation):
        keys = model._default_manager.filter(task=task).values_list("pk", flat=True)
        wanted |= Q(kind=model._meta.label_lower, record__in=[str(pk) for pk in keys])
    return Event.objects.filter(wanted)


def _received(row: Transfer) -> Iterator[Task]:
    """The tasks in which the receiving unit would have worked."""
    if row.kind == Kind.MOVE:
        yield from [row.task, *_opened_since(row)]
    elif row.into is not None:
        yield row.into
    elif row.kind == Kind.SHARE:
        yield from _heirs(row)


def _opened_since(row: Transfer) -> list[Task]:
    """Occurrences of a moved recurring task that opened in the receiving unit."""
    moved = Transfer.objects.filter(task__parent=row.task_id, undone_on__isnull=True).values("task")
    rows = row.task.parts.open().filter(lead=row.target_id, period__gt="").exclude(pk__in=moved)
    return list(rows.select_related("lead"))


def _heirs(row: Transfer) -> list[Task]:
    """What sharing out made in one unit, with the occurrences of a recurring one."""
    own = Q(origin=row.task_id, lead=row.target_id, given_on=row.day)
    heirs = Task.objects.filter(own | Q(parent__in=Task.objects.filter(own, kind="series")))
    return list(heirs.filter(stopped_on__isnull=True).select_related("lead").order_by("pk"))


@transaction.atomic
def undo(transfer: Transfer, *, by: User, why: str) -> list[Transfer]:
    """Undo a decision, and what went along with it; the decisions undone. UserError where ``hindrance`` says why not,
    ``Stale`` where somebody else changed a task meanwhile.
    """
    transfer = Transfer.objects.select_for_update(of=("self",)).select_related("task").get(pk=transfer.pk)
    if words := hindrance(transfer):
        raise UserError(words)
    if not why.strip():
        raise UserError(_("Say why it is undone."))
    how, rows = _Undo(by, why.strip()[:500]), together(transfer)
    done: set[int] = set()
    for row in rows:
        if row.task_id not in done:  # the shares of one task are one decision
            _back(row, how)
        for heir in _heirs(row) if row.kind == Kind.SHARE else ():
            _change(heir, heir.given_on, how, stopped_on=heir.given_on)
        done.add(row.task_id)
        row.undone_on, row.undone_by, row.undone_why = today(), by, how.why
        row.save()
    _tell(rows, how)
    return rows


def _back(row: Transfer, how: _Undo) -> None:
    """What the task was before the decision holds again from its day on."""
    task = row.task
    if row.kind != Kind.MOVE:
        _change(task, row.day, how, stopped_on=None)
        return
    opened, was = _opened_since(row), _was(row)
    before = shape(task)
    task.assignee_id, task.division = (
        was.get("assignee_id", task.assignee_id),
        was.get("division", task.division),
    )
    _change(task, row.day, how, before, lead_id=row.source_id, received_on=_received_on(row, was))
    for unit in Unit.objects.filter(pk=row.target_id or 0, slug__in=was.get("coordinators") or ()):
        Coordination.objects.get_or_create(task=task, unit=unit)
    for part in opened:
        _change(part, part.given_on, how, lead_id=row.source_id)


def _was(row: Transfer) -> dict[str, Any]:
    """What the trail keeps of the task from before; nothing where its words were taken out in an emergency."""
    event = Event.objects.filter(pk=row.trail or _trail(row), verb="task.transfer").first()
    return {key: value for key, value in event.before.items() if value != ""} if event is not None else {}


def _received_on(row: Transfer, was: dict[str, Any]) -> date | str | None:
    """The day the ended unit had taken the task up, as the days before the decision tell it."""
    standing = row.task.standings.filter(until__lte=row.day).order_by("-until").first()
    if standing is not None and standing.lead_id == row.source_id:
        return standing.received_on
    day: str | None = was.get("received_on")
    return day if day is not None else row.task.received_on


def _change(task: Task, day: date, how: _Undo, before: dict[str, Any] | None = None, **facts: Any) -> None:
    begun = before or shape(task)
    amend(task, day, **facts)
    record("task.undo", task, by=how.by, unit=task.lead.name, before=begun, after=shape(task), note=how.why)


def _tell(rows: Iterable[Transfer], how: _Undo) -> None:
    """One notice to each of the people of the units that had received something."""
    by_unit: dict[Unit, list[Transfer]] = {}
    for row in rows:
        if row.target is not None and row.task.kind == "single":
            by_unit.setdefault(row.target, []).append(row)
    people = People(today(), {unit.pk for unit in by_unit})
    with speaking():
        outbox.write_many(
            outbox.Message(
                key=f"undo:{found[0].pk}:{person.pk}",
                person=person,
                subject=_("[CCHC] The handing over of {n} tasks to {unit} is undone").format(
                    n=len(found), unit=unit.short
                ),
                body="\n".join([how.why, *(f"- {row.task}" for row in found[:50])]),
                url=found[0].task.get_absolute_url(),
            )
            for unit, found in by_unit.items()
            for person in people.of(unit.pk)
        )
