"""The value of each unit for a period, wherever it comes from; what is missing is left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cchc.errors import UserError
from cchc.indicators import actions
from cchc.indicators.engine.window import Window
from cchc.indicators.lookup import values_of
from cchc.indicators.tests.conftest import TODAY, a_value

pytestmark = pytest.mark.django_db
Q2 = Window.parse("2026-Q2")


def test_the_furthest_standing_is_taken_and_what_is_missing_is_left_out(declared, huong, finance, health):
    assert values_of("ho_so_dung_han", [finance, health], Q2, TODAY)[finance.slug].status == "declared"
    actions.verify(declared, numerator=Decimal(1900), denominator=Decimal(2000), reason="x", by=huong)
    found = values_of("ho_so_dung_han", [finance, health], Q2, TODAY)
    assert {slug: (value.said(), value.status) for slug, value in found.items()} == {
        finance.slug: ("95,00%", "verified")
    }


def test_a_report_that_closed_on_other_days_is_of_the_same_period(finance, dung):
    days = {"start": date(2026, 3, 15), "end": date(2026, 6, 14), "cut_off": date(2026, 6, 14)}
    actions.declare(a_value(finance, **days), by=dung)
    assert values_of("ho_so_dung_han", [finance], Q2, TODAY)[finance.slug].window.start == date(2026, 3, 15)


def test_a_computed_indicator_is_computed(finance):
    assert values_of("nhiem_vu_dung_han", [finance], Q2, TODAY)[finance.slug].no_cases


def test_stored_values_of_all_units_take_one_query(declared, finance, health, django_assert_num_queries):
    with django_assert_num_queries(1):
        values_of("ho_so_dung_han", [finance, health], Q2, TODAY)


def test_an_unknown_code_is_told_with_the_likely_one(finance):
    with pytest.raises(UserError, match="ho_so_dung_han"):
        values_of("ho_so_dung_hen", [finance], Q2, TODAY)
