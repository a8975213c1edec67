"""Tasks written many at once are the same rows, with the same trail, as tasks entered one by one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError

from cchc.audit.models import Event
from cchc.tasks import actions
from cchc.tasks.actions.entering import Entry, enter_many
from cchc.tasks.models import Coordination, Report, Standing, Task

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
GIVEN = date(2026, 6, 1)
#: What two rows may not share, and what a row written once does not count.
OWN = {"id", "pk", "version", "created_at", "at", "task_id", "record"}


def new(lead: Unit, **fields: Any) -> Task:
    due = date(2026, 6, 30)
    return Task(
        wording="Rà soát chi", lead=lead, given_on=GIVEN, due=due, due_written=due, deadline_kind="by",
        source_label="77/TB", level="government", **fields,
    )  # fmt: skip


def rows(model: Any, **by: Any) -> list[dict[str, Any]]:
    return [
        {key: value for key, value in row.items() if key not in OWN}
        for row in model.objects.filter(**by).order_by("pk").values()
    ]


def trail(kind: str, keys: list[int]) -> list[dict[str, Any]]:
    found = Event.objects.filter(kind=kind, record__in=[str(key) for key in keys]).order_by("pk")
    return [
        {
            "verb": event.verb, "by": event.by_id, "unit": event.unit, "label": event.label,
            "before": {key: value for key, value in event.before.items() if key not in OWN},
            "after": {key: value for key, value in event.after.items() if key not in OWN},
        }
        for event in found
    ]  # fmt: skip


def told(task: Task) -> dict[str, Any]:
    reports = list(task.reports.values_list("pk", flat=True))
    return {
        "task": rows(Task, pk=task.pk),
        "reports": rows(Report, task=task),
        "standings": rows(Standing, task=task),
        "coordinators": rows(Coordination, task=task),
        "events": trail("tasks.task", [task.pk]) + trail("tasks.report", reports),
    }


@pytest.mark.parametrize("done_on", [None, GIVEN, date(2026, 6, 10), date(2026, 6, 15)])
def test_a_task_with_its_result_is_the_same_either_way(
    finance: Unit, health: Unit, an: User, done_on: date | None
) -> None:
    one = actions.enter(new(finance), by=an, coordinators=[health])
    if done_on is not None:
        actions.enter_result(one, by=an, words="Đã ban hành", on=done_on)
    words = "Đã ban hành" if done_on else ""
    [many] = enter_many([Entry(new(finance), [health], words=words, done_on=done_on)], by=an)
    assert told(many) == told(one)


@pytest.mark.parametrize("given", [GIVEN, date(2026, 6, 15)])
def test_a_task_with_its_progress_is_the_same_either_way(finance: Unit, an: User, given: date) -> None:
    def begun() -> Task:
        task = new(finance)
        task.given_on = given
        return task

    one = actions.enter(begun(), by=an)
    report = actions.write(one, by=an, words="Đang tổng hợp", complete=False, percent=60)
    actions.hand_in_progress(report, by=an)
    [many] = enter_many([Entry(begun(), words="Đang tổng hợp", percent=60)], by=an)
    assert told(many) == told(one)


@pytest.mark.parametrize("rests", ["paused", "stopped"])
@pytest.mark.parametrize("words", ["", "Đang tổng hợp"])
def test_a_task_that_rests_is_the_same_either_way(finance: Unit, an: User, rests: str, words: str) -> None:
    one = actions.enter(new(finance), by=an)
    if words:
        report = actions.write(one, by=an, words=words, complete=False)
        actions.hand_in_progress(report, by=an)
        one.refresh_from_db()
    (actions.pause if rests == "paused" else actions.stop)(one, by=an, why="CV 12/UBND")
    [many] = enter_many([Entry(new(finance), words=words, rests=rests, why="CV 12/UBND")], by=an)
    assert told(many) == told(one)
    verb = "task.pause" if rests == "paused" else "task.stop"
    assert [event.note for event in Event.objects.filter(verb=verb)] == ["CV 12/UBND"] * 2


def test_the_note_says_where_a_task_comes_from(finance: Unit, an: User) -> None:
    enter_many([Entry(new(finance), note="sổ.xlsx, dòng 5")], by=an)
    assert Event.objects.get(verb="task.give").note == "sổ.xlsx, dòng 5"


def test_nothing_is_written_when_one_of_them_cannot_be(finance: Unit, an: User) -> None:
    wrong = new(finance)
    wrong.percent = 150
    with pytest.raises(IntegrityError):
        enter_many([Entry(new(finance)), Entry(wrong)], by=an)
    assert not Task.objects.exists()


def test_no_tasks_are_no_work(an: User) -> None:
    assert enter_many([], by=an) == []
