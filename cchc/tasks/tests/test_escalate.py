"""The ladder: rung after rung, each once for a deadline; the draft list that the machine fills and never files."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cchc.audit.models import Event
from cchc.conftest import make_unit, make_user
from cchc.notices.models import Notice
from cchc.tasks import actions
from cchc.tasks.actions import extending
from cchc.tasks.chasing.escalate import escalate
from cchc.tasks.models import CriticismList, CriticismRow, ReminderPlan, Task, Urging
from cchc.tasks.tests.conftest import TODAY, make_task

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
#: One working day late on TODAY, a Monday.
FRIDAY = date(2026, 6, 12)


@pytest.fixture
def days(settings: Any) -> Any:
    """``days(n)`` lets the ladder run on each of the next n days from TODAY; what was climbed on which."""
    at = [TODAY]

    def run(count: int) -> dict[str, int]:
        climbed = {}
        for _ in range(count):
            settings.FIXED_TODAY = at[0].isoformat()
            found = escalate(at[0])
            if found:
                climbed[f"{at[0]:%d/%m}"] = found
            at[0] += timedelta(days=1)
        return climbed

    return run


def rungs(task: Task) -> list[tuple[str, str]]:
    """The rungs that a task climbed, and when."""
    rows = task.urgings.order_by("day").values_list("rung", "day")
    return [(rung, f"{day:%d/%m}") for rung, day in rows]


def test_a_late_task_climbs_each_rung_once_on_its_working_day(
    finance: Unit, an: User, dung: User, days: Any
) -> None:
    task = make_task(finance, an, due=FRIDAY, follow_up=an)
    assert days(30) == {"15/06": 1, "19/06": 1, "26/06": 1}
    assert rungs(task) == [("remind", "15/06"), ("second", "19/06"), ("listed", "26/06")]
    assert list(Notice.objects.order_by("pk").values_list("person__username", "subject")) == [
        ("dung", "[CCHC] Đôn đốc: 1 nhiệm vụ quá hạn tính đến 15/06/2026, đề nghị báo cáo kết quả"),
        ("an", "[CCHC] Đã đôn đốc 1 nhiệm vụ quá hạn do đồng chí theo dõi"),
        ("dung", "[CCHC] Đôn đốc: 1 nhiệm vụ quá hạn tính đến 19/06/2026, đề nghị báo cáo kết quả (lần 2)"),
        ("an", "[CCHC] Đã đôn đốc lần 2 đối với 1 nhiệm vụ quá hạn do đồng chí theo dõi"),
        ("an", "[CCHC] 1 nhiệm vụ vừa đưa vào danh sách dự kiến phê bình, đề nghị rà soát"),
    ]
    row = CriticismRow.objects.get()
    assert (row.task, row.unit, row.due, row.list.stage, row.kept) == (task, finance, FRIDAY, "draft", True)
    assert row.days_late == 22  # as of the last run, on 14/7


def test_the_unit_never_hears_of_the_draft(finance: Unit, an: User, dung: User, days: Any) -> None:
    task = make_task(finance, an, due=FRIDAY, follow_up=an)
    days(15)
    assert CriticismRow.objects.count() == 1
    assert not Notice.objects.filter(person=dung, subject__contains="phê bình").exists()
    events = Event.objects.filter(kind="tasks.task", record=str(task.pk), verb="task.urge")
    assert events.count() == 2
    assert not events.filter(note__contains="phê bình").exists()


def test_a_second_run_of_the_day_climbs_nothing(finance: Unit, an: User, dung: User) -> None:
    make_task(finance, an, due=FRIDAY - timedelta(days=60))
    assert (escalate(TODAY), escalate(TODAY)) == (1, 0)
    assert Notice.objects.count() == 1


def test_after_missed_days_nothing_is_left_out_and_one_rung_is_climbed_a_day(
    finance: Unit, an: User, dung: User, days: Any
) -> None:
    task = make_task(finance, an, due=FRIDAY - timedelta(days=60))
    assert escalate(TODAY - timedelta(days=3)) == 0
    days(7)
    assert rungs(task) == [("remind", "15/06"), ("second", "16/06"), ("listed", "17/06")]


def test_party_bodies_mass_organisations_and_whoever_is_asked_have_no_ladder(
    province: Unit, an: User, days: Any
) -> None:
    for slug, kind, asked in (("bdv", "party", False), ("mttq", "mass", False), ("bd", "company", True)):
        unit = make_unit(slug, slug, kind, parent=province, province=province, asked=asked)
        make_user(slug, slug, "unit_officer", unit)
        make_task(unit, an, due=FRIDAY)
    assert days(30) == {}
    assert not Notice.objects.exists()
    assert not CriticismList.objects.exists()


def test_what_waits_is_paused_stopped_or_without_a_date_is_never_on_the_ladder(
    finance: Unit, an: User, dung: User, days: Any
) -> None:
    waiting, paused, stopped = (make_task(finance, an, due=FRIDAY) for _ in range(3))
    actions.approve(actions.write(waiting, by=dung, words="Xong", complete=True), by=dung)
    actions.pause(paused, by=an, why="Chờ")
    actions.stop(stopped, by=an, why="Thôi")
    make_task(finance, an, due=None)
    make_task(finance, an, due=FRIDAY, kind="group")
    assert days(30) == {}


def test_what_was_handed_in_leaves_the_draft_and_comes_back_when_it_is_returned(
    finance: Unit, an: User, dung: User, days: Any
) -> None:
    task = make_task(finance, an, due=FRIDAY)
    days(15)
    task.refresh_from_db()
    report = actions.approve(actions.write(task, by=dung, words="Xong", complete=True), by=dung)
    days(1)
    assert not CriticismRow.objects.exists()
    actions.give_back(report, by=an, why="Thiếu phụ lục")
    days(1)
    assert CriticismRow.objects.get().task == task
    assert Urging.objects.filter(rung="listed").count() == 1


def test_a_new_deadline_begins_the_ladder_anew(finance: Unit, an: User, dung: User, days: Any) -> None:
    task = make_task(finance, an, due=FRIDAY)
    days(1)
    Task.objects.filter(pk=task.pk).update(due=date(2026, 6, 22), due_basis="Chủ tịch đồng ý 15/6")
    days(20)
    assert [rung for rung, _ in rungs(task)] == ["remind", "remind", "second"]


def test_a_decided_list_is_closed_and_its_tasks_come_on_no_other(
    finance: Unit, an: User, dung: User, days: Any
) -> None:
    make_task(finance, an, due=FRIDAY)
    days(15)
    CriticismList.objects.update(stage="submitted")
    other = make_task(finance, an, due=FRIDAY, wording="Việc khác")
    days(5)
    assert CriticismList.objects.get(stage="draft").rows.get().task == other


def test_an_extension_asked_in_time_and_not_answered_is_marked_as_an_objective_cause(
    finance: Unit, an: User, dung: User, days: Any, settings: Any
) -> None:
    task = make_task(finance, an, due=FRIDAY)
    settings.FIXED_TODAY = "2026-06-10"
    extending.ask(task, by=dung, wanted=date(2026, 7, 31), reason="Chờ bộ hướng dẫn")
    days(15)
    row = CriticismRow.objects.get()
    assert row.objective
    assert row.cause == "Đã đề nghị gia hạn ngày 10/06/2026, chưa có trả lời."


def test_the_ladder_has_the_organisations_days_whatever_a_unit_set(
    finance: Unit, an: User, dung: User, days: Any
) -> None:
    ReminderPlan.objects.filter(unit=None).update(first_after=2, second_after=3, list_after=4)
    ReminderPlan.objects.create(
        unit=finance, before=[], weekly=False, first_after=90, second_after=91, list_after=92
    )
    task = make_task(finance, an, due=FRIDAY)
    days(10)
    assert rungs(task) == [("remind", "16/06"), ("second", "17/06"), ("listed", "18/06")]


def test_leader_in_charge_and_follow_up_officer_hear_of_all_units_in_one_message(
    finance: Unit, health: Unit, office: Unit, an: User, chi: User
) -> None:
    leader = make_user("lanhdao", "Bùi Văn Lãnh", "province_leader", office)
    for unit in (finance, health):
        make_task(unit, an, due=FRIDAY, follow_up=an, leader=leader)
    escalate(TODAY)
    for person in (an, leader):
        notice = Notice.objects.get(person=person)
        assert notice.subject == "[CCHC] Đã đôn đốc 2 nhiệm vụ quá hạn do đồng chí theo dõi"
        assert "Sở Tài chính (1): chưa có người nhận tin" in notice.body
        assert "Sở Y tế (1)\n- Rà soát" in notice.body


def test_the_ladder_asks_few_queries_however_many_tasks(
    finance: Unit, health: Unit, an: User, chi: User, dung: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        make_task(finance if number % 2 else health, an, due=FRIDAY, follow_up=an)
    with django_assert_max_num_queries(30):
        assert escalate(TODAY) == 60
