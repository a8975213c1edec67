"""The board of a unit: works / colleague / stranger / filters; each column opens its tasks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.accounts.models import Holding
from cchc.conftest import make_user
from cchc.tasks import actions, board
from cchc.tasks.models import Task
from cchc.tasks.stages import STAGES
from cchc.tasks.tests.conftest import TODAY, make_task

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
URL = reverse("tasks:board")


@pytest.fixture
def staged(an: User, dung: User, finance: Unit, health: Unit) -> dict[str, Task]:
    """One task of Sở Tài chính in every stage; one of Sở Y tế."""
    made = {name: make_task(finance, an, wording=name) for name in STAGES}
    make_task(health, an, wording="other")
    for name in ("doing", "urgent", "approval"):
        actions.receive(made[name], by=dung)
    due = date(2026, 6, 20)
    Task.objects.filter(pk=made["urgent"].pk).update(due=due, due_written=due, assignee=dung)
    actions.submit(actions.write(made["approval"], by=dung, words="BC", complete=True), by=dung)
    for name in ("waiting", "returned"):
        actions.approve(actions.write(made[name], by=dung, words="BC", complete=True), by=dung)
    actions.give_back(made["returned"].reports.get(), by=an, why="Thiếu")
    return made


def shown(client: Any, **query: Any) -> dict[str, list[str]]:
    """The wordings of each column."""
    rows = client.get(URL, query).context["columns"]
    return {row["column"].stage: [task.wording for task in row["column"].tasks] for row in rows}


def test_each_task_of_the_unit_stands_in_its_column(
    staged: dict[str, Task], dung: User, as_user: Any
) -> None:
    client = as_user(dung)
    assert shown(client) == {name: [name] for name in STAGES}
    for row in client.get(URL).context["columns"]:
        assert client.get(row["url"]).context["table"].count == row["column"].count


def test_who_has_it_stands_on_the_card_and_filters(staged: dict[str, Task], dung: User, as_user: Any) -> None:
    client = as_user(dung)
    text = client.get(URL).content.decode()
    assert dung.full_name in text
    assert {name for name, rows in shown(client, person=dung.pk).items() if rows} == {"urgent"}
    assert {name for name, rows in shown(client, person="none").items() if rows} == set(STAGES) - {"urgent"}
    assert shown(client, person="x") == shown(client)
    for row in client.get(URL, {"person": dung.pk}).context["columns"]:
        assert client.get(row["url"]).context["table"].count == row["column"].count


def test_one_of_several_units_is_chosen(
    staged: dict[str, Task], dung: User, health: Unit, as_user: Any
) -> None:
    Holding.objects.create(user=dung, role="unit_officer", unit=health, valid_from=TODAY)
    client = as_user(dung)
    assert "other" in shown(client)["new"]
    assert shown(client, unit=health.slug)["new"] == ["other"]
    assert shown(client, unit="khong-co") == shown(client)


def test_a_colleague_who_reads_sees_the_board_and_a_stranger_another(
    staged: dict[str, Task], binh: User, chi: User, as_user: Any
) -> None:
    assert shown(as_user(binh)) == {name: [name] for name in STAGES}
    assert shown(as_user(chi))["new"] == ["other"]


def test_one_without_a_unit_is_told_so(db: None, as_user: Any) -> None:
    answer = as_user(make_user("x", "Không Vai")).get(URL)
    assert (answer.status_code, answer.context["units"]) == (200, [])


def test_only_the_first_cards_are_drawn_and_the_rest_counted(
    an: User, dung: User, finance: Unit, as_user: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(board, "SHOWN", 2)
    for _number in range(5):
        make_task(finance, an)
    column = as_user(dung).get(URL).context["columns"][0]["column"]
    assert (column.count, len(column.tasks), column.left_out) == (5, 2, 3)


def test_the_board_costs_few_queries_however_many_tasks(
    staged: dict[str, Task],
    an: User,
    dung: User,
    finance: Unit,
    as_user: Any,
    django_assert_max_num_queries: Any,
) -> None:
    for _number in range(10):
        make_task(finance, an)
    client = as_user(dung)
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get(URL)
