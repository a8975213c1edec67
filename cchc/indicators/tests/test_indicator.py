"""One indicator: its definition, its values by unit and period, a chart once two periods can be compared."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from cchc.indicators import actions
from cchc.indicators.series import QUARTERS
from cchc.indicators.tests.conftest import a_value
from cchc.lib.xlsx import read
from cchc.tasks.models import Task
from cchc.web.clock import now

pytestmark = pytest.mark.django_db
PAGE = "/chi-so/xem/ho_so_dung_han/"
COMPUTED = "/chi-so/xem/nhiem_vu_dung_han/"


@pytest.fixture
def before(finance, dung):
    """The first quarter: 940 of 1.000."""
    row = a_value(
        finance,
        period="2026-Q1",
        start=date(2026, 1, 1),
        end=date(2026, 3, 31),
        cut_off=date(2026, 3, 31),
        numerator=Decimal(940),
        denominator=Decimal(1000),
    )
    return actions.declare(row, by=dung)


def test_it_says_what_is_counted_out_of_what(binh, as_user):
    body = as_user(binh).get(PAGE).content.decode()
    assert "hồ sơ đã giải quyết trong kỳ" in body
    assert "Thông tư 01/2020/TT-VPCP" in body


def test_values_are_seen_by_who_may_see_them(declared, dung, chi, as_user):
    assert "96,40%" in as_user(dung).get(PAGE).content.decode()
    assert "96,40%" not in as_user(chi).get(PAGE).content.decode()


def test_units_stand_down_and_periods_across_with_a_dash_where_nothing_was_entered(
    before, declared, health, chi, dung, an, as_user
):
    actions.declare(a_value(health, numerator=Decimal(0), denominator=Decimal(0)), by=chi)
    answer = as_user(an).get(PAGE)
    grid = answer.context["grid"]
    assert grid.heads == ["quý I năm 2026", "quý II năm 2026"]
    words = {unit.name: [cell and cell.words for cell in cells] for unit, cells in grid.rows}
    assert words == {"Sở Tài chính": ["94,00%", "96,40%"], "Sở Y tế": [None, "Không phát sinh"]}
    assert "—" in answer.content.decode()


def test_only_periods_of_the_commonest_kind_stand_side_by_side(before, declared, finance, dung, as_user):
    year = {
        "period": "2025",
        "start": date(2025, 1, 1),
        "end": date(2025, 12, 31),
        "cut_off": date(2025, 12, 31),
    }
    actions.declare(a_value(finance, **year), by=dung)
    assert as_user(dung).get(PAGE).context["grid"].heads == ["quý I năm 2026", "quý II năm 2026"]


def test_two_periods_make_a_chart_whose_title_is_the_finding(before, declared, dung, as_user):
    chart = as_user(dung).get(PAGE).context["chart"]
    assert [mark.words for mark in chart["chart"].marks] == ["94,00%", "96,40%"]
    assert chart["title"].startswith("Sở Tài chính: 96,40%")
    assert "2,4" in chart["title"]
    picture = as_user(dung).get(PAGE, {"picture": chart["title"]})
    assert picture["Content-Type"] == "image/svg+xml"
    assert as_user(dung).get(PAGE, {"picture": "khác"}).status_code == 404


def test_one_period_or_no_cases_makes_none(declared, dung, finance, as_user):
    none = {
        "numerator": Decimal(0),
        "denominator": Decimal(0),
        "period": "2026-Q1",
        "start": date(2026, 1, 1),
    }
    actions.declare(a_value(finance, **none, end=date(2026, 3, 31), cut_off=date(2026, 3, 31)), by=dung)
    answer = as_user(dung).get(PAGE)
    assert answer.context["chart"] is None
    assert "Không phát sinh" in answer.content.decode()


def test_excel_keeps_the_parts(declared, dung, as_user):
    answer = as_user(dung).get(PAGE, {"format": "xlsx"})
    rows = read(BytesIO(answer.content).getvalue())
    assert any({"96,40%", 1928, 2000} <= set(row) for row in rows)


def test_a_computed_indicator_counts_the_tasks_of_the_units_one_sees(binh, chi, finance, an, as_user):
    due = date(2026, 6, 1)
    Task.objects.create(
        wording="x",
        lead=finance,
        given_on=date(2026, 5, 1),
        since=date(2026, 5, 1),
        due=due,
        due_written=due,
        due_first=due,
        handed_on=due,
        handed_first=due,
        accepted_on=due,
        source_label="TB 1",
        created_at=now(),
        created_by=an,
    )
    table = as_user(binh).get(COMPUTED).context["table"]
    assert [(row.unit, row.period, row.numerator, row.denominator) for row in table.records] == [
        (finance, "2026-Q2", 1, 1)
    ]
    assert as_user(chi).get(COMPUTED).context["table"].count == 0


def test_a_computed_indicator_takes_two_queries_a_quarter(an, as_user, django_assert_max_num_queries):
    client = as_user(an)
    client.get(COMPUTED)
    with django_assert_max_num_queries(7 + 2 * QUARTERS):
        client.get(COMPUTED)


def test_a_computed_indicator_is_not_declared(dung, as_user):
    client = as_user(dung)
    assert not client.get(COMPUTED).context["may_declare"]
    assert client.get(f"{COMPUTED}khai/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_values(
    before, declared, dung, as_user, django_assert_max_num_queries
):
    client = as_user(dung)
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)


def test_an_unknown_code_is_not_there(dung, as_user):
    assert as_user(dung).get("/chi-so/xem/khong_co/").status_code == 404
    assert as_user(dung).get("/chi-so/xem/%00/").status_code == 404
