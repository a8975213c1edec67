"""A series and its occurrences: once each, from the day it was given, by the schedule and the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from cchc.audit.models import Event
from cchc.errors import UserError
from cchc.notices.models import Notice
from cchc.tasks import actions, jobs
from cchc.tasks.actions import extending
from cchc.tasks.actions.series import hindrance
from cchc.tasks.engine.schedule import Period
from cchc.tasks.engine.year_day import YearDay
from cchc.tasks.history import amend
from cchc.tasks.models import Coordination, Schedule, Task
from cchc.tasks.tests.conftest import make_task
from cchc.workcal.actions import load_years

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry(db: Any) -> Schedule:
    """Quý I, 6 tháng, quý III, năm: due on the 20th."""
    actions.load_schedules(by="test")
    return Schedule.objects.get(key="bo-noi-vu-cchc")


@pytest.fixture
def duty(finance: Unit, an: User) -> Task:
    """Given on 1/6/2026, recurring, without a date."""
    return make_task(
        finance, an, due=None, deadline_kind="recurring", recurrence="quarterly", wording="Báo cáo CCHC"
    )


def periods(series: Task) -> list[str]:
    return list(series.parts.order_by("due", "period").values_list("period", flat=True))


def test_a_duty_becomes_a_series_and_its_running_periods_become_tasks(
    duty: Task, ministry: Schedule, an: User, health: Unit
) -> None:
    Coordination.objects.create(task=duty, unit=health)
    made = actions.make_series(duty, schedule=ministry, by=an)
    assert (duty.kind, duty.due, duty.schedule) == ("series", None, ministry)
    assert periods(duty) == ["2026-H1", "2026-Q3", "2026-Y"]  # 15/6/2026: the third quarter begins today
    half = made[0]
    assert half.wording == "6 tháng đầu năm 2026: Báo cáo CCHC"
    assert (half.due_written, half.due, half.due_first) == (date(2026, 6, 20),) * 3
    assert half.given_on == half.since == duty.given_on
    assert made[1].given_on == date(2026, 6, 15)
    assert list(half.coordinators.all()) == [health]
    assert (half.lead, half.follow_up, half.level, half.source_label) == (
        duty.lead,
        duty.follow_up,
        duty.level,
        duty.source_label,
    )
    assert half.folded
    assert half.sort_key
    assert Task.objects.counted().count() == 3


def test_the_due_day_on_a_day_off_follows_the_organisations_rule(
    duty: Task, ministry: Schedule, an: User, settings: Any
) -> None:
    load_years(by="test")
    settings.DAY_OFF_ROLLS = True
    half = actions.make_series(duty, schedule=ministry, by=an)[0]
    assert (half.due_written, half.due) == (date(2026, 6, 20), date(2026, 6, 22))  # a Saturday
    assert "20/06/2026" in half.due_basis


def test_a_task_with_a_deadline_gives_it_up_and_its_past_stays_told(
    task: Task, ministry: Schedule, an: User
) -> None:
    actions.make_series(task, schedule=ministry, by=an)
    task.refresh_from_db()
    assert (task.due, task.due_written, task.due_first) == (None, None, None)
    assert task.standings.get().due == date(2026, 6, 30)


def test_the_person_says_from_which_day_on_periods_are_owed(
    finance: Unit, an: User, ministry: Schedule
) -> None:
    old = make_task(finance, an, due=None, given_on=date(2025, 1, 10))
    actions.make_series(old, schedule=ministry, by=an, first=date(2026, 3, 1))
    assert periods(old) == ["2026-Q1", "2026-H1", "2026-Q3", "2026-Y"]
    assert {part.given_on for part in old.parts.all()} == {date(2026, 3, 1), date(2026, 6, 15)}
    assert old.parts.get(period="2026-Q1").due == date(2026, 3, 20)


def test_a_second_run_makes_nothing_and_the_database_holds_each_period_once(
    duty: Task, ministry: Schedule, an: User
) -> None:
    made = actions.make_series(duty, schedule=ministry, by=an)
    assert actions.occur(duty, date(2026, 6, 15), by=an) == []
    jobs.occur(date(2026, 6, 15))
    assert Task.objects.filter(parent=duty).count() == 3
    again = make_task(duty.lead, an, due=None)
    again.parent, again.period = duty, made[0].period
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_the_job_opens_a_period_on_the_day_its_window_begins(
    duty: Task, ministry: Schedule, an: User
) -> None:
    actions.make_series(duty, schedule=ministry, by=an)
    jobs.occur(date(2026, 12, 14))
    assert "2027-Q1" not in periods(duty)
    jobs.occur(date(2026, 12, 15))
    assert periods(duty)[-3:] == ["2027-Q1", "2027-H1", "2027-Y"]
    first = duty.parts.get(period="2027-Q1")
    assert (first.given_on, first.due) == (date(2026, 12, 15), date(2027, 3, 20))


def test_what_began_while_nobody_looked_is_made_though_its_day_has_passed(duty: Task, an: User) -> None:
    monthly = actions.standard("monthly")
    assert monthly is not None
    actions.make_series(duty, schedule=monthly, by=an)
    assert periods(duty) == ["2026-M06", "2026-M07"]
    jobs.occur(date(2026, 12, 1))
    assert periods(duty) == [f"2026-M{month:02d}" for month in range(6, 13)]
    assert duty.parts.get(period="2026-M08").given_on == date(2026, 7, 15)


def test_a_paused_series_makes_none_and_taken_up_again_only_what_lies_ahead(duty: Task, an: User) -> None:
    monthly = actions.standard("monthly")
    assert monthly is not None
    actions.make_series(duty, schedule=monthly, by=an)
    with transaction.atomic():
        amend(duty, date(2026, 6, 16), paused_on=date(2026, 6, 16))
    jobs.occur(date(2026, 10, 1))
    assert periods(duty) == ["2026-M06", "2026-M07"]
    with transaction.atomic():
        amend(duty, date(2026, 10, 1), paused_on=None)
    jobs.occur(date(2026, 10, 1))
    assert periods(duty) == ["2026-M06", "2026-M07", "2026-M10"]
    assert duty.parts.get(period="2026-M10").given_on == date(2026, 10, 1)


def test_a_series_no_longer_followed_makes_none(duty: Task, ministry: Schedule, an: User) -> None:
    actions.make_series(duty, schedule=ministry, by=an)
    actions.stop(duty, by=an, why="Hết hiệu lực")
    jobs.occur(date(2026, 12, 15))
    assert len(periods(duty)) == 3


def test_later_periods_go_to_the_new_lead(duty: Task, ministry: Schedule, an: User, health: Unit) -> None:
    actions.make_series(duty, schedule=ministry, by=an)
    with transaction.atomic():
        amend(duty, date(2026, 7, 1), lead_id=health.pk)
    jobs.occur(date(2026, 12, 15))
    assert duty.parts.get(period="2026-Y").lead == duty.parts.get(period="2026-Q3").lead != health
    assert duty.parts.get(period="2027-Q1").lead == health


def test_a_period_stopped_is_not_made_again(duty: Task, ministry: Schedule, an: User) -> None:
    made = actions.make_series(duty, schedule=ministry, by=an)
    actions.stop(made[1], by=an, why="Không phát sinh")
    jobs.occur(date(2026, 6, 16))
    assert duty.parts.filter(period="2026-Q3").count() == 1


def test_an_ended_schedule_asks_for_nothing_due_after_it(duty: Task, ministry: Schedule, an: User) -> None:
    actions.make_series(duty, schedule=ministry, by=an)
    actions.end_schedule(ministry, by=an, last=date(2026, 12, 31))
    jobs.occur(date(2026, 12, 15))
    assert len(periods(duty)) == 3


def test_a_period_added_later_is_made_where_its_day_lies_ahead(
    duty: Task, ministry: Schedule, an: User
) -> None:
    actions.make_series(duty, schedule=ministry, by=an)
    days = [Period("M9", "9 tháng", YearDay(-1, 12, 15), YearDay(0, 9, 14), YearDay(0, 9, 20))]
    days.append(Period("Q1", "Quý I", YearDay(-1, 12, 15), YearDay(0, 3, 14), YearDay(0, 3, 20)))
    actions.save_schedule(ministry, by=an, periods=days)
    jobs.occur(date(2026, 6, 16))
    assert periods(duty) == ["2026-H1", "2026-M9", "2026-Q3", "2026-Y"]
    assert duty.parts.get(period="2026-M9").given_on == date(2026, 6, 16)


def test_another_schedule_leaves_what_is_there_and_adds_its_own(
    duty: Task, ministry: Schedule, an: User
) -> None:
    actions.make_series(duty, schedule=ministry, by=an)
    weekly = actions.standard("weekly")
    assert weekly is not None
    made = actions.follow(duty, schedule=weekly, by=an)
    assert [one.period for one in made] == ["2026-W25"]
    assert made[0].due == date(2026, 6, 19)
    with pytest.raises(UserError):
        actions.follow(made[0], schedule=ministry, by=an)


@pytest.mark.parametrize("wrong", ["group", "stopped", "reported", "extension", "period"])
def test_what_cannot_become_a_series_says_why(wrong: str, task: Task, ministry: Schedule, an: User) -> None:
    if wrong == "group":
        task.kind = "group"
    elif wrong == "stopped":
        actions.stop(task, by=an, why="x")
    elif wrong == "reported":
        actions.write(task, by=an, words="Đang làm", complete=False)
    elif wrong == "extension":
        extending.ask(task, by=an, reason="x", wanted=date(2026, 7, 30))
    else:
        task.period = "2026-Q1"
    assert hindrance(task)
    with pytest.raises(UserError):
        actions.make_series(task, schedule=ministry, by=an)
    assert not Task.objects.filter(parent=task).exists()


def test_every_occurrence_has_its_event(duty: Task, ministry: Schedule, an: User) -> None:
    made = actions.make_series(duty, schedule=ministry, by=an)
    events = {event.record: event for event in Event.objects.filter(verb="task.occur")}
    assert set(events) == {str(task.pk) for task in made}
    event = events[str(made[0].pk)]
    assert (event.by_name, event.unit, event.after["period"], event.after["due"]) == (
        an.full_name,
        duty.lead.name,
        "2026-H1",
        "2026-06-20",
    )


def test_officer_and_head_are_told_once_without_the_words_of_the_document(
    duty: Task, ministry: Schedule, an: User, dung: User, chi: User
) -> None:
    actions.make_series(duty, schedule=ministry, by=an)
    jobs.occur(date(2026, 12, 15))
    jobs.occur(date(2026, 12, 15))
    notice = Notice.objects.get(key__startswith="periods:")
    assert notice.person == dung
    assert "3" in notice.subject
    assert "20/03/2027" in notice.subject
    assert "Quý I năm 2027" in notice.body
    assert duty.wording not in notice.body


def test_a_day_without_anything_to_make_asks_the_database_as_often_for_many_series_as_for_one(
    finance: Unit, an: User, django_assert_max_num_queries: Any
) -> None:
    for recurrence in ("monthly", "quarterly", "annual"):
        schedule = actions.standard(recurrence)
        assert schedule is not None
        for number in range(6):
            duty = make_task(finance, an, due=None, wording=f"Báo cáo {recurrence} {number}")
            actions.make_series(duty, schedule=schedule, by=an)
    with django_assert_max_num_queries(8):
        jobs.occur(date(2026, 6, 15))


def test_many_series_are_made_with_as_many_queries_as_few(
    finance: Unit, an: User, django_assert_max_num_queries: Any
) -> None:
    schedule = actions.standard("quarterly")
    assert schedule is not None
    for number in range(40):
        duty = make_task(finance, an, due=None, wording=f"Báo cáo {number}")
        actions.make_series(duty, schedule=schedule, by=an)
    with django_assert_max_num_queries(24):
        jobs.occur(date(2026, 9, 15))
    assert Task.objects.filter(period="2026-Q4").count() == 40


def test_day_by_day_and_all_at_once_make_the_same(finance: Unit, an: User) -> None:
    schedule = actions.standard("quarterly")
    assert schedule is not None
    daily = make_task(finance, an, due=None, wording="Từng ngày")
    actions.make_series(daily, schedule=schedule, by=an)
    day = date(2026, 6, 15)
    while day < date(2027, 7, 1):
        day += timedelta(days=1)
        jobs.occur(day)
    late = make_task(finance, an, due=None, wording="Một lần")
    actions.make_series(late, schedule=schedule, by=an)
    jobs.occur(date(2027, 7, 1))
    same = ("period", "given_on", "due")
    assert list(daily.parts.values_list(*same)) == list(late.parts.values_list(*same))
    assert len(periods(daily)) == 6  # Q2 2026 … Q3 2027


def test_a_lead_that_has_ended_gets_no_period_that_began_after_it(
    duty: Task, ministry: Schedule, an: User
) -> None:
    actions.make_series(duty, schedule=ministry, by=an)
    duty.lead.valid_to = date(2026, 7, 1)
    duty.lead.save()
    jobs.occur(date(2026, 12, 15))
    assert "2027-Q1" not in periods(duty)


def test_more_series_than_one_query_may_name_are_made_all_the_same(
    finance: Unit, health: Unit, an: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule = actions.standard("quarterly")
    assert schedule is not None
    for number in range(3):
        duty = make_task(finance, an, due=None, wording=f"Báo cáo {number}")
        Coordination.objects.create(task=duty, unit=health)
        actions.make_series(duty, schedule=schedule, by=an)
    monkeypatch.setattr("cchc.tasks.actions.occurring.AT_ONCE", 2)
    assert actions.occur_all(date(2026, 9, 15), by="tick") == 3
    made = Task.objects.filter(period="2026-Q4")
    assert len(made) == 3
    assert all(list(task.coordinators.all()) == [health] for task in made)
