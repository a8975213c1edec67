"""A unit's board: what it has not done yet, a column a stage, each card with who inside the unit has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, Value, When
from django.db.models.expressions import Window
from django.db.models.functions import RowNumber

from cchc.tasks.stages import STAGES, stage_query

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from cchc.tasks.models import Task

#: So many cards a column; the head of the column opens all.
SHOWN = 30


@dataclass(frozen=True)
class Column:
    """One stage: its words, how many tasks stand in it, and the first of them by their deadlines."""

    stage: str
    words: Any
    count: int
    tasks: list[Task]

    @property
    def left_out(self) -> int:
        """How many are not drawn."""
        return self.count - len(self.tasks)


def staged(tasks: Any, day: date) -> QuerySet[Any]:
    """The tasks that are not done, each with its ``stage``."""
    whens = [When(stage_query(name, day), then=Value(name)) for name in STAGES]
    rows: QuerySet[Any] = tasks.counted().annotate(stage=Case(*whens, default=Value("")))
    return rows.exclude(stage="")


def columns(tasks: QuerySet[Task], day: date) -> list[Column]:
    """The columns of the board: two queries, however many tasks there are."""
    rows = staged(tasks, day)
    counts = dict(rows.order_by().values_list("stage").annotate(n=Count("pk")))
    first = Window(RowNumber(), partition_by="stage", order_by=[F("due").asc(nulls_last=True), "pk"])
    cards = rows.select_related("lead__province", "assignee").annotate(place=first).filter(place__lte=SHOWN)
    held: dict[str, list[Task]] = {name: [] for name in STAGES}
    for task in cards.order_by(F("due").asc(nulls_last=True), "pk"):
        held[task.stage].append(task)
    return [Column(name, words, counts.get(name, 0), held[name]) for name, words in STAGES.items()]


def people_of(tasks: QuerySet[Task]) -> list[tuple[int, str, int]]:
    """Who has something of what is not done: key, name, how many."""
    rows = tasks.filter(assignee__isnull=False).order_by("assignee__sort_key")
    return list(rows.values_list("assignee", "assignee__full_name").annotate(n=Count("pk")))
