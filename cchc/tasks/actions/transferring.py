"""Handing tasks over when a unit has ended: moved, merged, shared out, or no longer followed, each by a document.

The receiving office confirms; nothing goes by itself. The task's past stays with the unit that had it: only from the
day on does another lead hold. Deadlines, their basis and the history stay. A recurring task takes its open
occurrences along. Source: practice of mergers in 2025 (the work of a district went to communes or to the province).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.accounts.models import Holding
from cchc.audit.trail import record
from cchc.errors import UserError
from cchc.tasks.actions.giving import enter, shape
from cchc.tasks.actions.occurring import occur
from cchc.tasks.history import amend
from cchc.tasks.models import Task, Transfer
from cchc.web.clock import now, today
from cchc.web.rows import holding_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.accounts.models import User
    from cchc.audit.models import Event
    from cchc.tasks.actions.papers import Paper
    from cchc.units.models import Unit

Kind = Transfer.Kind

#: What a task that goes on in another unit has of the one it goes on from; not what the ended unit reported.
KEPT = (
    "kind wording assigner level priority visibility criteria deadline_kind deadline_words deadline_locked "
    "due_written due due_first due_basis recurrence schedule_id period report_to product targets source_label "
    "source_sentence source_start source_end file_id follow_up_id leader_id"
).split()


@dataclass(frozen=True)
class Step:
    """What is to become of one task. ``units``: one for a move, two or more for sharing; ``into``: for a merger."""

    task: Task
    kind: str
    units: tuple[Unit, ...] = ()
    into: Task | None = None


@dataclass(frozen=True)
class Act:
    """By whom, by which document, from which day."""

    by: User
    paper: Paper
    day: date


def check(step: Step, act: Act) -> None:
    """UserError with the first reason why the step cannot be taken; nothing is written."""
    act.paper.check()
    _check_task(step.task, act.day)
    if step.kind == Kind.MOVE:
        if len(step.units) != 1:
            raise UserError(_("Choose the one unit that the task goes to."))
        _check_number(step.task, step.units[0])
    if step.kind == Kind.SHARE and len({unit.pk for unit in step.units}) < 2:
        raise UserError(_("Choose at least two units among which the task is shared out."))
    for unit in step.units:
        _check_unit(unit, step.task, act.day)
    if step.kind == Kind.MERGE:
        _check_into(step.task, step.into, act.day)


def _check_task(task: Task, day: date) -> None:
    if not task.is_open:
        raise UserError(_("This task is no longer open."))
    if task.kind == "group":
        raise UserError(_("A task of several units is handed over part by part."))
    if not task.given_on <= day <= today():
        raise UserError(
            _("The day of handing over lies between {first} and {last}.").format(
                first=f"{task.given_on:%d/%m/%Y}", last=f"{today():%d/%m/%Y}"
            )
        )
    if task.standings.filter(until__gt=day).exclude(lead=task.lead_id).exists():
        raise UserError(
            _("On {day} another unit led this task: it was handed over on a later day already.").format(
                day=f"{day:%d/%m/%Y}"
            )
        )


def _check_unit(unit: Unit, task: Task, day: date) -> None:
    if unit.pk == task.lead_id:
        raise UserError(_("{unit} leads this task already.").format(unit=unit.name))
    if not unit.holds_on(day):
        raise UserError(_("{unit} does not exist on {day}.").format(unit=unit.name, day=f"{day:%d/%m/%Y}"))


def _check_number(task: Task, unit: Unit) -> None:
    """Another system's number names one task of a unit."""
    if task.outside and Task.objects.filter(lead=unit, outside=task.outside).exists():
        raise UserError(
            _("{unit} has a task with the number {number} already: merge the two.").format(
                unit=unit.name, number=task.outside
            )
        )


def _check_into(task: Task, into: Task | None, day: date) -> None:
    if into is None or into.pk == task.pk:
        raise UserError(_("Choose the task that this one is merged into."))
    if into.stopped_on is not None or into.accepted_on is not None:
        raise UserError(_("The task to merge into is no longer open."))
    if into.kind != task.kind:
        raise UserError(
            _("A recurring task is merged into a recurring one, a single task into a single one.")
        )
    if not into.lead.holds_on(day):
        raise UserError(
            _("{unit} does not exist on {day}.").format(unit=into.lead.name, day=f"{day:%d/%m/%Y}")
        )
    if day < into.given_on:
        raise UserError(
            _("The task to merge into was given only on {day}.").format(day=f"{into.given_on:%d/%m/%Y}")
        )


def move(task: Task, target: Unit, *, by: User, paper: Paper, day: date) -> list[Transfer]:
    """From the day on the task is led by ``target``, which has yet to take it up; the rest stays as it is."""
    return take(Step(task, Kind.MOVE, (target,)), Act(by, paper, day))


def merge(task: Task, into: Task, *, by: User, paper: Paper, day: date) -> list[Transfer]:
    """The task is no longer followed from the day on: what it asks for is done with ``into``."""
    return take(Step(task, Kind.MERGE, into=into), Act(by, paper, day))


def share(task: Task, units: list[Unit], *, by: User, paper: Paper, day: date) -> list[Transfer]:
    """The task goes on in several units: each gets one of its own, with ``origin`` and under the old deadlines."""
    return take(Step(task, Kind.SHARE, tuple(units)), Act(by, paper, day))


def stop(task: Task, *, by: User, paper: Paper, day: date) -> list[Transfer]:
    """The task is no longer followed from the day on: nobody goes on with it."""
    return take(Step(task, Kind.STOP), Act(by, paper, day))


@transaction.atomic
def take(step: Step, act: Act) -> list[Transfer]:
    """Take one step; the transfers it made, those of a recurring task's open occurrences with it.

    UserError says why not (``check``), ``Stale`` that somebody else changed the task.
    """
    check(step, act)
    if step.kind == Kind.MOVE:
        return list(_move(step.task, step.units[0], act))
    if step.kind == Kind.SHARE:
        return list(_share(step.task, step.units, act, {}))
    return list(_end(step.task, step.kind, step.into, act))


def _move(task: Task, target: Unit, act: Act) -> Iterator[Transfer]:
    source, parts, before = task.lead, _parts(task, act), shape(task)
    task.coordinations.filter(unit=target).delete()
    if not _works_for(task.assignee_id, target):
        task.assignee = None
    task.division = ""
    anew = {"received_on": None} if task.received_on is not None and task.received_on < act.day else {}
    amend(task, act.day, lead_id=target.pk, **anew)
    event = record(
        "task.transfer", task, by=act.by, unit=source.name, before=before, after=shape(task), note=_note(act)
    )
    yield _written(task, Kind.MOVE, source, act, event, target=target)
    for part, later in parts:
        yield from _move(part, target, later)


def _end(task: Task, kind: str, into: Task | None, act: Act) -> Iterator[Transfer]:
    """No longer followed: merged into another, or for good."""
    parts = _parts(task, act)
    event = _stopped(task, act)
    target = into.lead if into is not None else None
    yield _written(task, kind, task.lead, act, event, into=into, target=target)
    for part, later in parts:
        yield from _end(part, kind, _twin(part, into) if into is not None else None, later)


def _share(task: Task, units: tuple[Unit, ...], act: Act, above: dict[int, Task]) -> Iterator[Transfer]:
    parts = _parts(task, act)
    event = _stopped(task, act)
    heirs = {unit.pk: _heir(task, unit, act, above.get(unit.pk)) for unit in units}
    for unit in units:
        yield _written(task, Kind.SHARE, task.lead, act, event, target=unit)
    for part, later in parts:
        yield from _share(part, units, later, heirs)
    for heir in heirs.values():  # what came due since the day, while the ended unit led it, begins now
        if heir.schedule_id is not None and heir.kind == "series":
            occur(heir, today(), by=act.by, first=act.day)


def _stopped(task: Task, act: Act) -> Event | None:
    before = shape(task)
    amend(task, act.day, stopped_on=act.day)
    return record(
        "task.transfer",
        task,
        by=act.by,
        unit=task.lead.name,
        before=before,
        after=shape(task),
        note=_note(act),
    )


def _heir(task: Task, unit: Unit, act: Act, parent: Task | None) -> Task:
    """The task that goes on in one of several units. A part of a group stays one of its parts."""
    heir = Task(**{name: getattr(task, name) for name in KEPT}, lead=unit, given_on=act.day, origin=task)
    heir.parent = parent or (task.parent if not task.period else None)
    return enter(heir, by=act.by, coordinators=task.coordinators.all())


def _parts(task: Task, act: Act) -> list[tuple[Task, Act]]:
    """The open occurrences of a recurring task that the same unit leads; one given later goes from its own day."""
    if task.kind != "series":
        return []
    rows = task.parts.open().filter(lead=task.lead_id).select_related("lead")
    found = [(part, Act(act.by, act.paper, max(act.day, part.given_on))) for part in rows]
    for part, later in found:
        _check_task(part, later.day)
    return found


def _twin(part: Task, into: Task) -> Task:
    """The other recurring task's occurrence of the same period where it is still open, else that task itself."""
    twins = into.parts.open().filter(period=part.period).exclude(period="")
    return twins.first() or into


def _works_for(person: int | None, unit: Unit) -> bool:
    """Whether the assignee came along: holds a role for the receiving unit today."""
    held = Holding.objects.filter(holding_on(today()), user=person, unit=unit)
    return person is not None and held.exists()


def _note(act: Act) -> str:
    return _("By {paper}, from {day}.").format(paper=act.paper.words, day=f"{act.day:%d/%m/%Y}")


def _written(
    task: Task,
    kind: str,
    source: Unit,
    act: Act,
    event: Event | None,
    *,
    target: Unit | None = None,
    into: Task | None = None,
) -> Transfer:
    return Transfer.objects.create(
        task=task,
        kind=kind,
        day=act.day,
        source=source,
        target=target,
        into=into,
        paper=act.paper.words,
        by=act.by,
        at=now(),
        trail=event.pk if event is not None else None,
    )
