"""Pages of notices: one's own for everybody, the outbox for those who look after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from cchc.notices import outbox
from cchc.notices.models import Delivery, DeliveryState, JobRun, Notice

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
LIST, OUTBOX = "/thong-bao/", "/thong-bao/gui-di/"


@pytest.fixture
def mine(an: User) -> Notice:
    """A notice to An."""
    return outbox.write(key="k", person=an, subject="3 nhiệm vụ mới", body="Dòng một", url="/nhiem-vu/")


@pytest.fixture
def stuck(binh: User) -> Delivery:
    """A delivery to Bình that was given up."""
    notice = outbox.write(key="b", person=binh, subject="Nhắc việc", channels=["email"])
    Delivery.objects.update(state=DeliveryState.FAILED, attempts=6, failure="Refused: 550 nobody")
    return notice.deliveries.get()


def test_everybody_sees_own_notices_unread_first(
    as_user: Any, an: User, mine: Notice, django_assert_max_num_queries: Any
) -> None:
    outbox.write(key="l", person=an, subject="Cũ hơn nhưng chưa đọc")
    Notice.objects.filter(pk=mine.pk).update(read_at=mine.at)
    client = as_user(an)
    with django_assert_max_num_queries(12):
        page = client.get(LIST).content.decode()
    assert page.index("Cũ hơn nhưng chưa đọc") < page.index("3 nhiệm vụ mới")
    assert "Chưa đọc" in page


def test_nobody_sees_the_notices_of_others(as_user: Any, chi: User, mine: Notice) -> None:
    client = as_user(chi)
    assert "3 nhiệm vụ mới" not in client.get(LIST).content.decode()
    assert client.get(mine.get_absolute_url()).status_code == 404
    assert client.get("/thong-bao/999999/").status_code == 404


def test_opening_a_notice_is_reading_it(as_user: Any, an: User, mine: Notice) -> None:
    page = as_user(an).get(mine.get_absolute_url()).content.decode()
    assert "Dòng một" in page
    assert 'href="/nhiem-vu/"' in page
    mine.refresh_from_db()
    assert mine.read_at is not None


def test_all_are_marked_read_at_once_and_only_by_a_deliberate_act(
    as_user: Any, an: User, binh: User, mine: Notice
) -> None:
    other = outbox.write(key="o", person=binh, subject="Của người khác")
    client = as_user(an)
    assert client.get(f"{LIST}da-doc/").status_code == 405
    assert client.post(f"{LIST}da-doc/").status_code == 302
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.read_at is None, other.read_at is None) == (False, True)


def test_search_and_export_of_own_notices(as_user: Any, an: User, mine: Notice) -> None:
    client = as_user(an)
    assert "3 nhiệm vụ mới" in client.get(LIST, {"q": "dòng"}).content.decode()
    assert "3 nhiệm vụ mới" not in client.get(LIST, {"q": "khác hẳn"}).content.decode()
    assert client.get(LIST, {"format": "xlsx"}).status_code == 200


def test_the_outbox_shows_what_is_stuck_and_sends_it_again(as_user: Any, an: User, stuck: Delivery) -> None:
    JobRun.objects.create(
        job="tasks.remind", day="2026-03-02", started_at="2026-03-02T01:00Z", failure="ValueError: x"
    )
    client = as_user(an)
    page = client.get(OUTBOX).content.decode()
    assert "550 nobody" in page
    assert "tasks.remind" in page
    action = re.search(r'action="(/thong-bao/gui-di/\d+/gui-lai/)"', page)
    assert action is not None
    assert client.post(action[1]).status_code == 302
    stuck.refresh_from_db()
    assert (stuck.state, stuck.attempts) == ("waiting", 0)
    assert "Chỉ gửi lại được" in client.post(action[1], follow=True).content.decode()


def test_the_outbox_narrows_by_state_and_search(as_user: Any, an: User, stuck: Delivery) -> None:
    client = as_user(an)
    assert "550 nobody" in client.get(OUTBOX, {"state": "failed", "q": "nhắc"}).content.decode()
    assert "550 nobody" not in client.get(OUTBOX, {"state": "sent"}).content.decode()


def test_the_outbox_is_for_those_who_look_after_it(as_user: Any, chi: User, stuck: Delivery) -> None:
    client = as_user(chi)
    assert client.get(OUTBOX).status_code == 403
    assert client.post(f"{OUTBOX}{stuck.pk}/gui-lai/").status_code == 403
    stuck.refresh_from_db()
    assert stuck.state == "failed"


def test_a_delivery_that_is_none_is_not_found(as_user: Any, an: User) -> None:
    assert as_user(an).post(f"{OUTBOX}999999/gui-lai/").status_code == 404
