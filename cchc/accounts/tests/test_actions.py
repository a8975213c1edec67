"""People and roles: what each verb writes, what it refuses, what trail it leaves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from cchc.accounts import actions
from cchc.accounts.models import Holding, User
from cchc.audit.models import Event
from cchc.conftest import make_user
from cchc.web.clock import today
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db


def test_a_new_person_gets_a_first_password_that_signs_in_and_must_be_changed(
    admin_user: User, rf: Any
) -> None:
    person = User(username=" Lan ", full_name="Đỗ Thị Lan")
    password = actions.add_person(person, by=admin_user)
    assert authenticate(rf.post("/"), username="lan", password=password) == person
    assert person.must_change_password
    assert len(password.replace("-", "")) == 16
    event = Event.objects.get(verb="person.add")
    assert event.by_name == admin_user.full_name
    assert "password" not in event.after


def test_two_first_passwords_differ() -> None:
    assert actions.first_password() != actions.first_password()


def test_an_edit_over_somebody_elses_edit_is_refused_and_writes_nothing(an: User, admin_user: User) -> None:
    mine, theirs = User.objects.get(pk=an.pk), User.objects.get(pk=an.pk)
    theirs.position = "Chuyên viên chính"
    actions.edit_person(theirs, by=admin_user)
    mine.position = "Chuyên viên"
    with pytest.raises(Stale):
        actions.edit_person(mine, by=admin_user)
    assert User.objects.get(pk=an.pk).position == "Chuyên viên chính"
    assert Event.objects.filter(verb="person.edit").count() == 1


def test_an_edit_that_changes_nothing_leaves_no_trail(an: User, admin_user: User) -> None:
    actions.edit_person(User.objects.get(pk=an.pk), by=admin_user)
    assert not Event.objects.filter(verb="person.edit").exists()


def test_a_new_password_ends_sessions_and_lifts_the_lock(an: User, admin_user: User, as_user: Any) -> None:
    client = as_user(an)
    actions.reset_password(User.objects.get(pk=an.pk), by=admin_user)
    answer = client.get("/tai-khoan/nguoi-dung/")
    assert answer.status_code == 302
    assert User.objects.get(pk=an.pk).must_change_password


def test_a_person_who_may_not_sign_in_is_thrown_out_of_the_running_session(
    an: User, admin_user: User, as_user: Any
) -> None:
    client = as_user(an)
    actions.set_active(User.objects.get(pk=an.pk), active=False, by=admin_user)
    assert client.get("/tai-khoan/nguoi-dung/").status_code == 302
    assert Event.objects.get(verb="person.deactivate").after == {"is_active": False}


def test_a_role_is_given_once_for_the_same_days(an: User, admin_user: User, health: Unit) -> None:
    first = Holding(user=an, role="verifier", unit=health, valid_from=date(2026, 1, 1))
    actions.give_role(first, by=admin_user)
    again = Holding(user=an, role="verifier", unit=health, valid_from=date(2026, 6, 1))
    with pytest.raises(ValueError, match="held already"):
        actions.give_role(again, by=admin_user)
    event = Event.objects.get(verb="role.give")
    assert event.unit == "Sở Y tế"
    assert event.note == an.full_name


def test_a_role_may_be_held_again_after_it_ended(an: User, admin_user: User, health: Unit) -> None:
    first = Holding(
        user=an, role="verifier", unit=health, valid_from=date(2025, 1, 1), valid_to=date(2025, 6, 30)
    )
    actions.give_role(first, by=admin_user)
    again = Holding(user=an, role="verifier", unit=health, valid_from=date(2025, 7, 1))
    actions.give_role(again, by=admin_user)
    assert an.holdings.filter(role="verifier").count() == 2


def test_an_open_begin_overlaps_every_earlier_day(an: User, admin_user: User, health: Unit) -> None:
    first = Holding(user=an, role="verifier", unit=health, valid_to=date(2025, 6, 30))
    actions.give_role(first, by=admin_user)
    assert actions.overlapping(Holding(user=an, role="verifier", unit=health)).exists()


def test_an_ended_role_stays_as_history_and_gives_nothing_the_day_after(an: User, admin_user: User) -> None:
    holding = an.holdings.get()
    actions.end_role(holding, today() - timedelta(days=1), by=admin_user, basis="QĐ 12")
    assert not User.objects.get(pk=an.pk).can("task.edit")
    assert Holding.objects.filter(pk=holding.pk).exists()
    assert "QĐ 12" in Event.objects.get(verb="role.end").note


def test_a_role_does_not_end_before_it_began(an: User, admin_user: User) -> None:
    with pytest.raises(ValueError, match="before it begins"):
        actions.end_role(an.holdings.get(), date(2019, 12, 31), by=admin_user)


def test_the_last_administrator_cannot_be_deactivated(admin_user: User) -> None:
    with pytest.raises(actions.LastAdministrator):
        actions.set_active(User.objects.get(pk=admin_user.pk), active=False, by=admin_user)
    assert User.objects.get(pk=admin_user.pk).is_active
    assert not Event.objects.exists()


@pytest.mark.parametrize("days", [-1, 0, 30])
def test_the_role_of_the_last_administrator_cannot_be_ended(admin_user: User, days: int) -> None:
    with pytest.raises(actions.LastAdministrator):
        actions.end_role(admin_user.holdings.get(), today() + timedelta(days=days), by=admin_user)
    assert admin_user.holdings.get().valid_to is None


def test_an_administrator_may_go_when_another_stays(admin_user: User, office: Unit) -> None:
    make_user("hai", "Lý Thị Hai", "admin", office)
    actions.end_role(admin_user.holdings.get(), today(), by=admin_user)
    assert actions.administrators(today() + timedelta(days=1)) == 1


def test_a_successor_who_may_not_sign_in_does_not_count(admin_user: User, office: Unit) -> None:
    other = make_user("hai", "Lý Thị Hai", "admin", office)
    actions.set_active(other, active=False, by=admin_user)
    with pytest.raises(actions.LastAdministrator):
        actions.set_active(User.objects.get(pk=admin_user.pk), active=False, by=admin_user)


def test_a_successor_whose_role_begins_too_late_leaves_a_gap_and_is_refused(
    admin_user: User, office: Unit
) -> None:
    other = make_user("hai", "Lý Thị Hai")
    Holding.objects.create(user=other, role="admin", unit=office, valid_from=today() + timedelta(days=30))
    with pytest.raises(actions.LastAdministrator):
        actions.end_role(admin_user.holdings.get(), today() + timedelta(days=10), by=admin_user)
    actions.end_role(admin_user.holdings.get(), today() + timedelta(days=29), by=admin_user)


def test_a_locked_name_is_unlocked(an: User, admin_user: User, client: Any, settings: Any) -> None:
    from axes.models import AccessAttempt

    AccessAttempt.objects.create(username="an", ip_address="127.0.0.1", failures_since_start=9)
    assert actions.unlock(an, by=admin_user) == 1
    assert not AccessAttempt.objects.filter(username="an").exists()
    assert Event.objects.get(verb="person.unlock").record == str(an.pk)


@pytest.mark.parametrize("begin", [None, date(2026, 1, 1)])
def test_the_database_itself_refuses_the_same_role_twice(an: User, office: Unit, begin: date | None) -> None:
    Holding.objects.create(user=an, role="viewer", unit=office, valid_from=begin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(user=an, role="viewer", unit=office, valid_from=begin)
