"""Tasks open and overdue, out of all with a deadline, as they stood at a period's end."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.tasks.indicators import overdue
from cchc.tasks.indicators.tests.conftest import Q1, Q2, TODAY
from cchc.tasks.matrix import matrix
from cchc.tasks.models import Task
from cchc.tasks.standing import AsOf

pytestmark = pytest.mark.django_db


def test_one_of_four_with_a_deadline_is_overdue(finance, owed):
    owed(finance, date(2026, 2, 1))
    owed(finance, date(2026, 5, 1), date(2026, 5, 2))
    owed(finance, date(2026, 12, 1))
    owed(finance, date(2026, 5, 1), date(2026, 5, 1))
    owed(finance, None)
    value = overdue.compute([finance], Q2, TODAY)[finance.slug]
    assert (value.numerator, value.denominator, value.said()) == (1, 4, "25,00%")


def test_a_task_overdue_for_long_counts_in_every_quarter(finance, owed):
    owed(finance, date(2026, 2, 1))
    for quarter in (Q1, Q2):
        assert overdue.compute([finance], quarter, TODAY)[finance.slug].said() == "100,00%"


def test_it_agrees_with_the_matrix_of_the_same_day(finance, owed):
    for due in (date(2026, 2, 1), date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)):
        owed(finance, due)
    value = overdue.compute([finance], Q1, TODAY)[finance.slug]
    counts = matrix(Task.objects.all(), AsOf(Q1.end, past=True))["sum"].counts
    assert (value.numerator, value.denominator) == (counts.of("open_overdue"), counts.dated) == (2, 4)


def test_no_task_is_no_case(finance):
    assert overdue.compute([finance], Q2, TODAY)[finance.slug].no_cases


def test_all_units_take_two_queries_at_most(finance, health, owed, django_assert_max_num_queries):
    owed(finance, date(2026, 2, 1))
    with django_assert_max_num_queries(2):
        assert set(overdue.compute([finance, health], Q1, TODAY)) == {finance.slug, health.slug}
