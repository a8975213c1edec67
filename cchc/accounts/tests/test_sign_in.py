"""Signing in and out, the lock, the own password, the role acted in, the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.accounts.models import Holding
from cchc.audit.models import Event
from cchc.conftest import PASSWORD

if TYPE_CHECKING:
    from django.test import Client

    from cchc.accounts.models import User
    from cchc.units.models import Unit

SIGN_IN = "/tai-khoan/dang-nhap/"
NEW = "mat-khau-moi-con-dai-hon-9"


def sign_in(client: Client, name: str = "an", password: str = PASSWORD, **more: str) -> Any:
    """The answer to a name and a password."""
    return client.post(SIGN_IN, {"username": name, "password": password, **more})


def test_a_visitor_is_sent_to_sign_in_and_then_to_the_page_asked_for(client: Client, an: User) -> None:
    assert an.username == "an"
    sent = client.get("/tim/?q=ke")
    assert sent["Location"] == f"{SIGN_IN}?next=/tim/%3Fq%3Dke"
    assert 'name="next" value="/tim/?q=ke"' in client.get(sent["Location"]).content.decode()
    assert sign_in(client, next="/tim/?q=ke")["Location"] == "/tim/?q=ke"


@pytest.mark.usefixtures("an")
def test_the_name_may_be_typed_in_capitals_with_spaces(client: Client) -> None:
    assert sign_in(client, " AN ").status_code == 302


@pytest.mark.usefixtures("an")
def test_signing_in_never_leads_to_another_site(client: Client) -> None:
    assert sign_in(client, next="https://evil.example/")["Location"] == "/"


@pytest.mark.usefixtures("an")
@pytest.mark.parametrize(("name", "password"), [("an", "sai"), ("khong-co", PASSWORD), ("", ""), ("an", "")])
def test_what_is_not_right_is_said_without_telling_which(client: Client, name: str, password: str) -> None:
    answer = sign_in(client, name, password)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert PASSWORD not in page


@pytest.mark.usefixtures("an")
def test_five_failures_lock_the_name_even_for_the_right_password(client: Client, settings: Any) -> None:
    for _time in range(settings.AXES_FAILURE_LIMIT - 1):
        assert sign_in(client, password="sai").status_code == 422
    locked = sign_in(client, password="sai")
    assert locked.status_code == 429
    assert "15" in locked.content.decode()
    assert sign_in(client).status_code == 429


def test_one_name_that_is_locked_locks_no_other(client: Client, an: User, binh: User) -> None:
    assert an != binh
    for _time in range(6):
        sign_in(client, password="sai")
    assert sign_in(client, "binh").status_code == 302


def test_who_may_not_sign_in_is_refused(client: Client, an: User) -> None:
    type(an).objects.filter(pk=an.pk).update(is_active=False)
    assert sign_in(client).status_code == 422


def test_signing_out_takes_a_post_and_ends_the_session(an: User, as_user: Any) -> None:
    browser = as_user(an)
    assert browser.get(reverse("accounts:sign_out")).status_code == 405
    assert browser.post(reverse("accounts:sign_out"))["Location"] == SIGN_IN
    assert browser.get("/").status_code == 302


def test_a_first_password_must_be_changed_before_anything_else(an: User, as_user: Any) -> None:
    type(an).objects.filter(pk=an.pk).update(must_change_password=True)
    browser = as_user(an)
    page = reverse("accounts:password")
    assert browser.get("/")["Location"] == page
    assert browser.get(page).status_code == 200
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert browser.post(page, sent)["Location"] == "/"
    assert browser.get("/").status_code == 200
    an.refresh_from_db()
    assert an.check_password(NEW)
    assert Event.objects.filter(verb="person.password", by_id=an.pk).exists()


@pytest.mark.parametrize(("old", "new"), [("sai", NEW), (PASSWORD, "123"), (PASSWORD, "12345678901")])
def test_a_password_that_will_not_do_is_told_beside_its_field(
    an: User, as_user: Any, old: str, new: str
) -> None:
    sent = {"old_password": old, "new_password1": new, "new_password2": new}
    answer = as_user(an).post(reverse("accounts:password"), sent)
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()
    an.refresh_from_db()
    assert an.check_password(PASSWORD)


def test_a_person_chooses_in_whose_name_to_act(an: User, finance: Unit, as_user: Any) -> None:
    second = Holding.objects.create(user=an, role="unit_head", unit=finance)
    browser = as_user(an)
    page = browser.get("/").content.decode()
    assert f'name="holding" value="{second.pk}"' in page
    browser.post(reverse("accounts:act_as"), {"holding": second.pk, "next": "/"})
    assert browser.get("/").context["acting"] == second


@pytest.mark.parametrize("wanted", ["0", "x", "", "9" * 30])
def test_a_role_that_is_not_held_cannot_be_acted_in(an: User, as_user: Any, wanted: str) -> None:
    assert as_user(an).post(reverse("accounts:act_as"), {"holding": wanted}).status_code == 404


def test_somebody_elses_role_cannot_be_acted_in(an: User, binh: User, as_user: Any) -> None:
    other = binh.holdings.get()
    assert as_user(an).post(reverse("accounts:act_as"), {"holding": other.pk}).status_code == 404


def test_the_language_is_chosen_before_signing_in_and_stays(client: Client, db: Any) -> None:
    client.post(reverse("accounts:language"), {"language": "en", "next": SIGN_IN})
    assert '<html lang="en"' in client.get(SIGN_IN).content.decode()
    client.post(reverse("accounts:language"), {"language": "xx"})
    assert '<html lang="vi"' in client.get(SIGN_IN).content.decode()


def test_a_part_of_a_page_asked_without_a_session_sends_the_whole_window_to_sign_in(
    client: Client, db: Any
) -> None:
    answer = client.get("/tim/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, SIGN_IN)
