"""All that hangs on a person who changes post is handed over: what names the person, and what waits for the person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import translation

from cchc.accounts.models import Holding, User
from cchc.audit.models import Event
from cchc.audit.trail import of
from cchc.conftest import make_unit, make_user
from cchc.errors import UserError
from cchc.notices.models import Notice
from cchc.tasks import actions
from cchc.tasks.actions import explaining, extending
from cchc.tasks.actions.handing_over import Order, digest, hand_over, left
from cchc.tasks.actions.hanging import KINDS, how_many, open_tasks
from cchc.tasks.actions.papers import Paper
from cchc.tasks.models import Explanation, Extension, Report, Task
from cchc.tasks.tests.conftest import make_task

if TYPE_CHECKING:
    from cchc.units.models import Unit

DAY = date(2026, 6, 10)
PAPER = Paper("9/QĐ-VP", DAY)
PAGE = "/nhiem-vu/ban-giao/"


@pytest.fixture
def new(office: Unit) -> User:
    """Who takes over in the task office."""
    return make_user("moi", "Vũ Thị Mới", "task_office", office)


@pytest.fixture
def head(finance: Unit) -> User:
    """The head of Sở Tài chính, who leaves."""
    return make_user("truong", "Trần Quốc Trưởng", "unit_head", finance)


@pytest.fixture
def next_head(finance: Unit) -> User:
    """The head who comes."""
    return make_user("tiep", "Đỗ Thị Tiếp", "unit_head", finance)


def order(
    giver: User, taker: User, by: User, roles: tuple[str, ...] = KINDS, office: Unit | None = None
) -> Order:
    return Order(giver, taker, roles, by, PAPER, DAY, office)


def sent(task: Task, by: User) -> Report:
    return actions.submit(actions.write(task, by=by, words="Đã xong", complete=True), by=by)


def ask(task: Task, by: User) -> Explanation:
    return explaining.ask(task, by=by, question="Vì sao chậm?", answer_by=date(2026, 6, 20))


def later(task: Task, by: User) -> Extension:
    return extending.ask(task, by=by, reason="Chờ số liệu", wanted=date(2026, 7, 30))


def refused(asked: Order, words: str) -> None:
    with translation.override("en"), pytest.raises(UserError, match=words):
        hand_over(asked)


def test_everything_of_the_task_office_goes_along_and_nothing_is_left(an, new, dung, finance, health):
    followed, charged = make_task(finance, an, follow_up=an), make_task(health, an, leader=an)
    wanted, asked = later(followed, dung), ask(charged, an)
    Notice.objects.all().delete()
    assert hand_over(order(an, new, an)) == 3
    assert (Task.objects.get(pk=followed.pk).follow_up, Task.objects.get(pk=charged.pk).leader) == (new, new)
    row = Explanation.objects.get(pk=asked.pk)
    assert (row.asked_by, row.answer_to) == (an, new)
    told = {"waits_for": "Nguyễn Thị An"}, {"waits_for": "Vũ Thị Mới"}
    for moved in (wanted, asked):
        event = of(moved).filter(verb="waiting.hand_over").get()
        assert (event.before, event.after) == told
        assert "9/QĐ-VP (10/06/2026)" in event.note
    summary = Event.objects.get(verb="person.hand_over", record=str(an.pk))
    assert summary.after == {
        "handed_to": "Vũ Thị Mới",
        "tasks_follow_up": 1,
        "tasks_leader": 1,
        "tasks_assignee": 0,
        "tasks_approver": 0,
        "tasks_asker": 1,
        "tasks_decider": 1,
    }
    assert how_many(an, open_tasks(), KINDS) == 0
    assert (how_many(new, open_tasks(), KINDS), left(order(an, new, an))) == (3, {})
    assert Notice.objects.get(person=new).body.count("- ") == 2


def test_the_answer_goes_to_who_took_over_and_stands_on_that_desk(as_user, an, new, dung, task):
    asked = ask(task, an)
    hand_over(order(an, new, an))
    Notice.objects.all().delete()
    waits = "/nhiem-vu/?waits=explanation_mine&kind=single"
    assert f"/nhiem-vu/{task.pk}/" in as_user(new).get(waits).content.decode()
    assert f"/nhiem-vu/{task.pk}/" not in as_user(an).get(waits).content.decode()
    explaining.answer(Explanation.objects.get(pk=asked.pk), by=dung, words="Vì thiếu số liệu")
    assert [notice.person for notice in Notice.objects.all()] == [new]


def test_reports_that_lie_with_the_old_head_wait_for_the_new_one(
    as_user, an, head, next_head, dung, finance, task
):
    report = sent(task, dung)
    Holding.objects.filter(user=head).update(valid_to=DAY)
    assert (
        how_many(head, open_tasks(), KINDS) == 0
    )  # it was sent on the 15th, when the head had left on the 10th
    Holding.objects.filter(user=head).update(valid_to=date(2026, 6, 15))
    assert hand_over(order(head, next_head, an)) == 1
    row = Report.objects.get(pk=report.pk)
    assert (row.approver, row.version > report.version) == (next_head, True)
    assert of(report).filter(verb="waiting.hand_over").count() == 1
    assert how_many(head, open_tasks(), KINDS) == 0
    assert how_many(next_head, open_tasks(), KINDS) == 1
    page = as_user(dung).get(task.get_absolute_url()).content.decode()
    assert "Đỗ Thị Tiếp" in page
    actions.approve(row, by=next_head)
    assert how_many(next_head, open_tasks(), KINDS) == 0


def test_a_report_that_is_written_anew_lies_with_all_who_approve_again(an, head, next_head, dung, task):
    report = sent(task, dung)
    hand_over(order(head, next_head, an))
    row = Report.objects.get(pk=report.pk)
    actions.rewrite(row, by=dung)
    assert Report.objects.get(pk=report.pk).approver is None


def test_what_the_taker_could_not_do_is_refused_and_nothing_is_written(an, new, head, dung, task, finance):
    leader = make_user("lanhdao", "Bùi Lãnh Đạo", "standing_office", finance)
    Task.objects.filter(pk=task.pk).update(follow_up=an)
    sent(Task.objects.get(pk=task.pk), dung)
    ask(task, an)
    before = Event.objects.count()
    refused(order(an, leader, an, ("asker",)), "Explanations")
    refused(order(head, dung, an, ("approver",)), "approves its reports")
    refused(order(head, new, an, ("approver",)), "approves its reports")
    assert Event.objects.count() == before


def test_only_what_hangs_on_the_post_in_one_office_goes_along(an, new, finance, health, dung, office):
    Holding.objects.create(user=dung, role="assignee", unit=health, valid_from=date(2020, 1, 1))
    Holding.objects.create(user=dung, role="task_office", unit=office, valid_from=date(2020, 1, 1))
    here, there = make_task(finance, an, assignee=dung), make_task(health, an, assignee=dung, follow_up=dung)
    em = make_user("em", "Ngô Văn Em", "unit_officer", finance)
    refused(order(dung, em, an, ("assignee",)), "reports on its tasks")
    asked = order(dung, em, an, ("assignee", "follow_up"), finance)
    assert left(asked) == {"follow_up": 1, "assignee": 1}
    assert hand_over(asked) == 1
    assert [Task.objects.get(pk=row.pk).assignee for row in (here, there)] == [em, dung]
    assert hand_over(order(dung, new, an, ("follow_up",), office)) == 1


def test_work_of_what_the_office_was_before_goes_along(an, finance, dung):
    from cchc.units.models import UnitChange

    old = make_unit("hoa-binh/so-tai-chinh", "Sở Tài chính", valid_to=date(2026, 6, 9))
    change = UnitChange.objects.create(kind="merge", day=DAY, basis="NQ 1")
    change.sources.add(old)
    change.targets.add(finance)
    task = make_task(old, an, assignee=dung)
    em = make_user("em", "Ngô Văn Em", "unit_officer", finance)
    assert hand_over(order(dung, em, an, ("assignee",), finance)) == 1
    assert Task.objects.get(pk=task.pk).assignee == em


def test_a_change_of_what_waits_is_looked_at_again(an, new, task):
    before = digest(order(an, new, an))
    ask(task, an)
    assert digest(order(an, new, an)) != before


def test_whoever_left_the_unit_is_not_told_of_its_old_reports(an, head, dung, task):
    report = actions.approve(actions.write(task, by=dung, words="Xong", complete=True), by=head)
    Holding.objects.filter(user=dung).update(valid_to=DAY)
    Notice.objects.all().delete()
    actions.accept(report, by=an)
    assert {notice.person for notice in Notice.objects.all()} == {head}


def test_the_page_counts_by_kind_and_says_what_stays(as_user, an, new, dung, finance):
    task = make_task(finance, an, follow_up=an, leader=an)
    later(task, dung)
    ask(task, an)
    asked = {
        "giver": an.pk,
        "taker": new.pk,
        "roles": ["follow_up", "asker"],
        "number": "9/QĐ-VP",
        "dated": "10/06/2026",
        "day": "10/06/2026",
    }
    client = as_user(an)
    page = client.post(PAGE, asked)
    assert [row["n"] for row in page.context["plan"]["rows"]] == [1, 1, 1]
    assert [row["n"] for row in page.context["plan"]["left"]] == [1]
    client.post(PAGE, {**asked, "seen": page.context["plan"]["digest"]})
    assert Task.objects.get(pk=task.pk).follow_up == new
    assert Explanation.objects.get().answer_to == new


def test_who_only_asked_or_only_approves_can_be_chosen(as_user, an, head, next_head, dung, task):
    assert list(as_user(an).get(PAGE).context["form"].fields["giver"].queryset) == []
    ask(task, an)
    sent(task, dung)
    assert set(as_user(an).get(PAGE).context["form"].fields["giver"].queryset) == {an, head, next_head}
    hand_over(order(head, next_head, an, ("approver",)))
    assert set(as_user(an).get(PAGE).context["form"].fields["giver"].queryset) == {an, next_head}
    address = reverse("accounts:person", args=[next_head.pk])
    assert f"{PAGE}?from={next_head.pk}" in as_user(an).get(address).content.decode()


@pytest.mark.parametrize("key", ["0", "khong-co-don-vi", "9" * 40])
def test_a_bad_office_is_told_in_the_form(as_user, an, new, finance, key: Any):
    make_task(finance, an, follow_up=an)
    page = as_user(an).post(PAGE, {"giver": an.pk, "taker": new.pk, "roles": ["follow_up"], "office": key})
    assert page.status_code == 422
    assert "office" in page.context["form"].errors
