"""Every day of a task's life is told by exactly one row: random lives against a day-by-day reference."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.tasks.history import amend
from cchc.tasks.models import Standing, Task, on_day
from cchc.tasks.tests.conftest import make_task

GIVEN = date(2026, 6, 1)
DAYS = 40
FACTS = ("due", "handed_on", "handed_first", "accepted_on", "paused_on", "stopped_on", "received_on")

day_numbers = st.integers(0, DAYS)
changes = st.one_of(
    st.builds(lambda n: {"due": GIVEN + timedelta(n)}, day_numbers),
    st.builds(lambda n: {"received_on": GIVEN + timedelta(n)}, day_numbers),
    st.builds(lambda n: {"paused_on": GIVEN + timedelta(n)}, day_numbers),
    st.just({"paused_on": None}),
    st.builds(lambda n: {"stopped_on": GIVEN + timedelta(n)}, day_numbers),
    st.just({"stopped_on": None}),
    st.builds(
        lambda n: {"handed_on": GIVEN + timedelta(n), "handed_first": GIVEN + timedelta(n)}, day_numbers
    ),
)


def told(task: Task, day: date) -> dict:
    """What the rows say of a day: the past standing that holds on it, else the task itself."""
    rows = list(Standing.objects.filter(on_day(day), task=task))
    row = rows[0] if rows else task
    assert len(rows) <= 1
    assert rows or task.since <= day
    return {name: getattr(row, name) for name in FACTS}


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(day_numbers, changes), max_size=9))
def test_what_is_told_of_each_day_is_what_a_slow_reference_says(steps, finance, an):
    with transaction.atomic():
        task = make_task(finance, an, due_basis="CV 88")
        reference = [{name: getattr(task, name) for name in FACTS} for _ in range(DAYS + 1)]
        for number, change in steps:
            amend(task, GIVEN + timedelta(number), **change)
            for facts in reference[number:]:
                facts.update(change)
        stored = Task.objects.get(pk=task.pk)
        for number, facts in enumerate(reference):
            assert told(stored, GIVEN + timedelta(number)) == facts, number
        transaction.set_rollback(True)


def test_what_happened_later_is_not_told_of_a_day_before(task):
    with transaction.atomic():
        amend(task, date(2026, 6, 10), stopped_on=date(2026, 6, 10))
    past = task.standings.get()
    assert (past.since, past.until, past.stopped_on) == (GIVEN, date(2026, 6, 10), None)


def test_two_changes_of_one_day_leave_one_past(task):
    with transaction.atomic():
        amend(task, date(2026, 6, 10), received_on=date(2026, 6, 10))
        amend(task, date(2026, 6, 10), paused_on=date(2026, 6, 10))
    assert task.standings.count() == 1


def test_nothing_is_told_before_the_task_was_given(task):
    with transaction.atomic():
        amend(task, date(2026, 1, 1), received_on=date(2026, 6, 1))
    assert (task.since, task.standings.count()) == (GIVEN, 0)


def test_what_is_no_fact_is_refused(task):
    with pytest.raises(ValueError, match="wording"), transaction.atomic():
        amend(task, GIVEN, wording="x")


@pytest.mark.django_db(transaction=True)
def test_facts_change_only_in_a_transaction(task):
    with pytest.raises(RuntimeError):
        amend(task, GIVEN, received_on=GIVEN)


@pytest.mark.parametrize(
    "broken",
    [
        {"accepted_on": GIVEN},
        {"handed_on": GIVEN},
        {"handed_on": GIVEN, "handed_first": GIVEN + timedelta(1)},
        {"due_first": None},
    ],
)
def test_the_database_refuses_facts_that_cannot_be(task, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(**broken)
