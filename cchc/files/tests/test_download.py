"""Opening a file: those who may, nobody else, and never as a page of this site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cchc.files import actions, store
from cchc.files.limit import LimitedUpload

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.files.models import File

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def file(an: User) -> File:
    """A PDF that An put in."""
    return store.put(PDF, name="Kế hoạch.pdf", by=an)


def body(response: Any) -> bytes:
    """What a streamed answer sends."""
    return b"".join(response.streaming_content)


def test_who_put_it_in_saves_it_as_it_was(as_user: Any, an: User, file: File) -> None:
    response = as_user(an).get(file.get_absolute_url())
    assert body(response) == PDF
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''K%E1%BA%BF")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "script" not in response["Content-Security-Policy"]


def test_a_pdf_may_be_shown_in_place(as_user: Any, an: User, file: File) -> None:
    response = as_user(an).get(file.get_absolute_url(), {"xem": "1"})
    assert (response["Content-Type"], response["Content-Disposition"][:6]) == ("application/pdf", "inline")
    response.close()


def test_html_is_never_shown(as_user: Any, an: User) -> None:
    page = store.put(b"<html><script>alert(1)</script>", name="a.html", by=an)
    response = as_user(an).get(page.get_absolute_url(), {"xem": "1"})
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    response.close()


def test_a_stranger_finds_nothing(as_user: Any, chi: User, file: File) -> None:
    assert as_user(chi).get(file.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 60])
def test_a_bad_id_finds_nothing(as_user: Any, an: User, pk: str) -> None:
    assert as_user(an).get(f"/tep/{pk}/").status_code == 404


def test_nobody_signed_in_is_sent_to_sign_in(client: Any, file: File) -> None:
    assert reverse("accounts:sign_in") in client.get(file.get_absolute_url())["Location"]


def test_it_is_only_read(as_user: Any, an: User, file: File) -> None:
    assert as_user(an).post(file.get_absolute_url()).status_code == 405


def test_a_removed_file_says_who_removed_it(as_user: Any, an: User, file: File) -> None:
    actions.remove(file, by=an, why="Đăng nhầm")
    response = as_user(an).get(file.get_absolute_url())
    assert response.status_code == 410
    assert "Đăng nhầm" in response.content.decode()


def test_of_an_upload_over_the_limit_no_more_than_the_limit_reaches_the_disk(settings: Any) -> None:
    settings.UPLOAD_LIMIT = 10
    hand = LimitedUpload()
    hand.new_file("f", "a.txt", "text/plain", 100)
    passed = [hand.receive_data_chunk(b"abcdef", 0) for _ in range(3)]
    assert passed == [b"abcdef", b"abcde", None]


def test_the_limit_is_the_first_hand_on_every_upload(settings: Any) -> None:
    assert settings.FILE_UPLOAD_HANDLERS[0] == "cchc.files.limit.LimitedUpload"
    assert SimpleUploadedFile("a.txt", b"x").size == 1
