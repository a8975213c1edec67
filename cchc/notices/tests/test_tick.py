"""The daily tick: each job once a day, missed days caught up, one that fails does not stop the others."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError

from cchc.notices import tick
from cchc.notices.management.commands import tick as command
from cchc.notices.models import JobRun

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[tuple[str, date]]:
    """The runs of two jobs, ``first`` and ``second``; today is Monday."""
    settings.FIXED_TODAY = MONDAY.isoformat()
    runs: list[tuple[str, date]] = []
    jobs = tuple((name, lambda day, name=name: runs.append((name, day))) for name in ("first", "second"))
    monkeypatch.setattr(tick, "offered", lambda name: (SimpleNamespace(JOBS=jobs),))
    return runs


def test_each_job_runs_once_a_day_however_often_it_ticks(ran: list[Any], settings: Any) -> None:
    assert (tick.tick(), tick.tick()) == (2, 0)
    settings.FIXED_TODAY = (MONDAY + timedelta(days=1)).isoformat()
    assert tick.tick() == 2
    assert ran[:2] == [("first", MONDAY), ("second", MONDAY)]
    assert len(ran) == 4


def test_missed_days_are_caught_up_in_order_a_month_at_most(ran: list[Any], settings: Any) -> None:
    JobRun.objects.create(
        job="first",
        day=MONDAY - timedelta(days=3),
        started_at="2026-02-27T01:00Z",
        finished_at="2026-02-27T01:01Z",
    )
    tick.tick()
    assert [day for name, day in ran if name == "first"] == [
        MONDAY - timedelta(days=2),
        MONDAY - timedelta(days=1),
        MONDAY,
    ]
    settings.FIXED_TODAY = (MONDAY + timedelta(days=400)).isoformat()
    ran.clear()
    tick.tick()
    assert len([day for name, day in ran if name == "first"]) == tick.MOST_DAYS + 1


def test_a_job_that_fails_is_told_and_does_not_stop_the_others(
    ran: list[Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    good = tick.jobs()["second"]

    def bad(day: date) -> None:
        raise ValueError("tệp hỏng")

    monkeypatch.setattr(tick, "jobs", lambda: {"bad": bad, "good": good})
    with caplog.at_level(logging.CRITICAL):
        assert tick.tick() == 1
    failed = JobRun.objects.get(job="bad")
    assert (failed.finished_at, failed.failure) == (None, "ValueError: tệp hỏng")
    assert ran == [("second", MONDAY)]


def test_a_run_that_did_not_end_is_tried_again_after_an_hour_by_one(
    ran: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = tick.claim("first", MONDAY)
    assert begun is not None
    assert tick.claim("first", MONDAY) is None
    moment = begun.started_at + tick.AGAIN_AFTER
    monkeypatch.setattr(tick, "now", lambda: moment)
    assert tick.claim("first", MONDAY) is not None
    assert tick.claim("first", MONDAY) is None


def test_every_domain_offers_its_jobs_by_name() -> None:
    assert "files.sweep" in tick.jobs()


def test_the_command_does_everything_that_is_due(ran: list[Any]) -> None:
    call_command("tick")
    assert len(ran) == 2


class Enough(Exception):
    """Ends what would go on forever."""


def test_forever_it_goes_on_after_each_rest(ran: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    rests: list[float] = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        JobRun.objects.all().delete()
        if len(rests) == 3:
            raise Enough

    monkeypatch.setattr("cchc.notices.management.commands.tick.time.sleep", rest)
    monkeypatch.setattr(command, "close_old_connections", lambda: None)
    with pytest.raises(Enough):
        call_command("tick", "--forever", "--interval", "7")
    assert rests == [7, 7, 7]
    assert len(ran) == 6


def test_a_database_that_is_away_for_a_moment_does_not_end_the_tick(
    ran: list[Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(command, "deliver", away)
    with caplog.at_level(logging.CRITICAL):
        command.once()
    assert len(ran) == 2
