"""Tasks due in a period that were done on time, as it stood when the period's data was closed."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.tasks.indicators import on_time
from cchc.tasks.indicators.tests.conftest import Q1, Q2, TODAY
from cchc.tasks.models import Standing

pytestmark = pytest.mark.django_db
DUE = date(2026, 5, 10)


def told(value):
    return value.said(), value.numerator, value.denominator


def test_two_of_three_that_were_due_are_done_on_time(finance, health, owed):
    owed(finance, DUE, DUE)
    owed(finance, DUE, date(2026, 5, 2))
    owed(finance, DUE, date(2026, 5, 11))
    owed(health, DUE, DUE)
    found = on_time.compute([finance, health], Q2, TODAY)
    assert told(found[finance.slug]) == ("66,67%", 2, 3)
    assert told(found[health.slug]) == ("100,00%", 1, 1)


def test_open_and_overdue_counts_against_and_what_is_not_due_yet_does_not(finance, owed):
    owed(finance, DUE, DUE)
    owed(finance, DUE)
    owed(finance, date(2026, 6, 30))
    owed(finance, None)
    owed(finance, DUE, DUE, accepted_on=None)
    owed(finance, DUE, stopped_on=DUE)
    assert told(on_time.compute([finance], Q2, TODAY)[finance.slug]) == ("50,00%", 1, 2)


def test_a_unit_without_tasks_has_no_cases(finance, owed):
    value = on_time.compute([finance], Q2, TODAY)[finance.slug]
    assert value.no_cases
    assert value.cut_off == TODAY


def test_deadlines_of_another_period_are_not_counted(finance, owed):
    owed(finance, date(2026, 3, 31), date(2026, 3, 31))
    owed(finance, date(2026, 4, 1))
    found = on_time.compute([finance], Q2, TODAY)[finance.slug]
    assert told(found) == ("0,00%", 0, 1)


def test_a_period_that_has_ended_is_told_as_it_stood_then(finance, owed):
    due = date(2026, 3, 20)
    task = owed(finance, due, date(2026, 4, 2), since=date(2026, 4, 2))
    Standing.objects.create(
        task=task, lead=finance, since=date(2026, 1, 1), until=date(2026, 4, 2), due=due, due_first=due
    )
    owed(finance, due, due)
    value = on_time.compute([finance], Q1, TODAY)[finance.slug]
    assert told(value) == ("50,00%", 1, 2)
    assert value.cut_off == date(2026, 3, 31)


def test_a_period_to_come_has_no_cases(finance, owed, django_assert_num_queries):
    owed(finance, date(2026, 8, 1))
    from cchc.indicators.engine.window import Window

    with django_assert_num_queries(0):
        assert on_time.compute([finance], Window.parse("2026-Q3"), TODAY)[finance.slug].no_cases


def test_all_units_take_two_queries_at_most(finance, health, owed, django_assert_max_num_queries):
    for unit in (finance, health):
        owed(unit, DUE, DUE)
    with django_assert_max_num_queries(2):
        on_time.compute([finance, health], Q1, TODAY)
