"""How tasks are told in a message: a line with the words, a line with the deadline; which page it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.notices import outbox
from cchc.tasks.engine.reminding import spoken_day
from cchc.units.models import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from cchc.tasks.models import Task
    from cchc.tasks.recipients import Share
    from cchc.units.models import Unit
    from cchc.workcal.engine import Calendar

#: The fields of a task and of its lead that a message needs.
NEEDED = (
    *("wording", "due", "due_written", "deadline_words", "source_label"),
    *(f"lead__{name}" for name in ("slug", "kind", "name", "short_name", "asked")),
)
#: Kinds of units that are asked, not ordered.
ASKED_KINDS = (Kind.PARTY, Kind.MASS)
#: So many tasks are told one by one; the page tells the others.
AT_MOST = 30


def is_asked(asked: bool, kind: str) -> bool:
    """Whether a unit is asked, not ordered: party bodies, mass organisations, whoever is marked so."""
    return asked or kind in ASKED_KINDS


def polite(unit: Unit) -> bool:
    """The same of a unit's row."""
    return is_asked(unit.asked, unit.kind)


def opening(unit: Unit, share: Share) -> list[str]:
    """The sentences before the tasks, where there are any."""
    found = []
    if not share.own:
        found.append(
            _("{unit} has nobody in the system who gets messages; please remind it another way.").format(
                unit=unit.name
            )
        )
    if polite(unit):
        found.append(_("Your attention to the following is kindly asked for:"))
    return found


def overdue_subject(count: int, day: date) -> str:
    """The subject of a message about what is late."""
    return ngettext(
        "[CCHC] Urging: {n} task overdue as of {day}, please report the result",
        "[CCHC] Urging: {n} tasks overdue as of {day}, please report the results",
        count,
    ).format(n=count, day=f"{day:%d/%m/%Y}")


def by_unit(tasks: Iterable[Task]) -> dict[Unit, list[Task]]:
    """The tasks of each lead, the most pressing first."""
    found: dict[Unit, list[Task]] = {}
    for task in sorted(tasks, key=lambda task: (task.due is None, task.due, task.pk)):
        found.setdefault(task.lead, []).append(task)
    return found


def told_day(task: Task) -> date | None:
    """The day that a reminder of this task names."""
    if task.due is None:
        return None
    return spoken_day(task.due, task.due_written, task.deadline_words)


def lines(tasks: Iterable[Task], day: date, working: Calendar) -> str:
    """The tasks one by one, at most ``AT_MOST`` of them, and how many there are besides."""
    rows = list(tasks)
    told = [line(task, day, working) for task in rows[:AT_MOST]]
    if len(rows) > AT_MOST:
        told.append(_("… and {n} more: see the page.").format(n=len(rows) - AT_MOST))
    return "\n".join(told)


def unit_lines(tasks: Iterable[Task], day: date, working: Calendar, silent: Collection[int] = ()) -> str:
    """The tasks under the names of their units, at most ``AT_MOST`` in all, and how many there are besides.

    ``silent``: keys of units in which nobody gets messages.
    """
    parts, told, groups = [], 0, by_unit(tasks)
    for unit, owed in groups.items():
        shown = owed[: AT_MOST - told]
        if not shown:
            break
        head = f"{unit.name} ({len(owed)})"
        if unit.pk in silent:
            head = _("{unit}: nobody there gets messages, please remind it another way").format(unit=head)
        parts.append(f"{head}\n{lines(shown, day, working)}")
        told += len(shown)
    left = sum(map(len, groups.values())) - told
    if left:
        parts.append(_("… and {n} more: see the page.").format(n=left))
    return "\n\n".join(parts)


def line(task: Task, day: date, working: Calendar) -> str:
    """One task: its words, then its deadline and where it comes from."""
    return f"{quoted(task)}  {'; '.join((_when(task, day, working), task.source_label))}"


def quoted(task: Task) -> str:
    """The words of a task as every message quotes them: a line of their own, so that they can be taken out again."""
    return f"- {task}\n"


def forget_in_messages(task: Task, instead: str) -> None:
    """Take the words of a task out of every message that quotes them; what else it told stays."""
    changes = {quoted(task): f"- {instead}\n"}
    if task.source_label:
        changes[f"; {task.source_label}"] = ""
    outbox.redact(quoted(task), changes)


def _when(task: Task, day: date, working: Calendar) -> str:
    told = told_day(task)
    if told is None or task.due is None:
        return _("no deadline")
    if task.due < day:
        return _("due {day}, {n} working days late").format(
            day=f"{task.due:%d/%m/%Y}", n=working.count(task.due, day)
        )
    left = working.count(day, told)
    if left <= 0:
        return _("due {day}, the last working day").format(day=f"{told:%d/%m/%Y}")
    return _("due {day}, {n} working days left").format(day=f"{told:%d/%m/%Y}", n=left)


def list_url(unit: Unit, tasks: list[Task]) -> str:
    """The page that a message opens: the task where it is one, else the unit's open tasks."""
    if len(tasks) == 1:
        return tasks[0].get_absolute_url()
    states = [("state", name) for name in ("overdue", "soon", "within", "open")]
    return f"{reverse('tasks:list')}?{urlencode([('lead', unit.slug), *states])}"


def overdue_url() -> str:
    """The page of all that is overdue."""
    return f"{reverse('tasks:list')}?state=overdue"
