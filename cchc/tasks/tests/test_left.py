"""A unit that led a task once sees it as it stood on its last day, and nothing of what came after."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.conftest import make_unit, make_user
from cchc.tasks import actions
from cchc.tasks.actions import explaining, shape, transferring
from cchc.tasks.actions.papers import Paper
from cchc.tasks.actions.undoing import undo
from cchc.tasks.models import Coordination, Task
from cchc.tasks.tests.conftest import make_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.accounts.models import User
    from cchc.units.models import Unit

PAPER = Paper("9/QĐ-UBND", date(2026, 6, 2))
LIST = "/nhiem-vu/da-chuyen-di/"


@pytest.fixture
def at(settings: Any) -> Callable[[int], None]:
    """``at(7)`` makes it 7/6/2026."""

    def move(day: int) -> None:
        settings.FIXED_TODAY = f"2026-06-{day:02d}"

    return move


@pytest.fixture
def moved(at: Any, an: User, dung: User, chi: User, finance: Unit, health: Unit) -> Task:
    """Sở Tài chính led it until 9/6, reported 30 percent on the 5th; Sở Y tế goes on with it and changed all."""
    at(1)
    task = make_task(finance, an, follow_up=an, wording="Việc như đã giao", product="Báo cáo")
    at(3)
    actions.assign(fresh(task), by=dung, assignee=dung)
    at(5)
    report(task, dung, "Đã làm phần đầu", 30)
    at(12)
    transferring.move(fresh(task), health, by=an, paper=PAPER, day=date(2026, 6, 10))
    at(13)
    actions.assign(fresh(task), by=chi, assignee=chi, division="Phòng Kế hoạch của Sở Y tế")
    report(task, chi, "Bí mật của Sở Y tế", 83)
    explaining.ask(fresh(task), by=an, question="Hỏi riêng Sở Y tế", answer_by=date(2026, 6, 20))
    row = fresh(task)
    before = shape(row)
    row.wording, row.product = "Việc đã sửa sau này", "Đề án mới"
    actions.correct(row, by=an, before=before, coordinators=[])
    at(15)
    return fresh(task)


def fresh(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def report(task: Task, by: User, words: str, percent: int) -> None:
    row = actions.write(fresh(task), by=by, words=words, complete=False, percent=percent)
    actions.hand_in_progress(row, by=by)


def shown(client: Any, task: Task, **query: str) -> Any:
    return client.get(reverse("tasks:task", args=[task.pk]), query)


#: What came after the unit's last day: none of it may reach the people of the unit that had it.
LATER = (
    "Bí mật của Sở Y tế",
    "83",
    "Việc đã sửa sau này",
    "Đề án mới",
    "Hỏi riêng",
    "Lê Linh Chi",
    "Phòng Kế hoạch",
    "9/QĐ-UBND",
)


def test_the_unit_that_had_it_sees_its_last_day_and_nothing_of_what_came_after(as_user, moved, dung, binh):
    for person in (dung, binh):
        page = shown(as_user(person), moved)
        text = page.content.decode().partition("<main")[2]
        assert page.status_code == 200
        for words in (
            "Việc như đã giao",
            "Đã làm phần đầu",
            "30%",
            "Hoàng Văn Dũng",
            "09/06/2026",
            "Sở Tài chính",
        ):
            assert words in text, words
        for words in LATER:
            assert words not in text, words


def test_an_earlier_day_may_be_asked_for_a_later_one_not(as_user, moved, dung):
    client = as_user(dung)
    early = shown(client, moved, ngay="02/06/2026")
    assert early.context["stood"].was.assignee is None
    assert early.context["stood"].was.percent is None
    late = shown(client, moved, ngay="13/06/2026")
    assert "stood" not in late.context
    assert late.context["day_form"].errors["ngay"]
    assert all(words not in late.content.decode().partition("<main")[2] for words in LATER)


def test_nothing_can_be_done_there_and_no_other_page_of_it_opens(as_user, moved, dung):
    client = as_user(dung)
    for name in ("report", "assign", "extension_ask", "edit", "stop"):
        assert client.get(reverse(f"tasks:{name}", args=[moved.pk])).status_code == 404, name
    later = moved.reports.get(percent=83)
    assert client.get(reverse("tasks:report_edit", args=[later.pk])).status_code == 404
    assert moved not in Task.objects.visible_to(dung)


def test_the_unit_that_leads_it_now_and_the_office_see_the_whole(as_user, moved, chi, an):
    for person in (chi, an):
        page = shown(as_user(person), moved)
        assert page.templates[0].name == "tasks/task.html"
        assert "Bí mật của Sở Y tế" in page.content.decode()


def test_a_stranger_and_a_unit_that_only_coordinated_find_nothing(as_user, at, an, moved, office, province):
    other = make_unit("phu-tho-2025/so-xay-dung", "Sở Xây dựng", parent=province, province=province)
    stranger = make_user("la", "Người Lạ", "unit_head", other)
    assert shown(as_user(stranger), moved).status_code == 404
    assert as_user(stranger).get("/nhiem-vu/999999/").status_code == 404


def test_the_people_of_an_ended_unit_and_of_what_it_became_see_it(as_user, at, an, finance, health):
    from cchc.units.models import UnitChange

    old = make_unit("hoa-binh/so-chung", "Sở Chung", valid_to=date(2026, 6, 9))
    change = UnitChange.objects.create(kind="split", day=date(2026, 6, 10), basis="NQ 1")
    change.sources.add(old)
    change.targets.add(finance, health)
    own, heir = (
        make_user("cu", "Người Cũ", "unit_officer", old),
        make_user("ke", "Người Kế", "viewer", finance),
    )
    at(1)
    task = make_task(old, an)
    at(12)
    transferring.move(fresh(task), health, by=an, paper=PAPER, day=date(2026, 6, 10))
    for person in (own, heir):
        assert shown(as_user(person), task).templates[0].name == "tasks/left.html"
        assert task.wording in as_user(person).get(LIST).content.decode()


def test_a_task_for_those_named_is_left_to_those_who_report(as_user, moved, dung, binh):
    Task.objects.filter(pk=moved.pk).update(visibility="named")
    assert shown(as_user(dung), moved).status_code == 200
    assert shown(as_user(binh), moved).status_code == 404


def test_what_was_moved_by_mistake_and_undone_leaves_no_trace_in_the_other_unit(
    as_user, at, an, chi, finance, health
):
    at(1)
    task = make_task(finance, an)
    at(5)
    (made,) = transferring.move(fresh(task), health, by=an, paper=PAPER, day=date(2026, 6, 3))
    undo(made, by=an, why="Nhầm")
    assert shown(as_user(chi), task).status_code == 404


def test_a_task_corrected_to_another_lead_is_seen_as_it_stood(as_user, at, an, dung, finance, health):
    at(1)
    task = make_task(finance, an)
    Coordination.objects.create(task=task, unit=make_unit("phu-tho-2025/so-cong-thuong", "Sở Công Thương"))
    at(8)
    row = fresh(task)
    before = shape(row)
    row.lead = health
    actions.correct(row, by=an, before=before, coordinators=[])
    page = shown(as_user(dung), task)
    assert page.context["last"] == date(2026, 6, 7)
    assert [unit.name for unit in page.context["coordinators"]] == ["Sở Công Thương"]


def test_the_list_tells_each_in_the_words_of_its_last_day(as_user, moved, dung, chi):
    page = as_user(dung).get(LIST)
    text = page.content.decode()
    assert page.context["table"].count == 1
    assert "Việc như đã giao" in text
    assert "Việc đã sửa sau này" not in text
    assert "09/06/2026" in text
    assert as_user(dung).get(LIST, {"format": "xlsx"}).status_code == 200
    assert as_user(chi).get(LIST).context["table"].count == 0


def test_who_reads_no_tasks_is_refused(as_user, admin_user):
    assert as_user(admin_user).get(LIST).status_code == 403


def test_the_pages_cost_few_queries(
    as_user, at, an, moved, dung, finance, health, django_assert_max_num_queries: Any
):
    client = as_user(dung)
    with django_assert_max_num_queries(24):
        shown(client, moved)
    for _number in range(6):
        at(1)
        task = make_task(finance, an)
        at(12)
        transferring.move(fresh(task), health, by=an, paper=PAPER, day=date(2026, 6, 10))
    at(15)
    with django_assert_max_num_queries(12):
        assert client.get(LIST).context["table"].count == 7
