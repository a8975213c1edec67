"""The page of one person, adding and correcting people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from cchc.accounts import actions
from cchc.accounts.models import Holding, User
from cchc.conftest import PASSWORD, make_user

if TYPE_CHECKING:
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
ADD = "/tai-khoan/nguoi-dung/them/"
FILLED = {"full_name": "Đỗ Thị Lan", "username": "lan.do", "position": "Chuyên viên", "email": ""}


def url(person: User, verb: str = "") -> str:
    return f"/tai-khoan/nguoi-dung/{person.pk}/{verb}"


def test_a_colleague_sees_roles_but_no_trail_and_no_button(binh: User, chi: User, as_user: Any) -> None:
    answer = as_user(binh).get(url(chi))
    assert [row.role for row in answer.context["current"]] == ["unit_officer"]
    assert answer.context["events"] is None
    assert "them-vai-tro" not in answer.content.decode()


def test_roles_stand_by_whether_they_run_will_or_did(binh: User, health: Unit, as_user: Any) -> None:
    Holding.objects.create(user=binh, role="verifier", unit=health, valid_to=date(2020, 1, 1))
    Holding.objects.create(user=binh, role="council", unit=health, valid_from=date(2199, 1, 1))
    context = as_user(binh).get(url(binh)).context
    assert [row.role for row in context["past"]] == ["verifier"]
    assert [row.role for row in context["coming"]] == ["council"]


def test_one_without_a_role_sees_oneself_and_nobody_else(binh: User, as_user: Any) -> None:
    nobody = make_user("khong", "Không Vai Trò")
    client = as_user(nobody)
    assert client.get(url(nobody)).status_code == 200
    assert client.get(url(binh)).status_code == 404


@pytest.mark.parametrize("pk", ["0", "abc", "9" * 40, "%00", "-1"])
def test_a_key_of_nobody_is_not_found(admin_user: User, as_user: Any, pk: str) -> None:
    assert as_user(admin_user).get(f"/tai-khoan/nguoi-dung/{pk}/").status_code == 404


def test_the_trail_of_a_person_tells_of_the_roles_too(
    admin_user: User, binh: User, health: Unit, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    actions.give_role(Holding(user=binh, role="verifier", unit=health), by=admin_user)
    client = as_user(admin_user)
    with django_assert_max_num_queries(22):
        events = client.get(url(binh)).context["events"]
    assert [event.event.verb for event in events] == ["role.give"]
    assert {"Sở Y tế", "Trần Văn Bình"} <= {change.after for change in events[0].changes}


def test_a_person_is_added_and_the_first_password_shown_once(
    admin_user: User, client: Any, as_user: Any
) -> None:
    answer = as_user(admin_user).post(ADD, FILLED)
    password = answer.context["password"]
    assert password in answer.content.decode()
    client.logout()
    signed = client.post("/tai-khoan/dang-nhap/", {"username": "lan.do", "password": password}, follow=True)
    assert signed.redirect_chain[-1][0] == "/tai-khoan/mat-khau/"


@pytest.mark.parametrize("name", ["", "đỗ lan", "a b", "quantri", "LAN.DO!", "<lan>"])
def test_a_user_name_that_cannot_be_is_told(admin_user: User, as_user: Any, name: str) -> None:
    answer = as_user(admin_user).post(ADD, {**FILLED, "username": name})
    assert answer.status_code == 422
    assert "username" in answer.context["form"].errors
    assert not User.objects.filter(full_name="Đỗ Thị Lan").exists()


def test_a_user_name_typed_in_capitals_is_kept_small(admin_user: User, as_user: Any) -> None:
    as_user(admin_user).post(ADD, {**FILLED, "username": " Lan.DO "})
    assert User.objects.get(full_name="Đỗ Thị Lan").username == "lan.do"


def test_facts_are_corrected_and_an_older_page_is_told(admin_user: User, binh: User, as_user: Any) -> None:
    client = as_user(admin_user)
    given = {"full_name": "Trần Văn Bình", "position": "Phó Giám đốc", "email": "", "version": 1}
    assert client.post(url(binh, "sua/"), given).url == url(binh)
    stale = client.post(url(binh, "sua/"), {**given, "position": "Giám đốc"})
    assert stale.status_code == 422
    assert stale.context["form"].is_stale
    assert User.objects.get(pk=binh.pk).position == "Phó Giám đốc"


def test_a_person_is_no_longer_let_in_and_let_in_again(admin_user: User, binh: User, as_user: Any) -> None:
    client = as_user(admin_user)
    client.post(url(binh, "trang-thai/"), {"active": "0"})
    assert not User.objects.get(pk=binh.pk).is_active
    client.post(url(binh, "trang-thai/"), {"active": "1"})
    assert User.objects.get(pk=binh.pk).is_active


def test_the_last_administrator_is_told_why_not(admin_user: User, as_user: Any) -> None:
    answer = as_user(admin_user).post(url(admin_user, "trang-thai/"), {"active": "0"}, follow=True)
    assert User.objects.get(pk=admin_user.pk).is_active
    assert len(list(answer.context["messages"])) == 1


def test_a_new_password_is_shown_and_replaces_the_old_one(admin_user: User, binh: User, as_user: Any) -> None:
    answer = as_user(admin_user).post(url(binh, "cap-lai-mat-khau/"))
    fresh = User.objects.get(pk=binh.pk)
    assert fresh.check_password(answer.context["password"])
    assert not fresh.check_password(PASSWORD)


def test_a_locked_name_shows_as_locked_until_it_is_unlocked(
    admin_user: User, binh: User, as_user: Any
) -> None:
    AccessAttempt.objects.create(
        username=binh.username, ip_address="127.0.0.1", failures_since_start=9, attempt_time=timezone.now()
    )
    client = as_user(admin_user)
    assert client.get(url(binh)).context["is_locked"]
    client.post(url(binh, "mo-khoa/"))
    assert not client.get(url(binh)).context["is_locked"]


@pytest.mark.parametrize("verb", ["sua/", "them-vai-tro/", "trang-thai/", "cap-lai-mat-khau/", "mo-khoa/"])
def test_who_may_not_manage_people_is_refused(binh: User, chi: User, as_user: Any, verb: str) -> None:
    before = chi.password
    assert as_user(binh).post(url(chi, verb), {"active": "0"}).status_code == 403
    fresh = User.objects.get(pk=chi.pk)
    assert fresh.is_active
    assert fresh.password == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_manage_people_adds_nobody(binh: User, as_user: Any, method: str) -> None:
    assert getattr(as_user(binh), method)(ADD, FILLED).status_code == 403


@pytest.mark.parametrize("verb", ["trang-thai/", "cap-lai-mat-khau/", "mo-khoa/"])
def test_what_changes_something_is_never_done_by_a_link(
    admin_user: User, binh: User, as_user: Any, verb: str
) -> None:
    assert as_user(admin_user).get(url(binh, verb)).status_code == 405
