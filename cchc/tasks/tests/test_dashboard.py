"""The leader's dashboard: it works / colleague / 403 / stranger; each figure opens exactly what it counts."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from cchc.conftest import make_unit, make_user
from cchc.tasks import actions
from cchc.tasks.actions import explaining
from cchc.tasks.history import amend
from cchc.tasks.tests.conftest import TODAY, make_task
from cchc.tasks.trend import month_ends

pytestmark = pytest.mark.django_db

URL = "tasks:dashboard"
LINK = re.compile(r'<a class="tile[^"]*" href="([^"]+)"><span class="figure-number">(\d+)<')
BAR = re.compile(r'<a href="([^"]+)" aria-label="[^"]*: (\d+)">')


@pytest.fixture
def busy(finance, health, an):
    """Overdue of two units, waiting long, returned, at risk, with an explanation that is silent; and a group."""
    late = make_task(finance, an, due=date(2026, 6, 5), given_on=date(2026, 4, 1))
    make_task(health, an, due=date(2026, 5, 5), given_on=date(2026, 4, 1), source_label="78/TB-VPUBND")
    make_task(finance, an, due=date(2026, 6, 17), kind="group")
    make_task(finance, an, due=date(2026, 6, 17))
    waiting, back = make_task(finance, an, given_on=date(2026, 5, 1)), make_task(health, an)
    for task in (waiting, back):
        actions.approve(actions.write(task, by=an, words="BC", complete=True), by=an)
    with transaction.atomic():
        amend(waiting, date(2026, 6, 1), handed_on=date(2026, 6, 1), handed_first=date(2026, 6, 1))
    actions.give_back(back.reports.get(), by=an, why="Thiếu")
    asked = explaining.ask(late, by=an, question="Vì sao?", answer_by=TODAY)
    type(asked).objects.filter(pk=asked.pk).update(
        asked_on=TODAY - timedelta(9), answer_by=TODAY - timedelta(2)
    )
    return late


def page(client, **query):
    return client.get(reverse(URL), query)


@pytest.mark.parametrize("query", [{}, {"ngay": "10/06/2026"}, {"ngay": "10/04/2026"}])
def test_each_figure_opens_as_many_tasks(busy, an, as_user, query):
    client = as_user(an)
    text = page(client, **query).content.decode()
    found = LINK.findall(text) + BAR.findall(text)
    assert found or query.get("ngay") == "10/04/2026"
    for url, count in found:
        path = url.replace("&amp;", "&")
        assert client.get(path).context["table"].count == int(count), path


def test_the_figures_of_today_are_those_of_the_tasks(busy, an, as_user):
    context = page(as_user(an)).context
    counts = [tile["count"] for tile in context["tiles"]]
    #       coming, returned, waiting, waiting long, at risk, owe an explanation, silent
    assert counts == [2, 1, 1, 1, 1, 1, 1]
    assert context["overdue"] == 2
    assert context["risk_rule"]


def test_a_past_day_tells_neither_risk_nor_explanations(busy, an, as_user):
    context = page(as_user(an), ngay="10/06/2026").context
    assert len(context["tiles"]) == 4
    assert context["risk_rule"] is None
    assert "10/06/2026" in context["band"]


def test_without_tasks_it_says_what_to_do(an, as_user):
    answer = page(as_user(an))
    assert answer.status_code == 200
    assert "figure-number" not in answer.content.decode()


def test_who_sees_only_the_own_tasks_is_refused_the_overview(busy, binh, chi, as_user):
    for person in (binh, chi):
        assert page(as_user(person)).status_code == 403


def test_a_leader_looks_on(busy, office, as_user):
    assert page(as_user(make_user("ct", "Đỗ Văn Chủ", "province_leader", office))).status_code == 200


def test_what_is_no_day_is_today(busy, an, as_user):
    assert page(as_user(an), ngay="31/02/2026").context["band"] == ""


def test_the_points_of_a_year_are_month_ends_and_the_day_itself():
    days = month_ends(date(2026, 3, 31), 4)
    assert days == [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]


@pytest.mark.parametrize(
    ("name", "query", "most"),
    [
        ("tasks:dashboard", {}, 15),
        ("tasks:dashboard", {"ngay": "10/06/2026"}, 15),
        ("tasks:by_unit", {}, 15),
        ("tasks:by_unit", {"ngay": "10/06/2026"}, 15),
        ("tasks:by_unit", {"group": "directive", "reading": "first_result"}, 15),
        ("tasks:changes", {"tu": "01/05/2026"}, 15),
        ("tasks:list", {"ngay": "10/06/2026"}, 15),
        ("tasks:list", {}, 12),
        ("tasks:list", {"risk": "1", "kind": "single"}, 12),
        ("home:today", {}, 12),
    ],
)
def test_pages_of_counts_cost_few_queries_however_many_tasks_and_units(
    busy, an, province, as_user, django_assert_max_num_queries, name, query, most
):
    for number in range(8):
        unit = make_unit(f"phu-tho-2025/{number}", f"Sở {number}", parent=province, province=province)
        make_task(unit, an, due=date(2026, 6, 2), given_on=date(2026, 5, 20))
    client = as_user(an)
    client.get(reverse(name), query)
    with django_assert_max_num_queries(most):
        assert client.get(reverse(name), query).status_code == 200


def test_a_task_costs_few_queries(busy, an, as_user, django_assert_max_num_queries):
    client = as_user(an)
    client.get(busy.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(busy.get_absolute_url())


def test_each_chart_goes_out_as_a_picture(busy, an, as_user):
    client = as_user(an)
    context = page(client).context
    for name in ("units", "trend", "rates"):
        picture = page(client, picture=context[name]["title"])
        assert picture["Content-Type"] == "image/svg+xml"
        assert b"<a " not in picture.content
