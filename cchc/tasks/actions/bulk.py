"""Acting on many tasks at once: each act says of which task it can be done, and does all of them or none.

What is done to each is what is done to one: the same facts change, with one event a task in its own trail.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.tasks.actions import following, reporting, urging

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.accounts.models import User
    from cchc.tasks.models import Report, Task


@dataclass(frozen=True)
class Act:
    """One thing that can be done to many tasks. ``verb``: the right it needs.

    ``hindrance``: why it cannot be done to a task, empty where it can. ``do``: to all of them, in one transaction,
    with what its form asked for.
    """

    key: str
    verb: str
    words: Any
    hindrance: Callable[[Task], str]
    do: Callable[..., None]


def _closed(task: Task) -> str:
    return "" if task.accepted_on is None and task.stopped_on is None else _("This task is no longer open.")


def _not_owed(task: Task) -> str:
    return "" if urging.can_be_urged(task) else _("Nothing is owed of this task now.")


def _waiting(task: Task) -> Report | None:
    """The report of a task that waits for confirmation; reads what was prefetched."""
    return next((row for row in task.reports.all() if row.stage == "handed" and row.complete), None)


def _not_waiting(task: Task) -> str:
    return "" if task.is_waiting and _waiting(task) else _("No result waits for confirmation.")


def _urge(tasks: Sequence[Task], *, by: User, words: str = "") -> None:
    urging.urge(tasks, by=by, words=words)


def _set(field: str) -> Callable[..., None]:
    """Set one field of every task to the value that the form names as the field."""

    def act(tasks: Sequence[Task], *, by: User, **chosen: Any) -> None:
        for task in tasks:
            if getattr(task, field) == chosen[field]:
                continue
            before = snapshot(task)
            setattr(task, field, chosen[field])
            task.save()
            record("task.edit", task, by=by, unit=task.lead.name, before=before)

    return act


def _stop(tasks: Sequence[Task], *, by: User, why: str) -> None:
    for task in tasks:
        following.stop(task, by=by, why=why)


def _confirm(tasks: Sequence[Task], *, by: User) -> None:
    for task in tasks:
        report = _waiting(task)
        if report is None:
            raise UserError(_("No result waits for confirmation."))
        report.task = task
        reporting.accept(report, by=by)


ACTS = {
    act.key: act
    for act in (
        Act("urge", "task.chase", gettext_lazy("Urge"), _not_owed, _urge),
        Act("confirm", "task.confirm", gettext_lazy("Confirm the results"), _not_waiting, _confirm),
        Act("follow_up", "task.edit", gettext_lazy("Set the follow-up officer"), _closed, _set("follow_up")),
        Act("leader", "task.edit", gettext_lazy("Set the leader in charge"), _closed, _set("leader")),
        Act("priority", "task.edit", gettext_lazy("Set the priority"), _closed, _set("priority")),
        Act("stop", "task.edit", gettext_lazy("Stop following"), _closed, _stop),
    )
}


def parted(act: Act, tasks: Sequence[Task]) -> tuple[list[Task], list[tuple[Task, str]]]:
    """The tasks to which it can be done, and the others, each with why not."""
    reasons = [(task, act.hindrance(task)) for task in tasks]
    return [task for task, why in reasons if not why], [(task, why) for task, why in reasons if why]


@transaction.atomic
def do(act: Act, tasks: Sequence[Task], *, by: User, **chosen: Any) -> int:
    """Do it to all of the tasks or to none; to how many. UserError names the first to which it cannot be done."""
    _able, others = parted(act, tasks)
    if others:
        task, why = others[0]
        raise UserError(f"{task}: {why}")
    act.do(tasks, by=by, **chosen)
    return len(tasks)
