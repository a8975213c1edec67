"""Coverage of a directive: each sentence found, what became of it, its tasks and how they stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cchc.directives.models import Link, Triage
from cchc.lib.columns import Column
from cchc.tasks.columns import STATE_WORDS, state_of
from cchc.tasks.lineage import went_on, with_parts
from cchc.tasks.models import Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.accounts.models import User
    from cchc.directives.models import Directive, Item

#: What the states of tasks are summed to.
SUMS = {
    "done": ("on_time", "late", "done"),
    "overdue": ("overdue",),
    "open": ("soon", "within", "open", "waiting", "paused"),
    "stopped": ("stopped",),
}
SUM_WORDS = {
    "done": _("Done"),
    "overdue": _("Not done, overdue"),
    "open": _("In progress"),
    "stopped": _("No longer followed"),
}
#: A sentence with more tasks than this shows only their sums.
NAMED = 4


@dataclass
class Covered:
    """One sentence with its single tasks; ``series``: the recurring ones, whose periods are among the tasks."""

    item: Item
    tasks: list[tuple[Task, str]] = field(default_factory=list)
    series: list[Task] = field(default_factory=list)

    @property
    def sums(self) -> dict[str, int]:
        """How many tasks there are of each sum."""
        counted = Counter(state for _task, state in self.tasks)
        return {name: sum(counted[state] for state in states) for name, states in SUMS.items()}

    @property
    def shown(self) -> list[tuple[Task, str, Any]]:
        """The tasks to be named one by one: none where they are many."""
        few = self.tasks if len(self.tasks) <= NAMED else []
        return [(task, state, STATE_WORDS[state]) for task, state in few]

    @property
    def lacks(self) -> bool:
        """Whether the sentence is to be tracked and nobody has a task of it."""
        return self.item.triage == Triage.TRACK and not self.tasks and not self.series


def covered(directive: Directive, user: User) -> list[Covered]:
    """The sentences of a document in their order, with the tasks that the person may see; those that go on in other
    units since one was shared out stand with the sentence it came from. Four queries where nothing was shared out.
    """
    rows = {item.pk: Covered(item) for item in directive.items.all()}
    seen = Task.objects.visible_to(user).select_related("lead__province")
    items = dict(Link.objects.filter(item__directive=directive).values_list("task", "item"))
    first = Task.objects.filter(directive_link__item__directive=directive)
    further = went_on(first)
    wanted = with_parts(first) | Q(pk__in=list(further))
    for task in seen.filter(wanted).order_by("lead__place", "lead__sort_key", "due", "pk"):
        row = rows[
            next(items[key] for key in (task.pk, task.parent_id, further.get(task.pk)) if key in items)
        ]
        if task.kind == "single":
            row.tasks.append((task, state_of(task)))
        elif task.kind == "series":
            row.series.append(task)
    return list(rows.values())


def summed(rows: list[Covered]) -> dict[str, Any]:
    """What the page says first: sentences by triage, tasks by sum, tracked sentences without a task, completion."""
    tasks = {name: sum(row.sums[name] for row in rows) for name in SUMS}
    followed = sum(tasks[name] for name in ("done", "overdue", "open"))
    return {
        "sentences": len(rows),
        "triage": [
            (value, words, sum(row.item.triage == value for row in rows)) for value, words in Triage.choices
        ],
        "tasks": [(name, SUM_WORDS[name], count) for name, count in tasks.items()],
        "followed": followed,
        "done": tasks["done"],
        "rate": Decimal(tasks["done"]) / followed if followed else None,
        "lacking": sum(row.lacks for row in rows),
    }


def kept(rows: list[Covered], show: str) -> list[Covered]:
    """The sentences that an address asks for: without a task, with something open or overdue, or of a triage."""
    if show == "lacking":
        return [row for row in rows if row.lacks]
    if show in {"open", "overdue", "done"}:
        return [row for row in rows if row.sums[show]]
    if show in Triage.values:
        return [row for row in rows if row.item.triage == show]
    return rows


@dataclass(frozen=True)
class Line:
    """A line of the Excel file: a sentence with one of its tasks, or with none."""

    item: Item
    task: Task | None = None
    state: str = ""


def lines(rows: list[Covered]) -> Iterator[Line]:
    """A line for each task, and one for each sentence without any."""
    for row in rows:
        for task, state in row.tasks:
            yield Line(row.item, task, state)
        for task in () if row.tasks else row.series:
            yield Line(row.item, task)
        if not row.tasks and not row.series:
            yield Line(row.item)


def _of_task(name: str) -> Any:
    return lambda line: getattr(line.task, name) if line.task else None


COLUMNS = (
    Column("place", _("No."), lambda line: line.item.place, kind="int"),
    Column("sentence", _("Sentence"), lambda line: line.item.wording),
    Column("lead_words", _("Lead as written"), lambda line: line.item.lead_words or None),
    Column("triage", _("Triage"), lambda line: str(line.item.get_triage_display())),
    Column("reason", _("Why dropped"), lambda line: line.item.drop_reason or None),
    Column("task", _("Task"), _of_task("wording")),
    Column("lead", _("Lead"), lambda line: line.task.lead.name if line.task else None),
    Column("due", _("Deadline followed"), _of_task("due"), kind="date"),
    Column("state", _("State"), lambda line: str(STATE_WORDS[line.state]) if line.state else None),
    Column("handed_on", _("Handed in on"), _of_task("handed_on"), kind="date"),
    Column("accepted_on", _("Confirmed on"), _of_task("accepted_on"), kind="date"),
)
