"""Marks made by hand on six real texts (offsets and facts only, no sentences): what the scorer does not see.

Kind of lead, recurrence, collector, citations, targets and product of every marked task that was found; each
has a floor under which no change may bring it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cchc.directives.engine.cites import find
from cchc.directives.engine.tasks import find_tasks

if TYPE_CHECKING:
    from datetime import date

    from cchc.directives.engine.model import Task

HERE = Path(__file__).parent
TEXTS = HERE.parents[4] / "shared" / "gold" / "texts"
FILES = sorted((HERE / "marks").glob("*.yaml"))
FLOORS = {
    "lead_kinds": 0.97,
    "recurrence": 1.0,
    "via": 1.0,
    "cites": 0.95,
    "targets": 0.95,
    "product": 0.93,
    "generic": 0.97,
}

pytestmark = [
    pytest.mark.documents,
    pytest.mark.skipif(not TEXTS.is_dir(), reason="../shared with the real texts isn't there"),
]


def overlap(task: Task, mark: dict[str, Any]) -> float:
    shared: int = min(task.end, mark["end"]) - max(task.start, mark["start"])
    whole: int = max(task.end, mark["end"]) - min(task.start, mark["start"])
    return max(0, shared) / whole


def value(task: Task, key: str) -> Any:
    """A task's field in the form the marks use."""
    if key == "lead_kinds":
        return [p.kind for p in task.lead]
    if key == "via":
        return task.report_to.via if task.report_to else None
    if key == "cites":
        return [c.number for c in task.cites if c.number]
    if key == "targets":
        return [[t.comparator, t.value] for t in task.targets]
    return getattr(task, key)


EMPTY: dict[str, Any] = {"cites": [], "targets": [], "generic": False}


@lru_cache(maxsize=1)
def compared() -> dict[str, list[bool]]:
    """For each field, agreement on every marked task that was found."""
    seen: dict[str, list[bool]] = {key: [] for key in FLOORS}
    for file in FILES:
        marked = yaml.safe_load(file.read_text(encoding="utf-8"))
        text = (TEXTS / marked["text"]).read_text(encoding="utf-8")
        issued: date | None = marked["issued"]
        tasks = find_tasks(text, issued=issued, posted=None, cites=find(text))
        for mark in marked["marks"]:
            task = max(tasks, key=lambda t: overlap(t, mark))
            if overlap(task, mark) >= 0.5:
                for key, results in seen.items():
                    results.append(value(task, key) == mark.get(key, EMPTY.get(key)))
    return seen


@pytest.mark.parametrize("key", FLOORS)
def test_a_field_agrees_with_the_marks_at_least_to_its_floor(key: str) -> None:
    results = compared()[key]
    assert len(results) >= 135
    assert sum(results) / len(results) >= FLOORS[key]
