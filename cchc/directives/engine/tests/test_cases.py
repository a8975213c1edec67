"""The cases in cases/*.yaml: our own sentences with their expected reading, readable by a non-programmer."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cchc.directives.engine.tasks import find_tasks

if TYPE_CHECKING:
    from cchc.directives.engine.model import Task

FOLDER = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = [
    case
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


class WeekdaysOnly:
    """A calendar without holidays: Monday to Friday are worked."""

    def add(self, day: date, n: int) -> date:
        while n:
            day += timedelta(days=1)
            n -= day.weekday() < 5
        return day


def deadline_of(task: Task) -> dict[str, Any]:
    d = task.deadline
    return {"kind": d.kind, "date": d.date, "from": d.start, "to": d.stop}


def seen(task: Task, key: str, wanted: Any) -> Any:
    """The part of a task that a case speaks of, in the case's own form."""
    if key in ("lead", "coordinate"):
        return [p.text for p in getattr(task, key)]
    if key == "lead_kind":
        return [p.kind for p in task.lead]
    if key == "deadline":
        return {k: v for k, v in deadline_of(task).items() if k in wanted}
    if key == "report_to":
        shown = task.report_to and {"text": task.report_to.text, "via": task.report_to.via}
        return shown and {k: v for k, v in shown.items() if wanted is None or k in wanted}
    if key == "targets":
        return [{k: getattr(t, k) for k in w} for t, w in zip(task.targets, wanted, strict=False)] or list(
            task.targets
        )
    if key == "quote":
        return task.quote[: len(wanted)]
    if key == "quote_ends":
        return task.quote[-len(wanted) :]
    return list(getattr(task, key)) if key == "doubts" else getattr(task, key)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_a_case_is_read_as_its_file_says(case: dict[str, Any]) -> None:
    tasks = find_tasks(
        case["text"], issued=case.get("issued"), posted=case.get("posted"), calendar=WeekdaysOnly()
    )
    assert len(tasks) == len(case["tasks"]), [(t.found_by, t.quote) for t in tasks]
    for task, wanted in zip(tasks, case["tasks"], strict=True):
        assert {k: seen(task, k, v) for k, v in wanted.items()} == wanted


def test_there_are_eighty_cases_and_twenty_of_them_hold_no_task() -> None:
    assert len(CASES) >= 80
    assert sum(not c["tasks"] for c in CASES) >= 20
