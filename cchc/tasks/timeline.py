"""The whole history of a task: what was done to it, its reports, extensions, explanations and transfers, as one line.

Each step is told once: what the report's own event and the task's event of the same moment say stands together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import CharField, Q
from django.db.models.functions import Cast

from cchc.audit.models import Event
from cchc.audit.telling import told
from cchc.tasks.models import Transfer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db import models

    from cchc.audit.telling import Change, Told
    from cchc.tasks.models import Explanation, Extension, Report, Task

#: The most steps shown; a task of years has some hundred.
MOST = 500

#: The task's own event that says the same as one of what belongs to it.
TWINS = {
    "report.hand_in": ("task.done", "task.progress"),
    "report.accept": ("task.accept",),
    "report.return": ("task.return",),
    "extension.grant": ("task.extend",),
}

#: Two events of one act are written within this time.
ONE_ACT = timedelta(seconds=2)

#: What says nothing in the history of one task.
SKIPPED = (
    "task_id",
    "since",
    "source_sentence",
    "source_label",
    "created_at",
    "created_by_id",
    "at",
    "by_id",
    "deadline_words",
    "file_id",
    "kind",
    "outside",
    "parent_id",
    "answered_by_id",
    "asked_by_id",
    "recorded_by_id",
    "returned_by_id",
    "accepted_by_id",
    "approved_by_id",
    "submitted_on",
    "approved_on",
    "asked_on",
    "answered_on",
    "decided_on",
    "progress_on",
    "handed_first",
    "visibility",
    "priority",
)

#: Verbs of a draft, whose words only the unit that wrote it sees.
DRAFTING = frozenset({"report.write", "report.submit"})


def timeline(
    task: Task,
    *,
    reports: Sequence[Report] = (),
    extensions: Sequence[Extension] = (),
    explanations: Sequence[Explanation] = (),
    known: Iterable[models.Model] = (),
    drafts: bool,
) -> list[Told]:
    """The steps, newest first. ``reports``: those that the person may see; ``drafts``: the words of drafts too."""
    wanted = Q(kind=task._meta.label_lower, record=str(task.pk))
    for rows in (reports, extensions, explanations):
        if rows:
            wanted |= Q(kind=rows[0]._meta.label_lower, record__in=[str(row.pk) for row in rows])
    moved = Transfer.objects.filter(task=task).values(key=Cast("pk", CharField()))
    wanted |= Q(kind=Transfer._meta.label_lower, record__in=moved)
    steps = told(Event.objects.filter(wanted)[:MOST], known=(task, *known), skip=SKIPPED)
    if not drafts:
        steps = [replace(step, changes=()) if step.event.verb in DRAFTING else step for step in steps]
    return _joined(steps)


def _joined(steps: list[Told]) -> list[Told]:
    """Put what the task's event says of an act beside the event of what it was done to."""
    twins: dict[int, Told] = {}
    for step in steps:
        for other in steps:
            if other.event.verb in TWINS.get(step.event.verb, ()) and _one_act(step, other):
                twins[other.event.pk] = step
                break
    of: dict[int, list[Told]] = {}
    for step in steps:
        if step.event.pk in twins:
            of.setdefault(twins[step.event.pk].event.pk, []).append(step)
    return [
        replace(step, changes=_merged(step, of.get(step.event.pk, [])))
        for step in steps
        if step.event.pk not in twins
    ]


def _one_act(step: Told, other: Told) -> bool:
    return step.event.by_id == other.event.by_id and abs(step.at - other.at) <= ONE_ACT


def _merged(step: Told, others: list[Told]) -> tuple[Change, ...]:
    """The changes of an act, each once."""
    changes = [*step.changes, *(change for other in others for change in other.changes)]
    return tuple(dict.fromkeys(changes))
