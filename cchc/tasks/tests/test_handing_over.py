"""A person changes post: all open tasks that hang on the person go to another, by a document; the trail is whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import translation

from cchc.accounts.models import Holding, User
from cchc.audit.models import Event
from cchc.audit.trail import of
from cchc.conftest import make_user
from cchc.errors import UserError
from cchc.notices.models import Notice
from cchc.tasks.actions.handing_over import Order, digest, hand_over
from cchc.tasks.actions.papers import Paper
from cchc.tasks.history import amend
from cchc.tasks.models import Task
from cchc.tasks.tests.conftest import make_task
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from cchc.units.models import Unit

DAY = date(2026, 6, 10)
PAPER = Paper("9/QĐ-VP", DAY)
PAGE = "/nhiem-vu/ban-giao/"
ALL = ("follow_up", "leader", "assignee")


@pytest.fixture
def new(office: Unit) -> User:
    """Who takes over in the task office."""
    return make_user("moi", "Vũ Thị Mới", "task_office", office)


@pytest.fixture
def em(finance: Unit) -> User:
    """Another officer of Sở Tài chính."""
    return make_user("em", "Ngô Văn Em", "assignee", finance)


@pytest.fixture
def head(finance: Unit) -> User:
    """The head of Sở Tài chính."""
    return make_user("truong", "Trần Quốc Trưởng", "unit_head", finance)


def order(giver: User, taker: User, by: User, roles: tuple[str, ...] = ALL, **how: Any) -> Order:
    return Order(giver, taker, roles, by, how.get("paper", PAPER), how.get("day", DAY))


def test_all_that_hangs_on_a_person_goes_to_another_and_each_task_tells_it(an, new, finance, health):
    follows = make_task(finance, an, follow_up=an)
    both = make_task(health, an, follow_up=an, leader=an)
    other = make_task(finance, an, follow_up=new)
    closed = make_task(finance, an, follow_up=an)
    amend(closed, DAY, stopped_on=DAY)
    assert hand_over(order(an, new, an, ("follow_up", "leader"))) == 2
    for task, fields in ((follows, {"follow_up_id"}), (both, {"follow_up_id", "leader_id"})):
        now = Task.objects.get(pk=task.pk)
        event = of(task).filter(verb="task.hand_over").get()
        assert {getattr(now, field) for field in fields} == {new.pk}
        assert now.version > task.version
        assert event.before == dict.fromkeys(fields, an.pk)
        assert event.after == {**dict.fromkeys(fields, new.pk), "since": "2026-06-10"}
        assert "9/QĐ-VP (10/06/2026)" in event.note
    assert Task.objects.get(pk=closed.pk).follow_up == an
    assert not of(other).filter(verb="task.hand_over").exists()
    summary = Event.objects.get(verb="person.hand_over", record=str(an.pk))
    assert summary.after == {"handed_to": "Vũ Thị Mới", "tasks_follow_up": 2, "tasks_leader": 1}
    assert Notice.objects.get(person=new).subject


def test_whoever_edits_one_of_the_tasks_meanwhile_is_told(an, new, finance):
    task = make_task(finance, an, follow_up=an)
    opened = Task.objects.get(pk=task.pk)
    hand_over(order(an, new, an, ("follow_up",)))
    opened.wording = "Khác"
    with pytest.raises(Stale):
        opened.save()


def test_a_head_hands_over_between_assignees_of_the_own_unit_alone(dung, em, head, an, finance, health):
    own = make_task(finance, an, assignee=dung, follow_up=an)
    strange = make_task(health, an, assignee=dung)
    assert hand_over(order(dung, em, head, ("assignee",))) == 1
    assert Task.objects.get(pk=own.pk).assignee == em
    assert Task.objects.get(pk=strange.pk).assignee == dung


def test_what_cannot_be_handed_over_is_told_and_nothing_is_written(an, new, dung, em, head, binh, finance):
    make_task(finance, an, follow_up=an, assignee=dung)
    gone = make_user("nghi", "Người Nghỉ", "task_office", finance)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    events = Event.objects.count()
    for words, asked in {
        "number and the date": order(an, new, an, paper=Paper("", DAY)),
        "still to come": order(an, new, an, day=date(2027, 1, 1)),
        "Choose what": order(an, new, an, ()),
        "what is handed over": order(an, new, head),
        "two different": order(an, an, an),
        "may not sign in": order(an, User.objects.get(pk=gone.pk), an),
        "sees every task": order(an, dung, an),
        "holds no role in": order(dung, new, an, ("assignee",)),
        "reports on its tasks": order(dung, binh, head, ("assignee",)),
        "hangs on": order(em, new, an, ("follow_up",)),
    }.items():
        with translation.override("en"), pytest.raises(UserError, match=words):
            hand_over(asked)
    assert Event.objects.count() == events


def test_a_thousand_tasks_take_few_statements(an, new, finance, django_assert_max_num_queries: Any):
    for _number in range(40):
        make_task(finance, an, follow_up=an)
    with django_assert_max_num_queries(25):
        assert hand_over(order(an, new, an, ("follow_up",))) == 40


def data(giver: User, taker: User, *roles: str, **more: str) -> dict[str, Any]:
    return {
        "giver": giver.pk,
        "taker": taker.pk,
        "roles": list(roles),
        "number": "9/QĐ-VP",
        "dated": "10/06/2026",
        "day": "10/06/2026",
        **more,
    }


def test_the_page_shows_the_counts_first_and_then_does_it(as_user, an, new, finance):
    task = make_task(finance, an, follow_up=an, due=date(2026, 6, 5))
    client, asked = as_user(an), data(an, new, "follow_up", "leader")
    page = client.post(PAGE, asked)
    assert [(row["n"], row.get("late")) for row in page.context["plan"]["rows"]] == [
        (1, 1),
        (0, 0),
        (0, None),
    ]
    assert Task.objects.get(pk=task.pk).follow_up == an
    answer = client.post(PAGE, {**asked, "seen": page.context["plan"]["digest"]})
    assert (answer.status_code, answer.url) == (302, PAGE)
    assert Task.objects.get(pk=task.pk).follow_up == new
    empty = client.post(PAGE, data(an, new, "leader"))
    assert empty.status_code == 422  # nothing hangs on An any more, so An is no choice


def test_what_changed_since_it_was_looked_at_is_looked_at_again(as_user, an, new, finance):
    make_task(finance, an, follow_up=an)
    client, asked = as_user(an), data(an, new, "follow_up")
    seen = client.post(PAGE, asked).context["plan"]["digest"]
    make_task(finance, an, follow_up=an)
    page = client.post(PAGE, {**asked, "seen": seen})
    assert (page.status_code, page.context["plan"]["rows"][0]["n"]) == (200, 2)
    assert seen != digest(order(an, new, an, ("follow_up",)))
    assert Task.objects.filter(follow_up=new).count() == 0


def test_a_unit_head_chooses_among_the_own_people_and_what_hangs_on_them(
    as_user, head, dung, em, chi, an, task
):
    Task.objects.filter(pk=task.pk).update(assignee=dung, follow_up=an)
    page = as_user(head).get(PAGE)
    fields = page.context["form"].fields
    assert page.status_code == 200
    assert [value for value, _words in fields["roles"].choices] == ["assignee", "approver"]
    assert list(fields["giver"].queryset) == [dung]
    assert set(fields["taker"].queryset) == {dung, em, head}
    refused = as_user(head).post(PAGE, data(dung, chi, "assignee"))
    assert refused.status_code == 422


def test_what_is_wrong_stands_in_the_form(as_user, an, new, finance):
    make_task(finance, an, follow_up=an)
    page = as_user(an).post(PAGE, data(an, an, "follow_up"))
    assert page.status_code == 422
    assert page.context["form"].non_field_errors()
    page = as_user(an).post(PAGE, data(an, new, "follow_up", dated="01/01/2027"))
    assert "dated" in page.context["form"].errors


def test_who_only_reads_is_refused_and_an_officer_of_another_unit_finds_nothing(
    as_user, binh, chi, dung, task
):
    Task.objects.filter(pk=task.pk).update(assignee=dung)
    assert as_user(binh).get(PAGE).status_code == 403
    page = as_user(chi).get(PAGE)
    assert list(page.context["form"].fields["giver"].queryset) == []


@pytest.mark.parametrize("key", ["0", "abc", "9" * 40])
def test_a_bad_person_is_no_choice(as_user, an, key):
    assert as_user(an).get(f"{PAGE}?from={key}").status_code == 200
    assert as_user(an).post(PAGE, {"giver": key, "taker": key}).status_code == 422


def test_the_persons_page_leads_there_where_something_hangs_on_the_person(
    as_user, an, new, admin_user, binh, finance
):
    address = reverse("accounts:person", args=[an.pk])
    link = f"{PAGE}?from={an.pk}"
    assert link not in as_user(new).get(address).content.decode()
    make_task(finance, an, follow_up=an)
    assert link in as_user(new).get(address).content.decode()
    page = as_user(admin_user).get(address)
    assert [(panel.url, "1" in panel.words) for panel in page.context["panels"]] == [("", True)]
    assert as_user(binh).get(address).context["panels"] == []
    page = as_user(new).get(link)
    assert str(page.context["form"]["giver"].value()) == str(an.pk)


def test_the_page_that_ends_a_role_says_what_still_hangs_on_the_person(as_user, an, admin_user, finance):
    make_task(finance, an, follow_up=an)
    held = Holding.objects.get(user=an)
    page = as_user(admin_user).get(reverse("accounts:end_role", args=[held.pk]))
    assert page.context["panels"][0].words in page.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_people(
    as_user, an, finance, django_assert_max_num_queries: Any
) -> None:
    for number in range(10):
        person = make_user(f"nguoi{number}", f"Người Số {number}", "unit_officer", finance)
        make_task(finance, an, assignee=person)
    client = as_user(an)
    with django_assert_max_num_queries(18):
        client.get(PAGE)
