"""Who is told of what happens to a task: one notice a person and step, in the transaction of the step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from cchc.accounts.models import User, people_with
from cchc.notices import outbox
from cchc.units.tree import successors
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cchc.tasks.models import Explanation, Extension, Report, Task
    from cchc.units.models import Unit


def standing_for(unit: Unit) -> list[Unit]:
    """The unit; once it has ended, what came of it."""
    ended = unit.valid_to is not None and unit.valid_to < today()
    return successors(unit, today()) if ended else [unit]


def _of_unit(task: Task, verb: str) -> Iterable[User]:
    """The people of the lead, or of what came of it, who may do ``verb``."""
    return [person for unit in standing_for(task.lead) for person in people_with(verb, unit, today())]


def _followers(task: Task) -> Iterable[User]:
    """The follow-up officer; where a task has none, all of the office that follows."""
    if task.follow_up is not None and task.follow_up.is_active:
        return [task.follow_up]
    offices = User.objects.filter(Q(holdings__role="task_office")).distinct()
    return [person for person in offices if person.can("task.confirm")]


def _tell(row: Any, step: str, people: Iterable[User], subject: str, body: str, *, by: User) -> None:
    """Once a person; never to the one who did it. The key says task, row, step and version."""
    task: Task = row.task
    kind = row._meta.model_name
    place = row.get_absolute_url() if hasattr(row, "get_absolute_url") else task.get_absolute_url()
    outbox.write_many(
        outbox.Message(
            key=f"task:{task.pk}:{kind}:{row.pk}:{step}:{row.version}:{person.pk}",
            person=person,
            subject=subject,
            body=body,
            url=place,
        )
        for person in sorted(set(people) - {by}, key=lambda one: one.pk)
    )


def _about(task: Task, *more: str) -> str:
    return "\n".join([str(task), f"({task.source_label})", *more])


def forget(task: Task) -> None:
    """Take the words out of every notice about a task: what they quote was removed."""
    outbox.forget(f"task:{task.pk}:")


def awaits_approval(report: Report, *, by: User) -> None:
    """A report waits for the head or an authorised deputy."""
    subject = _("[CCHC] Waits for your approval: {task}").format(task=report.task)
    people = _of_unit(report.task, "task.approve")
    _tell(report, "submitted", people, subject, _about(report.task, report.words), by=by)


def awaits_confirmation(report: Report, *, by: User) -> None:
    """A result was handed in; the office that follows confirms or returns it."""
    subject = _("[CCHC] {unit} handed in its result: {task}").format(
        unit=report.task.lead.short, task=report.task
    )
    _tell(report, "handed", _followers(report.task), subject, _about(report.task, report.words), by=by)


def _unit_and(person: User, task: Task) -> list[User]:
    """The people of the lead who report, and whoever wrote this, while the person still works there."""
    people = [*_of_unit(task, "task.report")]
    return [*people, person] if person.can("task.read_own", task.lead) else people


def is_confirmed(report: Report, *, by: User) -> None:
    """The result was confirmed."""
    subject = _("[CCHC] Result confirmed: {task}").format(task=report.task)
    _tell(report, "confirmed", _unit_and(report.by, report.task), subject, _about(report.task), by=by)


def is_returned(report: Report, *, by: User) -> None:
    """The result was returned, with what is missing and by when."""
    subject = _("[CCHC] Result returned: {task}").format(task=report.task)
    if report.again_by:
        subject = _("[CCHC] Result returned, to be handed in again by {day}: {task}").format(
            task=report.task, day=f"{report.again_by:%d/%m/%Y}"
        )
    body = _about(report.task, report.return_reason)
    _tell(report, "returned", _unit_and(report.by, report.task), subject, body, by=by)


def extension_asked(asked: Extension, *, by: User) -> None:
    """The unit asks for a later deadline."""
    subject = _("[CCHC] {unit} asks for an extension to {day}: {task}").format(
        unit=asked.task.lead.short, day=f"{asked.wanted:%d/%m/%Y}", task=asked.task
    )
    _tell(asked, "asked", _followers(asked.task), subject, _about(asked.task, asked.reason), by=by)


def extension_decided(asked: Extension, *, by: User) -> None:
    """The assigner agreed, or did not."""
    subject = _("[CCHC] No extension: {task}").format(task=asked.task)
    if asked.granted is not None:
        subject = _("[CCHC] Extended to {day}: {task}").format(
            day=f"{asked.granted:%d/%m/%Y}", task=asked.task
        )
    people = _unit_and(asked.asked_by, asked.task)
    _tell(asked, "decided", people, subject, _about(asked.task, asked.basis), by=by)


def explanation_asked(asked: Explanation, *, by: User) -> None:
    """A leader asks why."""
    subject = _("[CCHC] To be explained by {day}: {task}").format(
        day=f"{asked.answer_by:%d/%m/%Y}", task=asked.task
    )
    people = _of_unit(asked.task, "task.report")
    _tell(asked, "asked", people, subject, _about(asked.task, asked.question), by=by)


def explanation_answered(asked: Explanation, *, by: User) -> None:
    """The unit explained."""
    subject = _("[CCHC] {unit} explained: {task}").format(unit=asked.task.lead.short, task=asked.task)
    _tell(
        asked,
        "answered",
        [asked.answer_to or asked.asked_by],
        subject,
        _about(asked.task, asked.answer),
        by=by,
    )
