from __future__ import annotations

from cchc.directives.engine.alarms.deadline_impossible import check
from cchc.directives.engine.alarms.tests.build import context, due, task
from cchc.directives.engine.model import Span

TEXT = "nộp báo cáo trước ngày 31/2/2025, hoàn thành ngày 31 tháng 11 năm 2025 hoặc 30/11/2025"


def test_each_impossible_date_of_a_task_is_told_once() -> None:
    tasks = task(1, TEXT), task(2, TEXT)
    first, second = check(context(*tasks, text=TEXT))
    assert (first.code, first.task) == ("deadline-impossible", "t01")
    assert TEXT[first.start : first.end] == "31/2/2025"
    assert TEXT[second.start : second.end] == "31 tháng 11 năm 2025"
    assert "31/2/2025" in first.message


def test_a_date_in_a_deadline_outside_the_quote_is_looked_at_too() -> None:
    at = TEXT.index("31/2")
    (alarm,) = check(context(task(1, "nộp", deadline=due(None, span=Span(at, at + 9))), text=TEXT))
    assert alarm.start == at


def test_an_impossible_date_outside_all_tasks_is_left_alone() -> None:
    assert not list(check(context(task(1, "nộp"), text=TEXT)))
