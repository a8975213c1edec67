from __future__ import annotations

from datetime import date

from cchc.directives.engine.alarms.deadline_day_off import check
from cchc.directives.engine.alarms.tests.build import context, due, task
from cchc.workcal.engine.calendar import Calendar

CALENDAR = Calendar((), 2025)


def test_a_fixed_day_on_a_sunday_is_told() -> None:
    (alarm,) = check(context(task(deadline=due(date(2025, 11, 30))), calendar=CALENDAR))
    assert (alarm.code, alarm.task) == ("deadline-day-off", "t01")
    assert "30/11/2025 (Chủ nhật)" in alarm.message


def test_a_working_day_the_end_of_a_period_and_no_date_are_sound() -> None:
    tasks = (
        task(deadline=due(date(2025, 11, 28))),
        task(2, deadline=due(date(2025, 11, 30), "during")),
        task(3),
    )
    assert not list(check(context(*tasks, calendar=CALENDAR)))


def test_without_a_calendar_nothing_is_told() -> None:
    assert not list(check(context(task(deadline=due(date(2025, 11, 30))))))
