"""The filters of the list of tasks: each finds exactly what it says, and what is in force stands in its chips."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.accounts.models import Holding
from cchc.conftest import make_user
from cchc.tasks import actions
from cchc.tasks.actions import explaining, extending
from cchc.tasks.models import Task
from cchc.tasks.stages import STAGES, stage_query
from cchc.tasks.tests.conftest import TODAY, make_task

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def staged(an: User, dung: User, finance: Unit) -> dict[str, Task]:
    """One task of Sở Tài chính in every stage, and one that is done."""
    made = {name: make_task(finance, an, wording=name) for name in (*STAGES, "done")}
    for name in ("doing", "urgent", "approval"):
        actions.receive(made[name], by=dung)
    urgent = made["urgent"]
    Task.objects.filter(pk=urgent.pk).update(due=date(2026, 6, 20), due_written=date(2026, 6, 20))
    report = actions.write(made["approval"], by=dung, words="BC 1", complete=True)
    actions.submit(report, by=dung)
    for name in ("waiting", "returned"):
        report = actions.write(made[name], by=dung, words="BC 2", complete=True)
        actions.approve(report, by=dung)
    actions.give_back(made["returned"].reports.get(), by=an, why="Thiếu phụ lục")
    actions.enter_result(made["done"], by=an, words="BC 3")
    return made


def found(client: Any, **query: Any) -> set[str]:
    """The wordings that the list shows."""
    return {row.wording for row in client.get(reverse("tasks:list"), query).context["table"].records}


@pytest.mark.parametrize("stage", list(STAGES))
def test_each_stage_finds_its_task_and_no_other(
    stage: str, staged: dict[str, Task], an: User, as_user: Any
) -> None:
    assert found(as_user(an), stage=stage) == {stage}


def test_what_is_not_done_is_in_exactly_one_stage(staged: dict[str, Task]) -> None:
    for name, task in staged.items():
        stages = [stage for stage in STAGES if Task.objects.filter(stage_query(stage, TODAY), pk=task.pk)]
        assert stages == ([] if name == "done" else [name])


def test_whose_tasks_they_are(
    staged: dict[str, Task], an: User, dung: User, health: Unit, as_user: Any
) -> None:
    Task.objects.filter(pk=staged["doing"].pk).update(assignee=dung, leader=dung, follow_up=dung)
    other = make_task(health, an, wording="other")
    other.coordinations.create(unit=staged["doing"].lead)
    client = as_user(dung)
    assert found(client, scope="own") == set(staged)
    assert found(client, scope="shared") == {"other"}
    for scope in ("mine", "charge", "followed"):
        assert found(client, scope=scope) == {"doing"}, scope
    assert found(client, scope=["mine", "shared"]) == {"doing", "other"}


def test_by_the_people_who_stand_in_them(staged: dict[str, Task], an: User, dung: User, as_user: Any) -> None:
    Task.objects.filter(pk=staged["doing"].pk).update(assignee=dung, leader=dung, follow_up=dung)
    Task.objects.filter(pk=staged["new"].pk).update(division="Phòng Ngân sách")
    client = as_user(an)
    for name in ("follow_up", "leader", "assignee"):
        assert found(client, **{name: str(dung.pk)}) == {"doing"}, name
    assert found(client, assignee="none") == set(staged) - {"doing", "new"}
    assert found(client, assignee=["none", str(dung.pk)]) == set(staged) - {"new"}
    assert found(client, assignee="x") == set()


def test_what_they_wait_for(staged: dict[str, Task], an: User, dung: User, as_user: Any) -> None:
    extending.ask(staged["doing"], by=dung, reason="Chờ số liệu", wanted=date(2026, 7, 30))
    asked = explaining.ask(staged["urgent"], by=an, question="Vì sao?", answer_by=TODAY)
    client = as_user(an)
    assert found(client, waits="extension") == {"doing"}
    assert found(client, waits="explanation") == {"urgent"}
    assert found(client, waits="explanation_mine") == {"urgent"}
    assert found(client, waits="explanation_late") == set()
    assert found(as_user(dung), waits="explanation_mine") == set()
    explaining.answer(asked, by=dung, words="Đã rõ")
    assert found(as_user(an), waits="explanation") == set()


def test_by_days_level_priority_kind_recurrence_source_and_period(
    an: User, finance: Unit, as_user: Any
) -> None:
    make_task(finance, an, wording="plain")
    parent = make_task(finance, an, wording="series", kind="series", recurrence="quarterly")
    make_task(
        finance,
        an,
        wording="quarter",
        parent=parent,
        period="2026-Q1",
        priority="urgent",
        level="government",
        source_label="QĐ 15/QĐ-TTg",
        given_on=date(2026, 5, 4),
    )
    client = as_user(an)
    only = {"quarter"}
    assert found(client, priority="urgent") == only
    assert found(client, level="government") == only
    assert found(client, kind="series") == found(client, recurrence="quarterly") == {"series"}
    assert found(client, period="q1") == only
    assert found(client, source="15/QĐ") == only
    assert found(client, given_to="31/05/2026") == only
    assert found(client, part_of=str(parent.pk)) == only
    answer = client.get(reverse("tasks:list"), {"part_of": parent.pk, "priority": "urgent"})
    assert [chip.words.split(":")[0] for chip in answer.context["table"].filters.chips] != []
    assert "series" in answer.context["table"].filters.chips[0].words


def test_days_of_handing_in_confirming_and_returning(staged: dict[str, Task], an: User, as_user: Any) -> None:
    client, day = as_user(an), "15/06/2026"
    assert found(client, handed_from=day) == {"waiting", "done"}
    assert found(client, accepted_from=day) == {"done"}
    assert found(client, returned_from=day) == {"returned"}
    assert found(client, returned_from="16/06/2026") == set()


def test_filters_behind_the_line_stay_open_while_one_is_in_force(an: User, as_user: Any) -> None:
    client = as_user(an)
    plain = client.get(reverse("tasks:list")).content.decode()
    assert '<details class="filters-more">' in plain
    narrowed = client.get(reverse("tasks:list"), {"stage": "new"}).content.decode()
    assert '<details class="filters-more" open>' in narrowed


def test_the_filters_cost_few_queries(
    staged: dict[str, Task], an: User, finance: Unit, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    Holding.objects.create(user=an, role="unit_head", unit=finance, valid_from=TODAY)
    head = make_user("gd", "Giám Đốc", "unit_head", finance)
    Task.objects.update(follow_up=an, assignee=head, leader=an)
    query = {"stage": "new", "scope": "own", "follow_up": an.pk, "lead": finance.slug}
    for person in (an, head):
        client = as_user(person)
        client.get(reverse("tasks:list"))
        with django_assert_max_num_queries(12):
            answer = client.get(reverse("tasks:list"), query)
        assert answer.context["table"].count == 1
