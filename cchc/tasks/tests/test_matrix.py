"""The database's reading of states agrees with the engine's, for every task on every day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from cchc.tasks.columns import state_on
from cchc.tasks.counting import PARTS, READINGS, mark_query, part_query, state_query
from cchc.tasks.engine.state import MARKS, STATES, mark
from cchc.tasks.matrix import matrix
from cchc.tasks.models import Task
from cchc.tasks.standing import AsOf
from cchc.web.clock import now

DAY = date(2026, 6, 15)
#: What else may hold of a task: paused, stopped, taken up, returned.
RESTS = [{}, {"paused_on": DAY}, {"stopped_on": DAY}, {"received_on": DAY}, {"returned_on": DAY}]
AROUND = [None, *(DAY + timedelta(days=n) for n in (-40, -1, 0, 1, 7, 8, 40))]


@pytest.fixture
def tasks(finance, an):
    rows = [
        Task(
            wording=f"{due} {handed} {accepted} {rest}",
            lead=finance,
            given_on=date(2026, 1, 1),
            since=date(2026, 1, 1),
            due=due,
            due_written=due,
            due_first=due,
            handed_on=handed,
            handed_first=handed,
            accepted_on=handed and accepted,
            source_label="TB 1",
            created_at=now(),
            created_by=an,
            **rest,
        )
        for due, handed, accepted, rest in product(AROUND, AROUND, (None, DAY), RESTS)
    ]
    Task.objects.bulk_create(rows)
    return list(Task.objects.all())


def test_each_state_of_the_database_holds_exactly_the_tasks_of_the_engine(tasks):
    for name in STATES:
        wanted = {row.pk for row in tasks if state_on(DAY, row) == name}
        found = set(Task.objects.filter(state_query(name, DAY)).values_list("pk", flat=True))
        assert found == wanted, name


def test_each_mark_of_the_database_stands_beside_exactly_the_tasks_of_the_engine(tasks):
    for name in MARKS:
        wanted = {
            row.pk
            for row in tasks
            if mark(state_on(DAY, row), received_on=row.received_on, returned_on=row.returned_on) == name
        }
        assert set(Task.objects.filter(mark_query(name)).values_list("pk", flat=True)) == wanted, name


@pytest.mark.parametrize("reading", list(READINGS))
def test_each_task_is_in_exactly_one_part_by_whatever_reading(tasks, reading):
    found = [
        set(Task.objects.filter(part_query(part, DAY, READINGS[reading])).values_list("pk", flat=True))
        for part in PARTS
    ]
    assert sum(len(part) for part in found) == len(tasks) == len(set().union(*found))


def test_the_matrix_adds_up_to_all_tasks_in_one_query_and_one_for_the_units(tasks, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = matrix(Task.objects.all(), AsOf(DAY))
    assert found["sum"].counts.total == len(tasks)
    assert found["sum"].counts.adds_up


def test_a_unit_whose_deadlines_have_not_come_has_no_rate(finance, an):
    Task.objects.create(
        wording="x",
        lead=finance,
        given_on=DAY,
        due=DAY + timedelta(30),
        due_written=DAY + timedelta(30),
        source_label="TB 1",
        created_at=now(),
        created_by=an,
    )
    assert matrix(Task.objects.all(), AsOf(DAY))["sections"][0].rows[0].counts.on_time_of_due is None
