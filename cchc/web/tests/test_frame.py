"""What stands round every page, what is answered instead of a page, and the headers of both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

from cchc.errors import CchcError
from cchc.notices.models import Notice
from cchc.web.clock import now, today
from cchc.web.frame import DEMO_MARK, frame, site_name
from cchc.web.headers import SecurityHeaders
from cchc.web.refusals import Refusals

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_sentence_that_no_view_caught_is_a_page_with_status_409(an: User, rf: Any, signed_in: bool) -> None:
    request = rf.get("/")
    request.user = an if signed_in else AnonymousUser()
    answer = Refusals(lambda _: HttpResponse()).process_exception(request, CchcError("Tệp không còn ở đây."))
    assert answer is not None
    assert answer.status_code == 409
    assert "Tệp không còn ở đây." in answer.content.decode()


def test_any_other_error_is_no_sentence_and_stays_an_error(rf: Any) -> None:
    refusals = Refusals(lambda _: HttpResponse("trang"))
    assert refusals.process_exception(rf.get("/"), KeyError("x")) is None
    assert refusals(rf.get("/")).content.decode() == "trang"


def test_a_stranger_gets_a_day_and_no_menu(rf: Any) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    assert frame(request) == {"today": today(), "is_demo": False}
    assert frame(rf.get("/")) == {"today": today(), "is_demo": False}


def test_the_page_of_a_person_has_menu_role_province_and_unread_notices(an: User, as_user: Any) -> None:
    for number in range(2):
        Notice.objects.create(
            person=an, subject="x", key=f"k{number}", at=now(), read_at=now() if number else None
        )
    context = as_user(an).get("/").context
    assert context["unread"] == 1
    assert context["site_name"] == "Tỉnh Phú Thọ"
    assert context["acting"].role == "task_office"
    assert context["menu"]


def test_a_person_without_a_role_has_a_frame_too(binh: User, as_user: Any) -> None:
    binh.holdings.all().delete()
    context = as_user(binh).get("/").context
    assert (context["acting"], context["site_name"]) == (None, "")


def test_a_role_for_the_province_itself_bears_its_name(an: User, province: Any) -> None:
    holding = an.holdings.get()
    holding.unit = province
    assert site_name(holding) == str(province)


def test_a_demonstration_says_so(an: User, as_user: Any, settings: Any) -> None:
    assert as_user(an).get("/").context["is_demo"] is False
    (Path(settings.DATA_DIR) / DEMO_MARK).touch()
    assert as_user(an).get("/").context["is_demo"] is True


def test_a_page_is_not_kept_by_browsers_and_what_is_static_may_be(rf: Any) -> None:
    headers = SecurityHeaders(lambda _: HttpResponse())
    assert headers(rf.get("/viec/"))["Cache-Control"] == "no-store"
    static = headers(rf.get("/static/web/css/base.css"))
    assert "Cache-Control" not in static.headers
    assert "default-src 'none'" in static["Content-Security-Policy"]


def test_a_header_of_its_own_is_left_to_an_answer(rf: Any) -> None:
    headers = SecurityHeaders(lambda _: HttpResponse(headers={"Cache-Control": "max-age=60"}))
    assert headers(rf.get("/"))["Cache-Control"] == "max-age=60"
