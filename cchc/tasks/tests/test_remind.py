"""The daily reminders: who gets which, once, gathered; nothing stale after missed days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cchc.conftest import make_unit, make_user
from cchc.notices.deliver import deliver
from cchc.notices.models import Delivery, Notice
from cchc.notices.tests.smtp_sink import Sink, serving
from cchc.tasks import actions
from cchc.tasks.chasing.remind import remind
from cchc.tasks.models import ReminderPlan
from cchc.tasks.tests.conftest import TODAY, make_task
from cchc.web.clock import now

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.tasks.models import Task
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db


def subjects(person: User) -> list[str]:
    """What a person was told."""
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("subject", flat=True))


def test_the_plan_of_practice_holds_until_somebody_says_otherwise() -> None:
    plan = ReminderPlan.objects.get()
    assert (plan.unit, plan.before, plan.on_day, plan.weekly, plan.digest) == (
        None,
        [7, 3, 1],
        True,
        True,
        True,
    )
    assert (plan.first_after, plan.second_after, plan.list_after) == (1, 5, 10)


def test_all_tasks_of_a_unit_that_come_due_stand_in_one_message(finance: Unit, an: User, dung: User) -> None:
    make_task(finance, an, due=date(2026, 6, 18))
    make_task(finance, an, due=date(2026, 6, 24), wording="Báo cáo tình hình")
    make_task(finance, an, due=date(2026, 6, 25), wording="Không phải hôm nay")
    assert remind(TODAY) == 1
    notice = Notice.objects.get()
    assert notice.person == dung
    assert notice.subject == "[CCHC] STC: 2 nhiệm vụ đến hạn trong 7 ngày làm việc tới"
    assert notice.body == (
        "- Rà soát các khoản chi chưa quyết toán\n"
        "  hạn 18/06/2026, còn 3 ngày làm việc; 77/TB-VPUBND (02/03/2026)\n"
        "- Báo cáo tình hình\n"
        "  hạn 24/06/2026, còn 7 ngày làm việc; 77/TB-VPUBND (02/03/2026)"
    )
    assert notice.url.startswith("/nhiem-vu/?lead=phu-tho-2025%2Fso-tai-chinh")


def test_kinds_are_told_apart_and_a_second_run_writes_none(finance: Unit, an: User, dung: User) -> None:
    make_task(finance, an, due=TODAY)
    make_task(finance, an, due=date(2026, 6, 16))
    make_task(finance, an, due=date(2026, 6, 8))
    assert remind(TODAY) == 3
    assert sorted(subjects(dung)) == [
        "[CCHC] STC: 1 nhiệm vụ đến hạn trong 1 ngày làm việc tới",
        "[CCHC] STC: 1 nhiệm vụ đến hạn, hôm nay là ngày làm việc cuối",
        "[CCHC] Đôn đốc: 1 nhiệm vụ quá hạn tính đến 15/06/2026, đề nghị báo cáo kết quả",
    ]
    assert remind(TODAY) == 0


def test_before_a_day_the_reminder_names_the_day_before(finance: Unit, an: User, dung: User) -> None:
    make_task(finance, an, due=date(2026, 6, 19), deadline_words="trước ngày 19/6/2026")
    assert remind(TODAY) == 1
    assert "hạn 18/06/2026, còn 3 ngày làm việc" in Notice.objects.get().body


def test_what_is_not_owed_is_not_reminded_of(finance: Unit, an: User, dung: User) -> None:
    due = date(2026, 6, 16)
    waiting, paused, stopped, done = (make_task(finance, an, due=due) for _ in range(4))
    report = actions.write(waiting, by=dung, words="Xong", complete=True)
    actions.approve(report, by=dung)
    actions.pause(paused, by=an, why="Chờ hướng dẫn")
    actions.stop(stopped, by=an, why="Thôi")
    actions.enter_result(done, by=an, words="Xong")
    make_task(finance, an, due=None)
    make_task(finance, an, due=due, kind="group")
    assert remind(TODAY) == 0


def test_head_deputy_criterion_owner_and_assignee_are_told_and_lookers_on_are_not(
    finance: Unit, an: User, binh: User, dung: User
) -> None:
    for name in ("unit_head", "authorised", "criterion_owner", "one_stop"):
        make_user(name.replace("_", ""), name, name, finance)
    lan = make_user("lan", "Vũ Thị Lan", "assignee", finance)
    mine = make_task(finance, an, due=date(2026, 6, 16))
    make_task(finance, an, due=date(2026, 6, 16), wording="Việc của người khác")
    actions.assign(mine, by=dung, assignee=lan)
    assert remind(TODAY) == 5
    told = set(Notice.objects.values_list("person__username", flat=True))
    assert told == {"dung", "unithead", "authorised", "criterionowner", "lan"}
    assert "Việc của người khác" not in Notice.objects.get(person=lan).body


def test_of_a_unit_without_people_the_follow_up_officer_hears(health: Unit, an: User) -> None:
    make_task(health, an, due=date(2026, 6, 16), follow_up=an)
    assert remind(TODAY) == 1
    assert Notice.objects.get(person=an).body.startswith("Sở Y tế chưa có người nhận tin trên hệ thống")


def test_a_unit_has_days_of_its_own(finance: Unit, health: Unit, an: User, dung: User, chi: User) -> None:
    ReminderPlan.objects.create(unit=finance, before=[2], on_day=False, weekly=False)
    for unit in (finance, health):
        for day in (15, 16, 17, 18):
            make_task(unit, an, due=date(2026, 6, day), wording=f"Ngày {day}")
    remind(TODAY)
    assert "Ngày 17" in Notice.objects.get(person=dung).body
    assert len(subjects(chi)) == 2


def test_party_and_mass_bodies_are_asked_before_the_date_and_not_dunned_after_it(
    province: Unit, an: User
) -> None:
    party = make_unit("phu-tho-2025/btd", "Ban Tuyên giáo", "party", parent=province, province=province)
    post = make_unit(
        "phu-tho-2025/bd", "Bưu điện tỉnh", "company", parent=province, province=province, asked=True
    )
    for number, unit in enumerate((party, post)):
        make_user(f"nguoi{number}", "Người nhận", "unit_officer", unit)
        make_task(unit, an, due=date(2026, 6, 18))
        make_task(unit, an, due=date(2026, 6, 8))
    assert remind(TODAY) == 2
    notice = Notice.objects.get(person__username="nguoi0")
    assert (
        notice.subject
        == "[CCHC] Ban Tuyên giáo: đề nghị quan tâm 1 nội dung, đến hạn trong 3 ngày làm việc tới"
    )
    assert notice.body.startswith("Trân trọng đề nghị quý cơ quan quan tâm các nội dung sau:")


def test_nothing_is_written_on_a_day_off(finance: Unit, an: User, dung: User, settings: Any) -> None:
    settings.FIXED_TODAY = "2026-06-14"
    make_task(finance, an, due=date(2026, 6, 15))
    assert remind(date(2026, 6, 14)) == 0


def test_after_missed_days_each_task_is_told_once_with_the_days_of_today(
    finance: Unit, an: User, dung: User
) -> None:
    make_task(finance, an, due=date(2026, 6, 18), wording="Ba ngày, hôm nay")
    make_task(finance, an, due=date(2026, 6, 23), wording="Bảy ngày, thứ Sáu 12/6")
    make_task(finance, an, due=date(2026, 6, 12), wording="Đến hạn thứ Sáu 12/6")
    for day in (10, 11, 12, 13, 14, 15):
        remind(date(2026, 6, day))
    friday, monday = Notice.objects.order_by("pk")
    assert "Bảy ngày, thứ Sáu 12/6\n  hạn 23/06/2026, còn 6 ngày" in friday.body
    assert "Ba ngày, hôm nay" in monday.body
    assert "Đến hạn thứ Sáu" not in friday.body + monday.body


def test_what_was_urged_today_is_not_told_a_second_time(
    task: Task, finance: Unit, an: User, dung: User
) -> None:
    late = make_task(finance, an, due=date(2026, 6, 8))
    actions.urge([late], by=an)
    assert remind(TODAY) == 0


def test_five_hundred_tasks_are_read_and_written_with_few_queries(
    finance: Unit, health: Unit, an: User, chi: User, dung: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        make_task(finance if number % 2 else health, an, due=date(2026, 6, 16), wording=f"Việc {number}")
    with django_assert_max_num_queries(20):
        assert remind(TODAY) == 2
    assert "… và" not in Notice.objects.get(person=chi).body


def test_a_reminder_that_the_mail_server_refuses_is_tried_again_and_shown_and_then_sent_once(
    finance: Unit, an: User, dung: User, settings: Any, as_user: Any
) -> None:
    sink = Sink()
    sink.answer = "451 try later"
    dung.email = "dung@example.vn"
    dung.save()
    with serving(sink) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        make_task(finance, an, due=date(2026, 6, 16))
        assert remind(TODAY) == 1
        Delivery.objects.update(next_at=now() - timedelta(minutes=1))
        assert deliver() == 0
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.attempts) == ("waiting", 1)
        assert delivery.next_at > now()
        assert "451" in as_user(an).get("/thong-bao/gui-di/").content.decode()
        sink.answer = "250 taken"
        Delivery.objects.update(next_at=now() - timedelta(minutes=1))
        assert (deliver(), deliver()) == (1, 0)
    assert len(sink.taken) == 1
