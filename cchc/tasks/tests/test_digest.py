"""The daily digest: what I owe, what waits for me, what changed; one message a person and working day, or none."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from cchc.audit.models import Event
from cchc.conftest import make_unit, make_user
from cchc.notices.models import JobRun, Notice
from cchc.tasks import actions
from cchc.tasks.actions import explaining, extending
from cchc.tasks.chasing.digest import digest, last_told
from cchc.tasks.models import CriticismList, ReminderPlan, Task
from cchc.tasks.tests.conftest import TODAY, make_task
from cchc.units.models import UnitChange

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiet(db: Any) -> Any:
    """``quiet()`` forgets what was done so far, so that nothing has changed; all tasks are taken up."""

    def forget() -> None:
        Event.objects.all()._raw_delete("default")
        Notice.objects.all().delete()
        Task.objects.update(received_on=date(2026, 6, 2))

    return forget


def to(person: User) -> Notice:
    """The digest of a person."""
    return Notice.objects.get(person=person, key__startswith="digest:")


def test_one_who_owes_nothing_gets_none(finance: Unit, an: User, dung: User, quiet: Any) -> None:
    make_task(finance, an, due=date(2026, 9, 30))
    quiet()
    assert digest(TODAY) == 0


def test_what_a_unit_owes_is_told_with_its_first_tasks(
    finance: Unit, an: User, dung: User, quiet: Any
) -> None:
    for number in range(7):
        make_task(finance, an, due=date(2026, 6, 1) + timedelta(days=number), wording=f"Việc {number}")
    make_task(finance, an, due=date(2026, 6, 22), wording="Sắp đến hạn")
    quiet()
    assert digest(TODAY) == 1
    notice = to(dung)
    assert notice.subject == "[CCHC] Việc ngày 15/06/2026: 7 quá hạn, 1 sắp đến hạn"
    assert notice.body.startswith(
        "Quá hạn, cần báo cáo: 7\n- Việc 0\n  hạn 01/06/2026, quá hạn 10 ngày làm việc"
    )
    assert "… và 2 nhiệm vụ khác" in notice.body
    assert "Đến hạn trong bảy ngày: 1\n- Sắp đến hạn" in notice.body
    assert notice.url == "/"


def test_what_was_not_taken_up_is_told(finance: Unit, an: User, dung: User, quiet: Any) -> None:
    make_task(finance, an, due=date(2026, 9, 30))
    quiet()
    Task.objects.update(received_on=None)
    digest(TODAY)
    assert to(dung).subject == "[CCHC] Việc ngày 15/06/2026: 1 chờ tiếp nhận"


def test_what_waits_is_told_to_whoever_can_answer(
    finance: Unit, office: Unit, an: User, dung: User, quiet: Any
) -> None:
    head = make_user("hung", "Đỗ Mạnh Hùng", "unit_head", finance)
    leader = make_user("lanhdao", "Bùi Văn Lãnh", "province_leader", office)
    other = make_user("em", "Phạm Văn Em", "task_office", office)
    due = date(2026, 9, 30)
    sent, handed, extended, asked = (
        make_task(finance, an, due=due, wording=words, follow_up=an)
        for words in ("Đã trình", "Đã nộp", "Xin gia hạn", "Bị hỏi")
    )
    actions.submit(actions.write(sent, by=dung, words="Xong", complete=True), by=dung)
    actions.approve(actions.write(handed, by=dung, words="Xong", complete=True), by=head)
    extending.ask(extended, by=dung, wanted=date(2026, 10, 31), reason="Chờ bộ")
    explaining.ask(asked, by=leader, question="Vì sao?", answer_by=date(2026, 6, 20))
    CriticismList.objects.create(made_on=TODAY, stage="submitted", submitted_on=TODAY)
    quiet()
    digest(TODAY)
    assert "Báo cáo chờ đồng chí duyệt: 1\n- Đã trình" in to(head).body
    assert "Nội dung phải giải trình: 1\n- Bị hỏi" in to(dung).body
    assert "Kết quả chờ đồng chí xác nhận: 1\n- Đã nộp" in to(an).body
    assert "Đề nghị gia hạn chờ quyết định: 1\n- Xin gia hạn" in to(an).body
    assert to(leader).body == "1 danh sách dự kiến phê bình chờ đồng chí cho ý kiến."
    assert not Notice.objects.filter(person=other, key__startswith="digest:").exists()


def test_what_nobody_follows_waits_for_the_whole_office(
    finance: Unit, office: Unit, an: User, dung: User, quiet: Any
) -> None:
    other = make_user("em", "Phạm Văn Em", "task_office", office)
    head = make_user("hung", "Đỗ Mạnh Hùng", "unit_head", finance)
    actions.approve(actions.write(make_task(finance, an), by=dung, words="Xong", complete=True), by=head)
    quiet()
    digest(TODAY)
    assert "chờ đồng chí xác nhận: 1" in to(an).body
    assert "chờ đồng chí xác nhận: 1" in to(other).body


def at(day: date, hour: int = 9) -> datetime:
    """A moment of a day."""
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


def test_what_changed_since_the_last_working_day_is_told_to_all_but_the_one_who_did_it(
    finance: Unit, office: Unit, an: User, dung: User, quiet: Any
) -> None:
    head = make_user("hung", "Đỗ Mạnh Hùng", "unit_head", finance)
    task = make_task(finance, an, due=date(2026, 9, 30), follow_up=an)
    quiet()
    actions.approve(actions.write(task, by=dung, words="Xong", complete=True), by=head)
    Event.objects.all().update(at=at(date(2026, 6, 12)))
    actions.accept(task.reports.get(), by=an)  # today: the next digest tells it
    digest(TODAY)
    assert "Thay đổi từ ngày 12/06/2026: 1" in to(an).body
    assert "báo cáo kết quả; Đỗ Mạnh Hùng" in to(an).body.replace("đã ", "")
    assert "xác nhận" not in to(an).body
    assert to(dung).subject == "[CCHC] Việc ngày 15/06/2026: 1 thay đổi"
    assert not Notice.objects.filter(person=head, key__startswith="digest:").exists()


def test_after_missed_days_the_changes_of_all_of_them_are_told_once(
    finance: Unit, an: User, dung: User, quiet: Any
) -> None:
    make_task(finance, an, due=date(2026, 9, 30))
    monday, wednesday = date(2026, 6, 8), date(2026, 6, 10)
    JobRun.objects.create(job="tasks.digest", day=monday, started_at=at(monday), finished_at=at(monday))
    late = {"started_at": at(TODAY), "finished_at": at(TODAY)}
    JobRun.objects.create(job="tasks.digest", day=wednesday, **late)  # caught up today: it told nothing
    assert last_told(TODAY) == monday
    Task.objects.update(received_on=TODAY)
    Event.objects.filter(verb="task.give").update(at=at(date(2026, 6, 9)))
    digest(TODAY)
    assert "Thay đổi từ ngày 08/06/2026: 1" in to(dung).body
    Event.objects.filter(verb="task.give").update(at=at(date(2026, 6, 7)))
    Notice.objects.all().delete()
    assert digest(TODAY) == 0


def test_a_second_run_a_day_that_passed_and_a_day_off_write_none(
    finance: Unit, an: User, dung: User, settings: Any
) -> None:
    make_task(finance, an, due=TODAY)
    assert (digest(TODAY), digest(TODAY), digest(TODAY - timedelta(days=3))) == (1, 0, 0)
    settings.FIXED_TODAY = "2026-06-20"
    assert digest(date(2026, 6, 20)) == 0


def test_a_unit_that_wants_no_digest_gets_none(finance: Unit, an: User, dung: User) -> None:
    make_task(finance, an, due=TODAY)
    ReminderPlan.objects.create(unit=finance, digest=False)
    assert digest(TODAY) == 0


def test_assignee_leader_and_heirs_are_told_of_what_is_theirs(
    province: Unit, finance: Unit, health: Unit, office: Unit, an: User, chi: User, quiet: Any
) -> None:
    lan = make_user("lan", "Vũ Thị Lan", "assignee", finance)
    leader = make_user("lanhdao", "Bùi Văn Lãnh", "province_leader", office)
    make_task(finance, an, due=date(2026, 6, 8), assignee=lan, leader=leader, wording="Giao cho Lan")
    make_task(finance, an, due=date(2026, 6, 8), wording="Không của Lan")
    old = make_unit("phu-tho-2025/ttyt", "Trung tâm Y tế", parent=province, province=province)
    make_task(old, an, due=date(2026, 6, 8), wording="Của đơn vị cũ")
    change = UnitChange.objects.create(kind="merge", day=date(2026, 6, 2))
    change.sources.add(old)
    change.targets.add(health)
    old.valid_to = date(2026, 6, 1)
    old.save()
    quiet()
    digest(TODAY)
    assert "Giao cho Lan" in to(lan).body
    assert "Không của Lan" not in to(lan).body
    assert to(leader).body.startswith("Quá hạn, thuộc phụ trách: 1")
    assert "Của đơn vị cũ" in to(chi).body


def test_a_digest_for_everybody_asks_a_fixed_number_of_queries(
    finance: Unit, health: Unit, an: User, chi: User, dung: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        make_task(finance if number % 2 else health, an, due=date(2026, 6, 10), wording=f"Việc {number}")
        make_user(f"nguoi{number}", f"Người {number}", "unit_officer", finance)
    with django_assert_max_num_queries(32):
        assert digest(TODAY) == 32
