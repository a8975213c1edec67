"""The tasks that are there already: a row is one of them by source, wording, lead and the day it was given.

A task that was handed over is known by its former leads, too, so that the same file never gives it twice.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from cchc.lib.vntext import fold
from cchc.tasks.models import Standing, Task
from cchc.web.rows import searched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cchc.tasks.importing.check import Planned, Row

_CHUNK = 400


def key_of(values: dict[str, Any]) -> tuple[str, str]:
    """What a task is known by besides its lead and its day: source and wording, accents and signs or none."""
    return searched(values.get("source_label", "")), searched(values.get("wording", ""))


class Known:
    """The tasks of the sources that a file names, read once. ``labels``: the sources as the file writes them."""

    def __init__(self, labels: Iterable[str]) -> None:
        wanted = {searched(label) for label in labels}
        stored = Task.objects.order_by().values_list("source_label", flat=True).distinct()
        found = [label for label in stored if searched(label) in wanted]
        self._tasks: dict[tuple[str, str], list[Task]] = defaultdict(list)
        self._leads: dict[int, set[int]] = defaultdict(set)
        for chunk in _chunks(found):
            rows = Task.objects.filter(source_label__in=chunk).defer("source_sentence", "targets")
            for task in rows.prefetch_related("coordinators"):
                self._tasks[key_of({"source_label": task.source_label, "wording": task.wording})].append(task)
                self._leads[task.pk].add(task.lead_id)
            past = Standing.objects.filter(task__source_label__in=chunk).values_list("task", "lead")
            for pk, lead in past:
                self._leads[pk].add(lead)

    def find(self, lead: int, key: tuple[str, str], given: date | None) -> Task | None:
        """The task of that source, wording and lead; of that day, where the row states one."""
        rows = [task for task in self._tasks.get(key, ()) if lead in self._leads[task.pk]]
        if given is not None:
            rows = [task for task in rows if task.given_on == given]
        return min(rows, key=lambda task: (task.lead_id != lead, task.pk), default=None)

    def compare(self, plan: Planned, row: Row) -> None:
        """Find the task that a plan means, and tell what differs."""
        values = row.read.values
        given = values.get("given_on") if row.read.stated else None
        plan.task = self.find(plan.lead.pk, key_of(values), given)
        if plan.task is not None:
            plan.differences = list(_differences(plan.task, row))


def _differences(task: Task, row: Row) -> Iterator[str]:
    """What the file says otherwise than the task that is there; what the file leaves open differs from nothing."""
    values = row.read.values
    dated = {"due", "due_written"}
    if dated & set(row.cells) and not dated & set(row.errors) and values.get("due") != task.due:
        yield _told("hạn theo dõi", values.get("due"), task.due)
    for key, name in (("product", "sản phẩm"), ("assigner", "người giao")):
        if values.get(key) and fold(values[key]) != fold(getattr(task, key)):
            yield _told(name, values[key], getattr(task, key))
    if row.coordinators:
        wanted = {unit.pk for unit in row.coordinators} - {task.lead_id}
        if wanted != {unit.pk for unit in task.coordinators.all()}:
            names = ", ".join(unit.short for unit in row.coordinators)
            yield _told("phối hợp", names, ", ".join(unit.short for unit in task.coordinators.all()))
    done_on = values.get("done_on")
    if done_on is not None and done_on != task.handed_on:
        yield _told("ngày hoàn thành", done_on, task.handed_on)


def _told(name: str, file: object, here: object) -> str:
    return f"Đã có, khác {name}: tệp ghi {_words(file)}, hệ thống ghi {_words(here)} (giữ nguyên)."


def _words(value: object) -> str:
    if value is None or value == "":
        return "trống"
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else f"“{str(value)[:80]}”"


def _chunks(labels: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(labels), _CHUNK):
        yield labels[at : at + _CHUNK]
