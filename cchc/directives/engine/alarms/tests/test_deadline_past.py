from __future__ import annotations

from datetime import date

from cchc.directives.engine.alarms.deadline_past import check
from cchc.directives.engine.alarms.tests.build import context, due, task


def test_a_deadline_that_passed_before_today_is_told() -> None:
    (alarm,) = check(context(task(deadline=due(date(2025, 6, 1))), today=date(2025, 6, 2)))
    assert (alarm.code, alarm.task) == ("deadline-past", "t01")
    assert "01/06/2025" in alarm.message
    assert "02/06/2025" in alarm.message


def test_the_last_day_itself_is_not_past_and_one_before_the_issue_is_another_alarm() -> None:
    tasks = task(deadline=due(date(2025, 6, 2))), task(2, deadline=due(date(2024, 6, 2))), task(3)
    assert not list(check(context(*tasks, today=date(2025, 6, 2))))


def test_without_a_day_to_judge_by_nothing_is_past() -> None:
    assert not list(check(context(task(deadline=due(date(2025, 6, 1))))))
