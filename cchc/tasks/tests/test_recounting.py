"""Deadlines of open periods go with the working calendar, and nothing else does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.audit.models import Event
from cchc.tasks import actions, jobs
from cchc.tasks.actions import extending
from cchc.tasks.models import Schedule, Task
from cchc.tasks.tests.conftest import make_task
from cchc.workcal.actions import load_years, save_day
from cchc.workcal.models import SpecialDay

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 15)
#: Monday 21/9/2026: the day on which the third quarter's report, due on Sunday 20/9, is still in time.
MONDAY = date(2026, 9, 21)


@pytest.fixture
def series(finance: Unit, an: User, settings: Any) -> Task:
    """Of the ministry's schedule, where a deadline on a day off goes on."""
    settings.DAY_OFF_ROLLS = True
    load_years(by="test")
    actions.load_schedules(by="test")
    duty = make_task(finance, an, due=None, deadline_kind="recurring", wording="Báo cáo CCHC")
    actions.make_series(duty, schedule=Schedule.objects.get(key="bo-noi-vu-cchc"), by=an)
    return duty


def third(series: Task) -> Task:
    return series.parts.get(period="2026-Q3")


def off(day: date, kind: str = "off") -> None:
    save_day(SpecialDay(day=day, kind=kind, name="Nghỉ tránh bão", source="CĐ 1"), by="test")


def test_a_storm_day_moves_the_deadline_that_the_rule_had_put_there(series: Task) -> None:
    assert third(series).due == MONDAY
    off(MONDAY)
    jobs.follow_calendar(DAY)
    moved = third(series)
    assert (moved.due, moved.due_written, moved.due_first) == (date(2026, 9, 22), date(2026, 9, 20), MONDAY)
    assert Event.objects.get(verb="task.recount").by_name == "tick"
    jobs.follow_calendar(DAY)
    assert Event.objects.filter(verb="task.recount").count() == 1


def test_a_saturday_swapped_in_brings_the_deadline_back_to_the_day_written(series: Task) -> None:
    half = series.parts.get(period="2026-H1")
    assert (half.due_written, half.due) == (date(2026, 6, 20), date(2026, 6, 22))
    off(date(2026, 6, 20), "worked")
    jobs.follow_calendar(DAY)
    half.refresh_from_db()
    assert (half.due, half.due_basis) == (date(2026, 6, 20), "")


def test_a_day_written_that_became_a_day_off_moves_with_its_basis(series: Task) -> None:
    off(date(2026, 12, 21))
    jobs.follow_calendar(DAY)
    year = series.parts.get(period="2026-Y")
    assert year.due == date(2026, 12, 22)
    assert "20/12/2026" in year.due_basis


def test_what_was_extended_and_what_is_handed_in_stay(series: Task, an: User) -> None:
    asked = extending.ask(third(series), by=an, reason="x", wanted=date(2026, 10, 1))
    extending.grant(asked, by=an, granted=date(2026, 10, 1), basis="CV 1")
    half = series.parts.get(period="2026-H1")
    actions.enter_result(half, by=an, words="BC 1")
    off(date(2026, 10, 1))
    off(date(2026, 6, 22))
    jobs.follow_calendar(DAY)
    assert third(series).due == date(2026, 10, 1)
    assert series.parts.get(period="2026-H1").due == date(2026, 6, 22)


def test_no_deadline_is_moved_to_a_day_that_has_passed(series: Task) -> None:
    off(date(2026, 9, 20), "worked")
    jobs.follow_calendar(MONDAY)
    assert third(series).due == MONDAY


def test_where_days_off_do_not_move_deadlines_nothing_is_done(series: Task, settings: Any) -> None:
    settings.DAY_OFF_ROLLS = False
    off(MONDAY)
    jobs.follow_calendar(DAY)
    assert third(series).due == MONDAY


def test_where_all_are_right_the_database_is_asked_little(
    series: Task, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(4):
        jobs.follow_calendar(DAY)
