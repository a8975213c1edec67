"""How many tasks due in a period were done late."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.tasks.indicators import done_late
from cchc.tasks.indicators.tests.conftest import Q1, Q2, TODAY

pytestmark = pytest.mark.django_db
DUE = date(2026, 5, 10)


def test_late_is_judged_by_the_day_of_handing_in(finance, owed):
    owed(finance, DUE, date(2026, 5, 11))
    owed(finance, DUE, DUE, accepted_on=date(2026, 5, 20))
    owed(finance, DUE)
    value = done_late.compute([finance], Q2, TODAY)[finance.slug]
    assert (value.numerator, value.denominator, value.said()) == (1, None, "1")


def test_none_is_zero_and_not_no_cases(finance):
    value = done_late.compute([finance], Q2, TODAY)[finance.slug]
    assert value.said() == "0"
    assert not value.no_cases


def test_what_was_due_in_another_period_is_not_counted(finance, owed):
    owed(finance, DUE, date(2026, 5, 11))
    assert done_late.compute([finance], Q1, TODAY)[finance.slug].numerator == 0


def test_all_units_take_two_queries_at_most(finance, health, owed, django_assert_max_num_queries):
    owed(finance, DUE, date(2026, 5, 11))
    with django_assert_max_num_queries(2):
        done_late.compute([finance, health], Q1, TODAY)
