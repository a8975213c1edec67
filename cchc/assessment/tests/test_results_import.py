"""Taking in published results on pages: nothing before it was seen, wrong rows named, once."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cchc.assessment.models import PublishedResult
from cchc.conftest import make_user

pytestmark = pytest.mark.django_db

UPLOAD, PREVIEW = "assessment:results_import", "assessment:results_preview"
TEXT = "year,unit,score,rank,area_or_total,source\n2023,Lào Cai,90.6,7,total,trang A\n2023,(cả nước),86.98,,mean,x\n"


@pytest.fixture
def thuy(client: Any, province: Any) -> Any:
    """An officer of the standing office, signed in."""
    person = make_user("thuy", "Trần Thị Thuỷ", "standing_office", province)
    client.force_login(person)
    return person


def send(client: Any, content: str, name: str = "par.csv", **more: str) -> Any:
    return client.post(reverse(UPLOAD), {"file": SimpleUploadedFile(name, content.encode()), **more})


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_nothing_is_written_before_the_preview_is_confirmed(client: Any, thuy: Any) -> None:
    assert send(client, TEXT).url == reverse(PREVIEW)
    shown = client.get(reverse(PREVIEW))
    assert "2 số trong tệp, 2 số mới" in text(shown)
    assert "(cả nước)" in text(shown)
    assert not PublishedResult.objects.exists()
    assert client.post(reverse(PREVIEW)).url == reverse("assessment:ranking")
    assert PublishedResult.objects.count() == 2
    assert set(PublishedResult.objects.values_list("batch__by", flat=True)) == {thuy.pk}
    assert client.get(reverse(PREVIEW)).status_code == 404


@pytest.mark.usefixtures("thuy")
def test_the_same_file_again_adds_nothing_and_says_so(client: Any) -> None:
    send(client, TEXT)
    client.post(reverse(PREVIEW))
    send(client, TEXT)
    assert "đã nhập trước đây" in text(client.get(reverse(PREVIEW)))


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (TEXT + "hai,Lào Cai,1,1,total,x\n", "par.csv", "dòng 4: cột “year” cần năm"),
        ("year,unit,score\n2020,A,1\n", "x.csv", "chưa rõ là kết quả của chỉ số nào"),
        ("x", "x.pdf", "nhận tệp .csv"),
    ],
)
@pytest.mark.usefixtures("thuy")
def test_a_file_that_cannot_be_taken_in_is_told_and_nothing_waits(
    client: Any, content: str, name: str, said: str
) -> None:
    answer = send(client, content, name)
    assert answer.status_code == 422
    assert said in text(answer)
    assert client.get(reverse(PREVIEW)).status_code == 404


@pytest.mark.usefixtures("thuy")
def test_whose_results_they_are_may_be_said(client: Any) -> None:
    send(client, "year,unit,score\n2020,Lào Cai,70\n", "x.csv", index="sipas")
    client.post(reverse(PREVIEW))
    assert PublishedResult.objects.get().index == "sipas"


@pytest.mark.parametrize("name", [UPLOAD, PREVIEW])
def test_a_colleague_who_only_reads_is_refused(client: Any, binh: Any, name: str) -> None:
    client.force_login(binh)
    assert client.get(reverse(name)).status_code == 403
    assert client.post(reverse(name)).status_code == 403
