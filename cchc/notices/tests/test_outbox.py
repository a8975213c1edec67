"""Writing notices: once by their key, on commit, by each way that reaches the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from cchc.notices import outbox
from cchc.notices.models import Delivery, Notice

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db


def ways(notice: Notice) -> list[str]:
    """The channels that a notice goes by."""
    return sorted(notice.deliveries.values_list("channel", flat=True))


def test_a_key_is_written_once_and_the_first_words_stay(an: User) -> None:
    first = outbox.write(key="k", person=an, subject="Một")
    second = outbox.write(key="k", person=an, subject="Hai")
    assert (first.pk, second.subject) == (second.pk, "Một")
    assert Notice.objects.count() == 1


def test_without_server_and_folder_it_stands_in_the_portal_alone(an: User) -> None:
    an.email = "an@example.vn"
    assert ways(outbox.write(key="k", person=an, subject="s")) == []


def test_it_goes_each_way_that_reaches_the_person(an: User, binh: User, settings: Any, tmp_path: Any) -> None:
    settings.EMAIL_HOST, settings.GATEWAY_DIR = "smtp.example.vn", str(tmp_path)
    an.email = "an@example.vn"
    assert ways(outbox.write(key="a", person=an, subject="s")) == ["email", "gateway"]
    assert ways(outbox.write(key="b", person=binh, subject="s")) == ["gateway"]
    assert ways(outbox.write(key="c", person=an, subject="s", channels=["portal"])) == []
    assert ways(outbox.write(key="d", person=an, subject="s", channels=["portal", "email"])) == ["email"]


def test_one_who_may_not_sign_in_any_more_gets_no_mail(an: User, settings: Any) -> None:
    settings.EMAIL_HOST, an.email, an.is_active = "smtp.example.vn", "an@example.vn", False
    assert ways(outbox.write(key="a", person=an, subject="s")) == []


def test_a_channel_that_is_not_there_is_told(an: User) -> None:
    with pytest.raises(ValueError, match="pigeon"):
        outbox.write(key="a", person=an, subject="s", channels=["pigeon"])
    assert not Notice.objects.exists()


def test_nothing_is_written_where_the_change_it_tells_of_is_undone(an: User) -> None:
    def change() -> None:
        with transaction.atomic():
            outbox.write(key="a", person=an, subject="s")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert not Notice.objects.exists()


def test_what_is_wrong_otherwise_is_not_taken_for_a_key_that_stands(an: User) -> None:
    an.pk = None
    with pytest.raises((IntegrityError, ValueError)):
        outbox.write(key="a", person=an, subject="s")


def test_forgotten_notices_keep_their_key_and_are_sent_no_more(an: User) -> None:
    outbox.write(key="given:1:2", person=an, subject="Trích yếu", body="Lời", channels=["email"])
    assert outbox.forget("given:1:") == 1
    assert Notice.objects.get().subject == ""
    assert not Delivery.objects.exists()


def test_many_are_written_at_once_each_key_once(an: User, binh: User, settings: Any) -> None:
    settings.EMAIL_HOST, an.email = "smtp.example.vn", "an@example.vn"
    outbox.write(key="k1", person=an, subject="Đã có", channels=["portal"])
    messages = [outbox.Message(f"k{n % 4}", an if n % 2 else binh, f"Tin {n}", url="/x/") for n in range(8)]
    assert outbox.write_many(messages) == 3
    assert outbox.write_many(messages) == 0
    subjects = dict(Notice.objects.values_list("key", "subject"))
    assert subjects == {"k0": "Tin 0", "k1": "Đã có", "k2": "Tin 2", "k3": "Tin 3"}
    assert list(Delivery.objects.values_list("notice__key", "channel")) == [("k3", "email")]


def test_a_thousand_are_written_with_a_few_queries(an: User, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(20):
        assert outbox.write_many(outbox.Message(f"k{n}", an, "s") for n in range(1000)) == 1000


def test_of_two_who_write_many_at_once_each_key_is_written_once(
    an: User,
) -> None:
    messages = [outbox.Message("a", an, "Một"), outbox.Message("b", an, "Hai")]
    outbox.write(key="a", person=an, subject="Người khác viết trước")
    assert outbox._write_new({one.key: one for one in messages}) == 2
    assert sorted(Notice.objects.values_list("key", "subject")) == [
        ("a", "Người khác viết trước"),
        ("b", "Hai"),
    ]


def test_removed_words_are_taken_out_and_the_rest_of_the_message_stays(an: User) -> None:
    outbox.write(
        key="a", person=an, subject="s", body="- Việc kín\n  hạn 1/6; 12/TB\n- Việc khác\n  x; 12/TB"
    )
    outbox.write(key="b", person=an, subject="s", body="- Việc khác\n  x; 12/TB")
    assert outbox.redact("- Việc kín\n", {"- Việc kín\n": "- (đã gỡ)\n"}) == 1
    assert Notice.objects.get(key="a").body == "- (đã gỡ)\n  hạn 1/6; 12/TB\n- Việc khác\n  x; 12/TB"
