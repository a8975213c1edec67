"""Acting on tasks: dates that make sense, a trail for every step."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cchc.audit.trail import of
from cchc.errors import UserError
from cchc.tasks import actions
from cchc.tasks.columns import state_of
from cchc.tasks.models import Task
from cchc.tasks.tests.conftest import TODAY
from cchc.web.rows import Stale


def test_a_result_entered_by_the_office_is_dated_told_and_judged_by_its_day(task, an):
    actions.enter_result(task, by=an, words="BC 12/BC-STC ngày 14/6/2026", on=date(2026, 6, 14))
    assert state_of(task) == "on_time"
    assert of(task).first().by_name == "Nguyễn Thị An"


@pytest.mark.parametrize("day", [date(2026, 5, 31), date(2026, 6, 16)])
def test_a_result_is_not_handed_in_before_the_order_or_tomorrow(task, an, day):
    with pytest.raises(UserError, match="01/06/2026"):
        actions.enter_result(task, by=an, words="BC 12", on=day)


def test_a_result_needs_words(task, an):
    with pytest.raises(UserError):
        actions.enter_result(task, by=an, words=" ")


def test_a_task_is_handed_in_once(task, an):
    actions.enter_result(task, by=an, words="BC 12")
    with pytest.raises(UserError):
        actions.enter_result(task, by=an, words="BC 12")


def test_opening_again_keeps_what_was_reported(task, an):
    actions.enter_result(task, by=an, words="BC 12")
    actions.reopen(task, by=an, why="Chưa đạt")
    assert task.is_open
    assert task.reports.get().words == "BC 12"
    assert of(task).first().before["accepted_on"] == TODAY.isoformat()
    with pytest.raises(UserError):
        actions.reopen(task, by=an, why="nữa")


def test_opening_again_needs_a_reason(task, an):
    actions.enter_result(task, by=an, words="BC 12")
    with pytest.raises(UserError):
        actions.reopen(task, by=an, why="")


def test_what_is_no_longer_followed_owes_nothing(task, an):
    actions.stop(task, by=an, why="Thay bằng TB 80")
    assert (state_of(task), task.stopped_on) == ("stopped", TODAY)
    with pytest.raises(UserError):
        actions.stop(task, by=an, why="nữa")


def test_stopping_needs_a_reason(task, an):
    with pytest.raises(UserError):
        actions.stop(task, by=an, why="")


def test_correcting_sets_coordinators_without_the_lead(task, an, finance, health):
    before = actions.shape(task)
    actions.correct(task, by=an, before=before, coordinators=[finance, health])
    assert list(task.coordinators.all()) == [health]
    assert of(task).first().after["coordinators"] == [health.slug]


def test_the_second_of_two_who_correct_is_told(task, an):
    other = Task.objects.get(pk=task.pk)
    actions.enter_result(other, by=an, words="BC 12")
    with pytest.raises(Stale):
        actions.stop(task, by=an, why="x")
    assert Task.objects.get(pk=task.pk).accepted_on == TODAY


@pytest.mark.parametrize("days", [{"due": date(2026, 7, 5)}, {"due": None}, {"due_written": None}])
def test_the_database_refuses_a_second_deadline_without_its_basis(task, days):
    assert task.due == task.due_written is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(**days)
    Task.objects.filter(pk=task.pk).update(**days, due_basis="CV 12/SNV")


def test_a_refused_act_leaves_no_event(task, an):
    known = of(task).count()
    with pytest.raises(UserError):
        actions.enter_result(task, by=an, words="")
    assert of(task).count() == known


def corrected(task, by, **changes):
    before = actions.shape(task)
    for name, value in changes.items():
        setattr(task, name, value)
    return actions.correct(task, by=by, before=before, coordinators=[])


def test_a_slip_corrected_on_the_day_of_entering_never_held(task, an, health):
    due = date(2026, 7, 10)
    corrected(task, an, lead=health, due=due, due_written=due, given_on=date(2026, 6, 3))
    assert (task.since, task.due_first, task.standings.count()) == (date(2026, 6, 3), due, 0)


def test_a_correction_of_a_later_day_leaves_what_held_before(task, an, finance, health, settings):
    settings.FIXED_TODAY = "2026-06-20"
    corrected(task, an, lead=health, due=date(2026, 7, 10), due_basis="CV 88")
    past = task.standings.get()
    assert (past.lead, past.due, past.until) == (finance, date(2026, 6, 30), date(2026, 6, 20))
    assert (task.lead, task.due_first, task.since) == (health, date(2026, 6, 30), date(2026, 6, 20))


def test_the_day_of_giving_is_corrected_with_what_held_since(task, an, dung, settings):
    actions.receive(task, by=dung)
    settings.FIXED_TODAY = "2026-06-20"
    corrected(task, an, given_on=date(2026, 5, 28))
    assert task.standings.get().since == date(2026, 5, 28)
    with pytest.raises(UserError):
        corrected(task, an, given_on=date(2026, 6, 15))
