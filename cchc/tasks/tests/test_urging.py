"""Urging by hand: one message a unit and person, an urging and an event a task."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from cchc.audit.models import Event
from cchc.conftest import make_unit, make_user
from cchc.errors import UserError
from cchc.notices.models import Notice
from cchc.tasks import actions
from cchc.tasks.models import Urging
from cchc.tasks.recipients import People, holders_of
from cchc.tasks.tests.conftest import TODAY, make_task
from cchc.units.models import UnitChange

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.tasks.models import Task
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    """Who was told, and with which subject."""
    return sorted(Notice.objects.values_list("person__username", "subject"))


def test_all_tasks_of_a_unit_stand_in_one_message_to_each_of_its_people(
    finance: Unit, health: Unit, an: User, binh: User, chi: User, dung: User
) -> None:
    tasks = [make_task(finance, an), make_task(finance, an, wording="Báo cáo"), make_task(health, an)]
    assert len(actions.urge(tasks, by=an, words="Đề nghị báo cáo trong ngày.")) == 3
    assert [name for name, _ in told()] == ["chi", "dung"]
    notice = Notice.objects.get(person=dung)
    assert notice.subject == "[CCHC] Đôn đốc: 2 nhiệm vụ của STC, đề nghị báo cáo tiến độ"
    assert "Đề nghị báo cáo trong ngày." in notice.body
    assert "- Báo cáo\n" in notice.body
    assert "Người đôn đốc: Nguyễn Thị An" in notice.body
    assert Urging.objects.filter(rung="by_hand", by=an, day=TODAY).count() == 3
    assert Event.objects.filter(verb="task.urge", by_name="Nguyễn Thị An").count() == 3


def test_the_message_speaks_the_language_of_the_installation(task: Task, an: User, dung: User) -> None:
    with translation.override("en"):
        actions.urge([task], by=an)
    notice = Notice.objects.get(person=dung)
    assert "Đôn đốc" in notice.subject
    assert "hạn 30/06/2026, còn 11 ngày làm việc" in notice.body
    assert notice.url == task.get_absolute_url()


def test_what_is_overdue_is_told_as_of_today(finance: Unit, an: User, dung: User) -> None:
    task = make_task(finance, an, due=date(2026, 6, 8))
    actions.urge([task], by=an)
    notice = Notice.objects.get()
    assert notice.subject == (
        "[CCHC] Đôn đốc: 1 nhiệm vụ quá hạn tính đến 15/06/2026, đề nghị báo cáo kết quả"
    )
    assert "hạn 08/06/2026, quá hạn 5 ngày làm việc" in notice.body


def test_party_and_mass_bodies_are_asked_for_their_attention(province: Unit, an: User) -> None:
    front = make_unit("phu-tho-2025/mttq", "Ủy ban MTTQ tỉnh", "mass", parent=province, province=province)
    make_user("lan", "Vũ Thị Lan", "unit_officer", front)
    actions.urge([make_task(front, an, due=date(2026, 6, 8))], by=an)
    assert told() == [("lan", "[CCHC] Ủy ban MTTQ tỉnh: đề nghị quan tâm 1 nội dung")]


def test_what_is_not_owed_is_left_out_and_nothing_left_is_told(finance: Unit, an: User, dung: User) -> None:
    waiting, paused, owed = (make_task(finance, an) for _ in range(3))
    actions.enter_result(waiting, by=an, words="Báo cáo 12/BC-STC")
    actions.pause(paused, by=an, why="Chờ hướng dẫn")
    assert [row.task for row in actions.urge([waiting, paused, owed], by=an)] == [owed]
    with pytest.raises(UserError):
        actions.urge([waiting, paused], by=an)


def test_urging_twice_is_two_messages(task: Task, an: User, dung: User) -> None:
    actions.urge([task], by=an)
    actions.urge([task], by=an)
    assert len(told()) == 2


def test_the_assignee_is_told_of_what_was_passed_on(finance: Unit, an: User, dung: User, binh: User) -> None:
    mine, other = make_task(finance, an), make_task(finance, an, wording="Báo cáo")
    actions.assign(mine, by=dung, assignee=binh)
    actions.urge([mine, other], by=an)
    assert "- Báo cáo\n" in Notice.objects.get(person=dung).body
    assert Notice.objects.get(person=binh).url == mine.get_absolute_url()


def test_the_heirs_of_a_unit_that_ended_are_told(province: Unit, an: User, chi: User, health: Unit) -> None:
    old = make_unit("phu-tho-2025/ttyt", "Trung tâm Y tế", parent=province, province=province)
    middle = make_unit("phu-tho-2025/ttyt2", "Trung tâm Y tế mới", parent=province, province=province)
    for source, target in ((old, middle), (middle, health), (health, health)):
        change = UnitChange.objects.create(kind="merge", day=date(2026, 6, 2))
        change.sources.add(source)
        change.targets.add(target)
    task = make_task(old, an)
    old.valid_to = date(2026, 6, 1)
    old.save()
    assert People(TODAY).of(old.pk) == [chi]
    actions.urge([task], by=an)
    assert [name for name, _ in told()] == ["chi"]


def test_whoever_may_chase_is_found_by_the_roles_held(an: User, chi: User) -> None:
    assert list(holders_of("task.chase", TODAY)) == [an.pk]


def test_an_emergency_removal_takes_the_words_out_of_messages_too(
    finance: Unit, an: User, dung: User
) -> None:
    kept, removed = make_task(finance, an, wording="Báo cáo", source_label="Họp"), make_task(finance, an)
    actions.urge([kept, removed], by=an)
    actions.forget_source(removed)
    body = Notice.objects.get().body
    assert "Rà soát" not in body
    assert "77/TB" not in body
    assert "- (nội dung đã gỡ)\n" in body
    assert "- Báo cáo\n" in body
    assert "Họp" in body
