"""Many tasks at once: asked first with the count, then all or none, one event a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.audit.models import Event
from cchc.conftest import make_user
from cchc.lib.xlsx import read
from cchc.tasks import actions
from cchc.tasks.actions import bulk
from cchc.tasks.models import Task, Urging
from cchc.tasks.tests.conftest import make_task
from cchc.web import bulk as limits

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db

URL = reverse("tasks:bulk")


@pytest.fixture
def three(an: User, dung: User, finance: Unit) -> list[Task]:
    """An open task, one that waits for confirmation, one that is done."""
    made = [make_task(finance, an, wording=f"Việc {number}") for number in range(3)]
    report = actions.write(made[1], by=dung, words="BC 1", complete=True)
    actions.approve(report, by=dung)
    actions.enter_result(made[2], by=an, words="BC 2")
    return [Task.objects.get(pk=task.pk) for task in made]


def keys(tasks: list[Task]) -> list[str]:
    """What the check boxes send."""
    return [str(task.pk) for task in tasks]


def sure(client: Any, act: str, tasks: list[Task], **fields: Any) -> Any:
    """Answer the question with yes."""
    return client.post(URL, {"act": act, "sure": "1", "keys": ",".join(keys(tasks)), **fields})


def test_it_asks_first_and_names_what_is_left_out_and_why(three: list[Task], an: User, as_user: Any) -> None:
    answer = as_user(an).post(URL, {"act": "stop", "row": keys(three), "query": "state=within"})
    assert (answer.context["count"], answer.context["others_count"]) == (2, 1)
    text = answer.content.decode()
    assert "Việc 2" in text
    assert "/nhiem-vu/?state=within" in text
    assert Task.objects.filter(stopped_on__isnull=True).count() == 3


def test_all_that_are_filtered_are_chosen_by_the_filters_of_the_list(
    three: list[Task], an: User, health: Unit, as_user: Any
) -> None:
    make_task(health, an, wording="Khác")
    answer = as_user(an).post(URL, {"act": "stop", "all": "1", "query": f"lead={three[0].lead.slug}"})
    assert answer.context["count"] + answer.context["others_count"] == 3


def test_stopping_with_a_reason_writes_one_event_a_task(three: list[Task], an: User, as_user: Any) -> None:
    client = as_user(an)
    assert sure(client, "stop", three[:2], why="").status_code == 422
    answer = sure(client, "stop", three[:2], why="Thay bằng TB 80", query="state=within")
    assert answer.url == "/nhiem-vu/?state=within"
    assert Task.objects.filter(stopped_on__isnull=False).count() == 2
    for task in three[:2]:
        assert (
            Event.objects.filter(verb="task.stop", record=str(task.pk), note="Thay bằng TB 80").count() == 1
        )


def test_one_that_cannot_means_that_none_is_done(three: list[Task], an: User, as_user: Any) -> None:
    answer = sure(as_user(an), "stop", three, why="x")
    assert answer.status_code == 422
    assert answer.context["told"]
    assert not Task.objects.filter(stopped_on__isnull=False).exists()


def test_tasks_that_went_meanwhile_are_told(three: list[Task], binh: User, an: User, as_user: Any) -> None:
    answer = as_user(an).post(
        URL, {"act": "priority", "sure": "1", "keys": f"{three[0].pk},999999", "priority": "urgent"}
    )
    assert answer.status_code == 422
    assert not Task.objects.filter(priority="urgent").exists()


def test_results_are_confirmed_of_those_alone_that_wait(three: list[Task], an: User, as_user: Any) -> None:
    client = as_user(an)
    asked = client.post(URL, {"act": "confirm", "row": keys(three)})
    assert asked.context["keys"] == str(three[1].pk)
    sure(client, "confirm", three[1:2])
    task = Task.objects.get(pk=three[1].pk)
    assert task.accepted_on == task.reports.get().accepted_on is not None
    assert Event.objects.filter(verb="task.accept", record=str(task.pk)).count() == 1


def test_people_and_priority_are_set(three: list[Task], an: User, province: Unit, as_user: Any) -> None:
    leader = make_user("ld", "Lê Đạo", "province_leader", province)
    client = as_user(an)
    sure(client, "follow_up", three[:2], follow_up=an.pk)
    sure(client, "leader", three[:2], leader=leader.pk)
    sure(client, "priority", three[:2], priority="urgent")
    sure(client, "priority", three[:2], priority="urgent")
    for task in Task.objects.filter(pk__in=keys(three[:2])):
        assert (task.follow_up, task.leader, task.priority) == (an, leader, "urgent")
        assert Event.objects.filter(verb="task.edit", record=str(task.pk)).count() == 3
    assert sure(client, "leader", three[:1], leader=make_user("x", "X").pk).status_code == 422


def test_units_are_urged_of_what_they_owe(three: list[Task], an: User, as_user: Any) -> None:
    client = as_user(an)
    assert client.post(URL, {"act": "urge", "row": keys(three)}).context["count"] == 1
    sure(client, "urge", three[:1], words="Đề nghị báo cáo gấp")
    assert Urging.objects.get().task == three[0]


def test_only_what_is_chosen_goes_to_excel(three: list[Task], binh: User, as_user: Any) -> None:
    rows = read(as_user(binh).post(URL, {"act": "export", "row": keys(three[:1])}).content)
    assert len(rows) == 4
    assert three[0].wording in rows[3]


@pytest.mark.parametrize(
    "data", [{}, {"act": "x"}, {"act": "export"}, {"act": "export", "row": ["x", "9" * 30]}]
)
def test_nothing_chosen_leads_back_with_a_sentence(data: dict[str, Any], an: User, as_user: Any) -> None:
    answer = as_user(an).post(URL, data, follow=True)
    assert answer.redirect_chain == [(reverse("tasks:list"), 302)]
    assert list(answer.context["messages"])


def test_more_than_the_most_is_refused_and_told(
    three: list[Task], an: User, as_user: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("cchc.tasks.views_bulk.MOST", 2)
    answer = as_user(an).post(URL, {"act": "stop", "all": "1"}, follow=True)
    assert "3" in str(next(iter(answer.context["messages"])))
    assert limits.MOST == 2000


def test_who_may_not_is_refused_each_act(three: list[Task], binh: User, dung: User, as_user: Any) -> None:
    for person in (binh, dung):
        for act in bulk.ACTS:
            answer = as_user(person).post(URL, {"act": act, "row": keys(three)})
            assert answer.status_code == 403, (person, act)
        acts = as_user(person).get(reverse("tasks:list")).context["table"].bulk.acts
        assert [key for key, _words in acts] == ["export"]


def test_a_stranger_chooses_nothing_of_what_is_not_seen(three: list[Task], chi: User, as_user: Any) -> None:
    answer = as_user(chi).post(URL, {"act": "export", "row": keys(three)})
    assert answer.url == reverse("tasks:list")


def test_the_address_alone_does_nothing(an: User, as_user: Any) -> None:
    assert as_user(an).get(URL).status_code == 405


def test_asking_costs_few_queries_however_many(
    an: User, finance: Unit, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    rows = keys([make_task(finance, an) for _number in range(20)])
    client = as_user(an)
    with django_assert_max_num_queries(12):
        client.post(URL, {"act": "confirm", "row": rows})
