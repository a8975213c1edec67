"""The page that urges a unit about one task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.notices.models import Notice
from cchc.tasks import actions

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.tasks.models import Task

pytestmark = pytest.mark.django_db


def address(task: Task) -> str:
    """The address of the page."""
    return f"/nhiem-vu/{task.pk}/don-doc/"


def test_the_office_urges_and_sees_before_who_is_told(as_user: Any, an: User, dung: User, task: Task) -> None:
    client = as_user(an)
    assert "Hoàng Văn Dũng" in client.get(address(task)).content.decode()
    assert client.post(address(task), {"words": "Đề nghị gửi trước 17 giờ"}).url == task.get_absolute_url()
    assert "Đề nghị gửi trước 17 giờ" in Notice.objects.get(person=dung).body


def test_a_unit_without_people_is_told_to_be_reminded_another_way(as_user: Any, an: User, task: Task) -> None:
    assert "nhắc bằng cách khác" in as_user(an).get(address(task)).content.decode()


def test_what_is_not_owed_is_refused_with_a_sentence(as_user: Any, an: User, dung: User, task: Task) -> None:
    actions.pause(task, by=an, why="Chờ")
    answer = as_user(an).post(address(task), {"words": ""})
    assert answer.status_code == 422
    assert "không có gì để đôn đốc" in answer.content.decode()


def test_one_who_only_reads_is_refused(as_user: Any, binh: User, task: Task) -> None:
    assert as_user(binh).get(address(task)).status_code == 403


def test_a_stranger_learns_nothing(as_user: Any, chi: User, task: Task) -> None:
    assert as_user(chi).get(address(task)).status_code == 404


def test_a_task_that_is_none_is_not_found(as_user: Any, an: User) -> None:
    assert as_user(an).get("/nhiem-vu/999999/don-doc/").status_code == 404
