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


MORE = (
    "year,unit,score,rank,area_or_total,source\n2023,Lào Cai,90.6,7,total,trang A\n"
    "2023,Lao Cai,91.25,5,total,trang B\n2022,Lào Cai,88,9,total,trang B\n"
)


@pytest.mark.usefixtures("thuy")
def test_the_preview_shows_rows_as_they_were_read_and_what_other_sources_print_otherwise(client: Any) -> None:
    send(client, TEXT)
    client.post(reverse(PREVIEW))
    send(client, MORE, "par-2.csv")
    shown = client.get(reverse(PREVIEW))
    page = shown.context["page"]
    assert [(row.unit, row.new, row.contradicted) for row in page.sample] == [
        ("Lào Cai", False, True),
        ("Lào Cai", True, True),
        ("Lào Cai", True, False),
    ]
    assert [(year.year, year.figures, year.new, year.contradicted) for year in page.by_year] == [
        (2023, 2, 1, 1),
        (2022, 1, 1, 0),
    ]
    (found,) = page.conflicts
    assert [(side.coming, str(side.result.score)) for side in found.printed] == [
        (False, "90.6"),
        (True, "91.25"),
    ]
    words = text(shown)
    assert "Nguồn khác công bố khác" in words
    assert "ghi là Lao Cai" in words
    assert PublishedResult.objects.count() == 2


@pytest.mark.usefixtures("thuy")
def test_two_rows_of_one_file_that_differ_are_a_conflict_too(client: Any) -> None:
    send(client, MORE)
    page = client.get(reverse(PREVIEW)).context["page"]
    assert [[side.coming for side in found.printed] for found in page.conflicts] == [[True, True]]


@pytest.mark.usefixtures("thuy")
def test_without_a_contradiction_the_preview_says_so(client: Any) -> None:
    send(client, TEXT)
    assert "Không nguồn nào khác" in text(client.get(reverse(PREVIEW)))


@pytest.mark.usefixtures("thuy")
def test_what_the_file_computed_itself_contradicts_nobody_and_is_told(client: Any) -> None:
    row = "2023,Lào Cai,90.1,,total,computed here from parts\n"
    send(client, TEXT + row)
    shown = client.get(reverse(PREVIEW))
    assert shown.context["page"].conflicting == 0
    assert "do người lập tệp tính" in text(shown)


@pytest.mark.usefixtures("thuy")
def test_a_preview_asks_as_often_for_many_rows_as_for_few(
    client: Any, django_assert_max_num_queries: Any
) -> None:
    rows = "".join(f"{year},Lào Cai,{year - 1940},,total,x\n" for year in range(2003, 2024))
    send(client, "year,unit,score,rank,area_or_total,source\n" + rows)
    with django_assert_max_num_queries(8):
        shown = client.get(reverse(PREVIEW))
    assert len(shown.context["page"].sample) == 20
    assert len(shown.context["page"].by_year) == 21
