"""Carrying what is due: to a real SMTP server, and to a folder; nothing twice, nothing lost unseen."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from cchc.errors import UserError
from cchc.notices import actions, deliver, outbox
from cchc.notices.models import Delivery, DeliveryState
from cchc.notices.tests.smtp_sink import Sink, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A mail server that this installation sends to."""
    sink = Sink()
    with serving(sink) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.SITE_URL = "127.0.0.1", port, "https://cchc.vn"
        yield sink


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """``later(hours=1)`` moves the clock of deliveries on."""
    moment = [timezone.now()]
    monkeypatch.setattr(deliver, "now", lambda: moment[0])

    def move(**by: float) -> datetime:
        moment[0] += timedelta(**by)
        return moment[0]

    return move


def mail(person: User, key: str = "k", channel: str = "email") -> Delivery:
    """A notice on its way."""
    person.email = person.email or f"{person.username}@example.vn"
    person.save()
    notice = outbox.write(
        key=key,
        person=person,
        subject="Nhiệm vụ\nmới",
        body="Sở Tài chính",
        url="/nhiem-vu/1/",
        channels=[channel],
    )
    return notice.deliveries.get()


def state(delivery: Delivery) -> str:
    """Where a delivery stands now."""
    delivery.refresh_from_db()
    return delivery.state


def test_what_is_due_is_sent_once_with_its_page(an: User, binh: User, sink: Sink) -> None:
    first, second = mail(an, "a"), mail(binh, "b")
    assert deliver.deliver() == 2
    assert deliver.deliver() == 0
    assert (state(first), state(second)) == ("sent", "sent")
    assert first.sent_at is not None
    assert len(sink.taken) == 2
    assert f"Message-ID: <notice-{first.pk}@localhost>" in "".join(sink.taken)
    assert "To: an@example.vn" in sink.taken[0]


def test_more_than_a_batch_is_sent_in_one_go(an: User, sink: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "BATCH", 2)
    for number in range(5):
        mail(an, str(number))
    assert deliver.deliver() == 5
    assert len(sink.taken) == 5


def test_without_a_server_it_is_tried_again_after_growing_pauses_and_then_given_up(
    an: User, settings: Any, later: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    delivery = mail(an)
    later(seconds=1)
    pauses = []
    for _ in deliver.PAUSES:
        moment = later()
        deliver.deliver()
        assert state(delivery) == "waiting"
        assert "Refused" in delivery.failure
        pauses.append(round((delivery.next_at - moment).total_seconds() / 60))
        assert deliver.deliver() == 0
        later(minutes=pauses[-1])
    assert pauses == [1, 5, 30, 120, 720]
    deliver.deliver()
    assert (state(delivery), delivery.attempts) == ("failed", 6)


def test_a_refusal_for_now_is_tried_again_and_one_for_good_is_not(
    an: User, binh: User, sink: Sink, later: Any
) -> None:
    sink.answer = "451 come back later"
    delivery = mail(an, "a")
    later(seconds=1)
    deliver.deliver()
    assert (state(delivery), delivery.attempts) == ("waiting", 1)
    assert "451" in delivery.failure
    sink.answer = "550 no such person"
    later(minutes=2)
    deliver.deliver()
    assert (state(delivery), delivery.attempts) == ("failed", 2)
    assert sink.taken == []


def test_an_address_that_cannot_be_is_given_up_and_does_not_hold_up_the_next(
    an: User, binh: User, sink: Sink
) -> None:
    an.email = "bad@@example.vn"
    wrong, right = mail(an, "a"), mail(binh, "b")
    deliver.deliver()
    assert (state(wrong), state(right)) == ("failed", "sent")
    assert "bad@@example.vn" in wrong.failure


def test_a_server_that_knows_no_such_person_is_heard(an: User, sink: Sink) -> None:
    sink.knows_nobody = True
    delivery = mail(an)
    deliver.deliver()
    assert (state(delivery), "550" in delivery.failure) == ("failed", True)


def test_a_line_that_breaks_while_the_words_leave_is_doubtful_and_not_sent_again_by_itself(
    an: User, binh: User, sink: Sink, later: Any
) -> None:
    sink.breaks_off = True
    first, second = mail(an, "a"), mail(binh, "b")
    later(seconds=1)
    deliver.deliver()
    assert (state(first), state(second)) == ("doubtful", "waiting")
    sink.breaks_off = False
    later(hours=1)
    assert deliver.deliver() == 1
    assert (state(first), state(second)) == ("doubtful", "sent")
    assert len(sink.taken) == 2


def test_a_process_that_died_while_sending_leaves_a_doubt_that_is_told_after_the_lease(
    an: User, later: Any
) -> None:
    delivery = mail(an)
    Delivery.objects.update(state=DeliveryState.SENDING, next_at=later() + deliver.LEASE)
    assert deliver.tell_doubtful() == 0
    later(minutes=6)
    assert deliver.tell_doubtful() == 1
    assert state(delivery) == "doubtful"


def test_a_process_that_died_before_sending_leaves_it_due_again(an: User, sink: Sink, later: Any) -> None:
    delivery = mail(an)
    later(seconds=1)
    assert [row.pk for row in deliver.claim("email")] == [delivery.pk]
    assert deliver.deliver() == 0
    later(minutes=6)
    assert deliver.deliver() == 1


def test_of_two_carriers_one_gets_a_delivery(an: User, later: Any) -> None:
    read_by_both = mail(an)
    until = later(seconds=1) + deliver.LEASE
    twin = Delivery.objects.get(pk=read_by_both.pk)
    assert deliver._ours(read_by_both, until)
    assert not deliver._ours(twin, until)


def test_a_claim_that_ended_before_its_turn_sends_nothing(an: User, sink: Sink, later: Any) -> None:
    mail(an)
    later(seconds=1)
    (claimed,) = deliver.claim("email")
    later(minutes=6)
    deliver.claim("email")
    assert deliver.hand_over(claimed, lambda row: pytest.fail("sent by one who had lost it")) == 0


def test_a_channel_that_fails_in_any_way_holds_nothing_up_for_ever(an: User, later: Any) -> None:
    @contextmanager
    def opened() -> Iterator[Any]:
        raise ValueError("cấu hình sai")
        yield

    delivery = mail(an)
    later(seconds=1)
    assert deliver.deliver_by("email", SimpleNamespace(opened=opened)) == 0  # type: ignore[arg-type]
    assert (state(delivery), delivery.failure) == ("waiting", "ValueError: cấu hình sai")


def test_the_gateway_folder_gets_a_line_a_message(an: User, settings: Any, tmp_path: Path) -> None:
    settings.GATEWAY_DIR, settings.SITE_URL = str(tmp_path / "zalo"), "https://cchc.vn"
    mail(an, "a", "gateway")
    mail(an, "b", "gateway")
    assert deliver.deliver() == 2
    (file,) = (tmp_path / "zalo").iterdir()
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line["to"] for line in lines] == ["an", "an"]
    assert lines[0]["url"] == "https://cchc.vn/nhiem-vu/1/"


def test_a_person_may_have_sent_again_what_was_given_up(an: User, sink: Sink) -> None:
    delivery = mail(an)
    with pytest.raises(UserError):
        actions.send_again(delivery, by=an)
    Delivery.objects.update(state=DeliveryState.DOUBTFUL, attempts=3)
    delivery.refresh_from_db()
    actions.send_again(delivery, by=an)
    assert deliver.deliver() == 1
    assert (state(delivery), delivery.attempts) == ("sent", 1)
