"""Schedules as rows: loaded from the data, changed by people, never overwritten."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from cchc.audit.models import Event
from cchc.errors import UserError
from cchc.tasks import actions
from cchc.tasks.actions.scheduling import shape
from cchc.tasks.engine.schedule import STANDARD, Period
from cchc.tasks.engine.schedule_files import load
from cchc.tasks.engine.year_day import YearDay
from cchc.tasks.models import Schedule, SchedulePeriod
from cchc.tasks.schedules import plan_of
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db

Q1 = Period("Q1", "Quý I", YearDay(0, 1, 1), YearDay(0, 3, 0), YearDay(0, 4, 5))
SHIPPED = """key: thu
name: "Thử"
source: "CV 1"
verified: false
periods:
  - {code: Q1, name: "Quý I", from: "1/1", to: "14/3", due: "%s"}
"""


@pytest.fixture
def shipped(tmp_path: Path, settings: Any) -> Path:
    """A data folder with one schedule."""
    path = tmp_path / "schedules" / "thu.yaml"
    path.parent.mkdir()
    path.write_text(SHIPPED % "20/3", encoding="utf-8")
    settings.FACTS_DIR = tmp_path
    return path


def test_what_is_shipped_is_loaded_as_it_is_written_and_once(settings: Any) -> None:
    shipped = load(settings.FACTS_DIR / "schedules")
    assert actions.load_schedules(by="test") == len(shipped)
    for one in shipped:
        row = Schedule.objects.get(key=one.key)
        assert (row.name, row.source, row.verified) == (one.name, one.source, one.verified)
        assert set(plan_of(row).periods) == set(one.plan.periods)
        assert plan_of(row).weekday == one.plan.weekday
    events = Event.objects.count()
    assert actions.load_schedules(by="test") == 0
    assert Event.objects.count() == events


def test_new_data_reaches_a_schedule_that_nobody_changed_here(shipped: Path) -> None:
    actions.load_schedules(by="test")
    shipped.write_text(SHIPPED % "25/3", encoding="utf-8")
    assert actions.load_schedules(by="test") == 1
    assert SchedulePeriod.objects.get().due_day == 25


def test_what_a_clerk_changed_stays(shipped: Path, an: User) -> None:
    actions.load_schedules(by="test")
    row = Schedule.objects.get()
    row.name = "Của chúng tôi"
    actions.save_schedule(row, by=an, periods=[Q1])
    shipped.write_text(SHIPPED % "25/3", encoding="utf-8")
    assert actions.load_schedules(by="test") == 0
    assert Schedule.objects.get().name == "Của chúng tôi"
    assert SchedulePeriod.objects.get().due_month == 4


def test_what_a_clerk_ended_stays_ended(shipped: Path, an: User) -> None:
    actions.load_schedules(by="test")
    actions.end_schedule(Schedule.objects.get(), by=an, last=date(2026, 12, 31))
    actions.load_schedules(by="test")
    assert Schedule.objects.get().valid_to == date(2026, 12, 31)


def test_a_schedule_is_added_with_its_periods_and_its_trail(an: User) -> None:
    row = actions.save_schedule(Schedule(key="moi", name="Mới"), by=an, periods=[Q1])
    assert plan_of(row).periods == (Q1,)
    assert shape(row)["periods"] == ["Q1 Quý I: 1/1 – cuối tháng 3, hạn 5/4"]
    assert Event.objects.get(verb="schedule.add").by_id == an.pk


def test_a_weekly_schedule_keeps_no_periods(an: User) -> None:
    row = actions.save_schedule(Schedule(key="tuan", name="Tuần", weekday=5), by=an, periods=[Q1])
    assert plan_of(row).periods == ()


def test_an_unsound_schedule_is_refused_and_nothing_is_written(an: User) -> None:
    with pytest.raises(UserError, match="ít nhất một kỳ"):
        actions.save_schedule(Schedule(key="moi", name="Mới"), by=an, periods=[])
    assert not Schedule.objects.exists()


def test_whoever_comes_second_is_told_and_the_periods_stay(an: User) -> None:
    row = actions.save_schedule(Schedule(key="moi", name="Mới"), by=an, periods=[Q1])
    other = Schedule.objects.get(pk=row.pk)
    actions.save_schedule(row, by=an, periods=[Q1])
    with pytest.raises(Stale):
        actions.save_schedule(other, by=an, periods=[Period("X", "X", Q1.start, Q1.end, Q1.due)])
    assert SchedulePeriod.objects.get().code == "Q1"


def test_a_schedule_does_not_end_before_it_begins(an: User) -> None:
    row = Schedule(key="moi", name="Mới", valid_from=date(2026, 1, 1))
    actions.save_schedule(row, by=an, periods=[Q1])
    with pytest.raises(UserError):
        actions.end_schedule(row, by=an, last=date(2025, 12, 31))


def test_each_recurrence_has_its_standard_schedule_loaded_when_first_asked_for() -> None:
    for recurrence, key in STANDARD.items():
        found = actions.standard(recurrence)
        assert found is not None
        assert found.key == key
    assert actions.standard("other") is None
    assert actions.standard("") is None


def test_the_database_knows_seven_weekdays() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Schedule.objects.create(key="x", name="x", weekday=8)
