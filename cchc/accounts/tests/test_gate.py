"""The gate: who is not signed in sees only what is open to all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from cchc.accounts.gate import PROLONGED_EVERY, SignInGate, open_to_all
from cchc.accounts.models import Holding
from cchc.web.clock import today

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
SIGN_IN = "/tai-khoan/dang-nhap/"


def page(request: Any) -> HttpResponse:
    """A page of the test."""
    return HttpResponse("trang")


@open_to_all
def open_page(request: Any) -> HttpResponse:
    """A page of the test that says it is open."""
    return page(request)


def at_the_gate(request: Any, view: Any) -> Any:
    """What the gate answers a stranger in the place of a page; None where it lets pass."""
    request.user = AnonymousUser()
    return SignInGate(lambda _: HttpResponse()).process_view(request, view, (), {})


def test_a_stranger_is_sent_to_sign_in_and_back_to_what_was_asked(client: Any) -> None:
    answer = client.get("/nhiem-vu/?state=overdue")
    assert answer.status_code == 302
    assert answer["Location"] == f"{SIGN_IN}?next=/nhiem-vu/%3Fstate%3Doverdue"


def test_a_part_asked_by_script_sends_the_whole_window_to_sign_in(client: Any) -> None:
    answer = client.get("/nhiem-vu/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["HX-Redirect"] == SIGN_IN


def test_only_a_view_that_says_so_is_open_to_all(rf: Any) -> None:
    assert at_the_gate(rf.get("/x/"), page).status_code == 302
    assert at_the_gate(rf.get("/x/"), open_page) is None


@pytest.mark.parametrize("path", ["/static/web/css/base.css", "/admin/"])
def test_what_guards_itself_passes(rf: Any, path: str) -> None:
    assert at_the_gate(rf.get(path), page) is None


def test_a_first_password_is_changed_before_anything_else(an: User, as_user: Any) -> None:
    an.must_change_password = True
    an.save()
    client = as_user(an)
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/tai-khoan/mat-khau/")
    assert client.get("/tai-khoan/mat-khau/").status_code == 200


def test_one_acts_in_the_role_chosen_and_in_the_first_held_where_it_is_no_more(
    an: User, finance: Unit, as_user: Any
) -> None:
    second = Holding.objects.create(user=an, role="viewer", unit=finance, valid_from=today())
    client = as_user(an)
    assert client.get("/").context["acting"].role == "task_office"
    session = client.session
    session["acting"] = second.pk
    session.save()
    assert client.get("/").context["acting"] == second
    second.delete()
    assert client.get("/").context["acting"].role == "task_office"


def test_asking_for_a_right_that_does_not_exist_is_an_error_of_the_program(an: User) -> None:
    with pytest.raises(ValueError, match=r"task\.fly"):
        an.can("task.fly")
    with pytest.raises(ValueError, match=r"task\.fly"):
        an.can_everywhere("task.fly")


def test_looking_at_pages_prolongs_the_session_once_in_a_while_and_else_writes_nothing(
    an: User, as_user: Any
) -> None:
    client = as_user(an)
    client.get("/don-vi/")
    with CaptureQueriesContext(connection) as looked:
        answer = client.get("/don-vi/")
    assert "sessionid" not in answer.cookies
    assert not [row["sql"] for row in looked if row["sql"].startswith(("UPDATE", "INSERT"))]
    session = client.session
    session["used"] -= PROLONGED_EVERY
    session.save()
    assert "sessionid" in client.get("/don-vi/").cookies
