"""The week by leader in charge, and the calendar of deadlines: what is counted opens as a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.conftest import make_user
from cchc.lib.xlsx import read
from cchc.tasks import actions, week
from cchc.tasks.models import Task
from cchc.tasks.tests.conftest import make_task
from cchc.workcal.models import SpecialDay

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
WEEK, CALENDAR = reverse("tasks:week"), reverse("tasks:calendar")


@pytest.fixture
def due(an: User, finance: Unit, health: Unit, office: Unit) -> dict[str, Task]:
    """Tasks of two units due this week and next, one with a leader in charge, one done, one no longer followed."""
    leader = make_user("ld", "Lê Văn Lãnh", "province_leader", office)
    days = {"monday": 15, "sunday": 21, "next": 22, "done": 17, "stopped": 17, "health": 17}
    made = {
        name: make_task(health if name == "health" else finance, an, wording=name, due=date(2026, 6, day))
        for name, day in days.items()
    }
    Task.objects.filter(wording__in=("sunday", "health")).update(leader=leader)
    actions.enter_result(made["done"], by=an, words="BC")
    actions.stop(made["stopped"], by=an, why="Thay")
    return made


def names(client: Any, **query: Any) -> list[tuple[str, list[list[str]]]]:
    """The wordings by leader and unit."""
    groups = client.get(WEEK, query).context["groups"]
    return [
        (
            group.leader.full_name if group.leader else "",
            [[task.wording for task in tasks] for _unit, tasks in group.units],
        )
        for group in groups
    ]


def test_this_week_by_leader_then_unit_then_day(due: dict[str, Task], an: User, as_user: Any) -> None:
    found = names(as_user(an))
    assert [leader for leader, _units in found] == ["Lê Văn Lãnh", ""]
    assert sorted(found[0][1]) == [["health"], ["sunday"]]
    assert found[1][1] == [["monday", "done"]]


def test_another_week_is_named_by_any_of_its_days(due: dict[str, Task], an: User, as_user: Any) -> None:
    client = as_user(an)
    assert names(client, day="24/06/2026") == [("", [["next"]])]
    assert names(client, day="x") == names(client)
    assert names(client, day="01/01/0001") == names(client)
    assert client.get(WEEK, {"day": "01/01/2030"}).context["groups"] == []


def test_the_week_is_narrowed_to_ones_own_and_given_as_excel(
    due: dict[str, Task], dung: User, chi: User, as_user: Any
) -> None:
    assert {
        row for _leader, units in names(as_user(dung), scope="own") for unit in units for row in unit
    } == {
        "monday",
        "sunday",
        "done",
    }
    assert names(as_user(chi)) == [("Lê Văn Lãnh", [["health"]])]
    _title, _day, head, *rows = read(as_user(dung).get(WEEK, {"format": "xlsx"}).content)
    assert len(rows) == 3
    assert len(head) == len(week.EXPORTED)


def test_more_than_is_drawn_is_told(due: dict[str, Task], an: User, as_user: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(week, "DRAWN", 2)
    context = as_user(an).get(WEEK).context
    assert (context["count"], context["left_out"]) == (2, True)


def cells(client: Any, **query: Any) -> dict[int, dict[str, int]]:
    """The counts of each day of the month."""
    return {
        day.day.day: {told.state: told.count for told in day.told}
        for day in client.get(CALENDAR, query).context["days"]
    }


def test_the_calendar_counts_each_day_by_state(due: dict[str, Task], an: User, as_user: Any) -> None:
    make_task(due["monday"].lead, an, due=date(2026, 6, 9))
    assert cells(as_user(an)) == {
        9: {"overdue": 1},
        15: {"soon": 1},
        17: {"soon": 1, "done": 1},
        21: {"soon": 1},
        22: {"soon": 1},
    }


def test_each_count_of_the_calendar_opens_its_tasks(due: dict[str, Task], dung: User, as_user: Any) -> None:
    client = as_user(dung)
    for query in ({}, {"scope": "own"}):
        for day in client.get(CALENDAR, query).context["days"]:
            assert client.get(day.url).context["table"].count == day.count
            for told in day.told:
                assert client.get(told.url).context["table"].count == told.count, (day.day, told.state)


def test_days_off_come_from_the_working_calendar(due: dict[str, Task], an: User, as_user: Any) -> None:
    SpecialDay.objects.create(day=date(2026, 6, 17), kind="off", name="Nghỉ tránh bão")
    days = {day.day: day for row in as_user(an).get(CALENDAR).context["weeks"] for day in row}
    assert (days[date(2026, 6, 17)].off, days[date(2026, 6, 17)].name) == (True, "Nghỉ tránh bão")
    assert days[date(2026, 6, 20)].off
    assert not days[date(2026, 6, 16)].off
    assert days[date(2026, 7, 1)].out


def test_the_month_stands_in_the_address(due: dict[str, Task], an: User, as_user: Any) -> None:
    client = as_user(an)
    context = client.get(CALENDAR, {"month": "2026-12"}).context
    assert (context["before"], context["after"], context["days"]) == ("2026-11", "2027-01", [])
    for text in ("2026-13", "9999-01", "x", "२०२६-०१"):
        assert client.get(CALENDAR, {"month": text}).context["first"] == date(2026, 6, 1), text
    assert client.get(CALENDAR, {"month": "2000-01"}).context["before"] == ""


@pytest.mark.parametrize("address", [WEEK, CALENDAR])
def test_a_page_of_days_costs_few_queries(
    address: str, due: dict[str, Task], dung: User, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(dung)
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get(address)
