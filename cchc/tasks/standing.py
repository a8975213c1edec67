"""Tasks as they stood on a day: one place that asks for them, whatever the page.

A day is told by exactly one row of each task: the task itself where it holds since then, else the past standing
that holds on the day. So a question about dated facts is put to both tables and the answers are taken together.
Nothing is stored for it. What is no dated fact (wording, source, level, people) is told as it is now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.tasks.models import FACTS, Standing, on_day
from cchc.web.clock import today
from cchc.web.filters import Day, read_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import QuerySet

    from cchc.tasks.models import Task

#: The name of the day in addresses: ``?ngay=30/09/2026``.
DAY = "ngay"


@dataclass(frozen=True)
class AsOf:
    """The day that a page is asked about; ``past`` where it lies before today."""

    day: date
    past: bool = False

    def where(self, facts: Q) -> Q:
        """The condition on ``Task`` that its facts on the day meet ``facts`` (a condition on either table)."""
        if not self.past:
            return facts
        held = Standing.objects.filter(on_day(self.day) & facts).order_by().values("task")
        return (Q(since__lte=self.day) & facts) | Q(pk__in=held)

    def keep(self, rows: QuerySet[Any], facts: Q) -> QuerySet[Any]:
        """The rows whose facts on the day meet a condition: what a filter of a list hands to its rows."""
        return rows.filter(self.where(facts))

    def given(self, tasks: QuerySet[Task]) -> QuerySet[Task]:
        """The tasks that there were on the day."""
        return tasks.filter(self.where(Q(since__lte=self.day))) if self.past else tasks

    def now(self, tasks: QuerySet[Task]) -> QuerySet[Task]:
        """Of these tasks those whose present row tells the day."""
        return tasks.filter(since__lte=self.day) if self.past else tasks

    def before(self, tasks: QuerySet[Task]) -> QuerySet[Standing]:
        """Of these tasks the past standings that tell the day."""
        if not self.past:
            return Standing.objects.none()
        return Standing.objects.filter(of_tasks(tasks), on_day(self.day)).order_by()

    def fact(self, name: str) -> Any:
        """An expression on ``Task`` for a fact as it was on the day: for sorting."""
        if not self.past:
            return F(name)
        held = Standing.objects.filter(on_day(self.day), task=OuterRef("pk")).values(name)[:1]
        return Case(When(since__lte=self.day, then=F(name)), default=Subquery(held))

    def tell(self, tasks: Sequence[Task]) -> None:
        """Let tasks that were fetched tell their facts of the day; they are to be shown, never saved."""
        if not self.past:
            return
        keys = [task.pk for task in tasks if task.since > self.day]
        rows = Standing.objects.filter(on_day(self.day), task__in=keys).select_related("lead__province")
        held = {row.task_id: row for row in rows.order_by()}
        for task in tasks:
            task.told_on = self.day
            if row := held.get(task.pk):
                for name in FACTS:
                    setattr(task, name, getattr(row, name))
                task.lead = row.lead


def of_tasks(tasks: QuerySet[Task]) -> Exists:
    """The condition on past standings that their task is one of these: each asked of its task by key."""
    return Exists(tasks.order_by().filter(pk=OuterRef("task")))


def as_of(query: Any) -> AsOf:
    """The day in an address; today where there is none, and for what is no day or still to come."""
    asked = read_day(query.get(DAY, ""))
    return AsOf(asked, past=True) if asked and asked < today() else AsOf(today())


def day_words(day: date) -> str | None:
    """ "As it stood on …" for a day before today; None for others."""
    return _("As it stood on {day}").format(day=f"{day:%d/%m/%Y}") if day < today() else None


def day_filter(*, narrows: bool = True) -> Day:
    """The filter of a page that can be asked about a past day; ``narrows`` where it leaves out later tasks itself."""
    label = gettext_lazy("As it stood")
    if not narrows:
        return Day(DAY, label, day_words)
    return Day(DAY, label, day_words, lambda rows, day: AsOf(day, past=True).given(rows))


def band_of(asked: AsOf) -> str:
    """What a page of a past day says above its figures; nothing for today."""
    if not asked.past:
        return ""
    return _(
        "As it stood on {day}: leads, deadlines and results of that day. Wording, source and people are those of today."
    ).format(day=f"{asked.day:%d/%m/%Y}")
