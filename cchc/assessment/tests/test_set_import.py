"""The office's own criteria sets: from Excel through the preview to where every set is, and away again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.assessment import actions, own_sets, shipped
from cchc.assessment.engine.workbook.reading import load
from cchc.assessment.engine.workbook.writing import workbook
from cchc.assessment.kept_sets import kept
from cchc.assessment.models import OwnSet, ScoreSheet
from cchc.audit.models import Event
from cchc.conftest import make_user
from cchc.errors import UserError
from cchc.lib import xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.django_db

UPLOAD, PREVIEW = "assessment:set_import", "assessment:set_preview"
HEADS = (
    "STT",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Điểm tối đa",
    "Cách tính điểm",
    "Tài liệu kiểm chứng",
    "Cơ quan chủ trì",
)
BANDS = "Hoàn thành 100% kế hoạch: 2; từ 70% đến dưới 100%: 1; dưới 70%: 0"
ROWS = (
    ("1", "Chỉ đạo, điều hành", 5, None, None, "Sở Nội vụ"),
    ("1.1", "Hoàn thành kế hoạch", 2, BANDS, "Báo cáo năm", None),
    ("1.2", "Sáng kiến", 3, "Mỗi sáng kiến: 1 điểm (tối đa 3 điểm)", "Quyết định công nhận", None),
)
#: The same with another rule for initiatives.
OTHER = (*ROWS[:2], ("1.2", "Sáng kiến", 3, "Mỗi sáng kiến: 0,5 điểm (tối đa 3 điểm)", "Quyết định", None))


def book(rows: Sequence[Sequence[Any]] = ROWS) -> bytes:
    out = BytesIO()
    xlsx.write(out, [xlsx.Sheet("Tiêu chí", HEADS, [list(row) for row in rows])])
    return out.getvalue()


@pytest.fixture
def thuy(client: Any, province: Any) -> Any:
    """An officer of the standing office, signed in."""
    person = make_user("thuy", "Trần Thị Thuỷ", "standing_office", province)
    client.force_login(person)
    return person


def send(client: Any, data: bytes, name: str = "bo-2027.xlsx", name_of_set: str = "", **more: Any) -> Any:
    given = {"code": "bo-so", "year": 2027, "name": name_of_set, **more}
    return client.post(reverse(UPLOAD), {"file": SimpleUploadedFile(name, data), **given})


def hidden(page: Any) -> dict[str, str]:
    shown = page.context["page"]
    return {"digest": shown.digest, "stands": str(shown.stands.number if shown.stands else 0)}


def keep(client: Any, data: bytes, **more: Any) -> Any:
    send(client, data, **more)
    return client.post(reverse(PREVIEW), {**hidden(client.get(reverse(PREVIEW))), "all": "1"})


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_rule_stands_beside_its_words_and_nothing_is_kept_before_it_is_confirmed(
    client: Any, thuy: Any
) -> None:
    assert send(client, book()).url == reverse(PREVIEW)
    page = client.get(reverse(PREVIEW))
    row = next(row for row in page.context["page"].rows if row.line.node.code == "1.1")
    assert (row.words, row.asked, row.ticked) == (BANDS, True, False)
    assert "từ 70% đến dưới 100%" in row.line.rule
    assert BANDS in text(page)
    refused = client.post(reverse(PREVIEW), {**hidden(page), "read": ["1.1"]})
    assert (refused.status_code, refused.context["page"].left) == (422, 1)
    assert [row.ticked for row in refused.context["page"].rows if row.asked] == [True, False]
    assert not OwnSet.objects.exists()
    kept_at = client.post(reverse(PREVIEW), {**hidden(page), "read": ["1.1", "1.2"]})
    row = OwnSet.objects.get()
    assert kept_at.url == row.get_absolute_url()
    assert (row.code, row.year, row.number, row.file, row.by) == ("bo-so", 2027, 1, "bo-2027.xlsx", thuy)
    assert Event.objects.filter(verb="set.keep", by_id=thuy.pk).count() == 1
    assert client.get(reverse(PREVIEW)).status_code == 404


@pytest.mark.usefixtures("thuy")
def test_a_kept_set_is_everywhere_that_shipped_ones_are(client: Any) -> None:
    page = client.get(keep(client, book()).url)
    assert "Chỉ đạo, điều hành" in text(page)
    assert "bo-2027.xlsx" in text(page)
    code = {"code": "bo-so"}
    assert "/bo-tieu-chi/bo-so/" in text(client.get(reverse("assessment:sets")))
    for name in ("cases", "try", "differences", "set_excel", "inputs_template"):
        assert client.get(reverse(f"assessment:{name}", kwargs=code) + "?year=2027").status_code == 200
    assert "bo-so" in shipped.codes()
    inputs = "unit,input,value\nSở A,tc_1_1,85\nSở A,tc_1_2,2\nSở B,tc_1_1,100\nSở B,tc_1_2,5\n"
    sent = {
        "criteria": "bo-so",
        "year": 2027,
        "name": "Thử",
        "file": SimpleUploadedFile("i.csv", inputs.encode()),
    }
    sheet = client.get(client.post(reverse("assessment:sheet_new"), sent).url)
    assert [(row["unit"], row["points"]) for row in sheet.context["rows"]] == [("Sở B", 5), ("Sở A", 3)]


@pytest.mark.usefixtures("thuy")
def test_what_is_taken_out_as_excel_comes_in_again_as_the_same_set(client: Any) -> None:
    keep(client, book())
    out = client.get(reverse("assessment:set_excel", kwargs={"code": "bo-so"}) + "?year=2027").content
    send(client, out)
    page = client.get(reverse(PREVIEW))
    assert page.context["page"].asked == 0
    assert page.context["page"].changes == []
    client.post(reverse(PREVIEW), hidden(page))
    assert OwnSet.objects.count() == 1, "the same content is no new version"


@pytest.mark.usefixtures("thuy")
def test_a_newer_file_takes_the_place_of_the_old_and_says_what_differs(client: Any) -> None:
    keep(client, book())
    sheet = ScoreSheet(name="x", criteria="bo-so", year=2027, inputs={}, units=0, at=OwnSet.objects.get().at)
    sheet.save()
    send(
        client,
        book(OTHER),
    )
    page = client.get(reverse(PREVIEW))
    assert page.context["page"].sheets == 1
    assert {change.kind for _words, change in page.context["page"].changes} == {"rule", "evidence"}
    client.post(reverse(PREVIEW), {**hidden(page), "all": "1"})
    assert list(OwnSet.objects.values_list("number", flat=True)) == [1, 2]
    assert "0,5" in text(client.get(reverse("assessment:set", kwargs={"code": "bo-so"}) + "?year=2027"))


@pytest.mark.usefixtures("thuy")
def test_the_set_of_another_year_is_a_version_of_its_own(client: Any) -> None:
    keep(client, book())
    keep(
        client,
        book(OTHER),
        year=2028,
    )
    assert "mỗi" in str(kept("bo-so", 2027).by_code["1.2"].rule).lower()
    assert kept("bo-so", 2027) != kept("bo-so", 2028)
    differences = reverse("assessment:differences", kwargs={"code": "bo-so"})
    assert client.get(f"{differences}?year=2028&with=2027").context["rows"]


@pytest.mark.usefixtures("thuy")
def test_faults_are_told_by_cell_and_keep_the_set_out(client: Any) -> None:
    wrong = [ROWS[0], ("1.1", "Hoàn thành kế hoạch", 7, BANDS, "Báo cáo", None), ROWS[2]]
    send(client, book(wrong))
    page = client.get(reverse(PREVIEW))
    assert any("ô Tiêu chí!" in fault.say() for fault in page.context["page"].errors)
    answer = client.post(reverse(PREVIEW), {**hidden(page), "all": "1"})
    assert answer.status_code == 422
    assert not OwnSet.objects.exists()


@pytest.mark.usefixtures("thuy")
def test_words_that_cannot_be_read_are_told_and_kept_as_a_note(client: Any) -> None:
    odd = "Tuỳ tình hình mà hội đồng cho điểm"
    send(client, book([*ROWS[:2], ("1.2", "Sáng kiến", 3, odd, "Quyết định", None)]))
    page = client.get(reverse(PREVIEW)).context["page"]
    row = next(row for row in page.rows if row.line.node.code == "1.2")
    assert (row.words, row.asked) == (odd, False)
    assert row.reason


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"code": "papi"}, "Chương trình đã dùng mã này"),
        ({"code": "nhap"}, "Chương trình đã dùng mã này"),
        ({"code": "../x"}, "Chỉ gồm chữ thường không dấu"),
        ({"code": "Bộ Sở"}, "Chỉ gồm chữ thường không dấu"),
        ({"year": "1999"}, "2000"),
        ({"name": "bo.csv"}, "Cần một bảng tính"),
    ],
)
@pytest.mark.usefixtures("thuy")
def test_a_wrong_form_is_refused_in_words(client: Any, more: dict[str, Any], said: str) -> None:
    answer = send(client, book(), **more)
    assert answer.status_code == 422
    assert said in text(answer)


@pytest.mark.usefixtures("thuy")
def test_the_name_is_the_one_given_and_stands_ready_for_the_newer_file(client: Any) -> None:
    kept_at = keep(client, book(), code="bo-ten")
    assert OwnSet.objects.get(code="bo-ten").name == "bo-2027"
    keep(client, book(OTHER), code="bo-ten", name_of_set="Bộ tiêu chí các sở")
    assert "Bộ tiêu chí các sở" in text(client.get(kept_at.url))
    form = client.get(reverse(UPLOAD), {"code": "bo-ten"}).context["form"]
    assert form["name"].value() == "Bộ tiêu chí các sở"


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\x00" * 500, b"a,b\n1,2\n"])
@pytest.mark.usefixtures("thuy")
def test_what_is_no_workbook_is_refused_in_one_sentence(client: Any, data: bytes) -> None:
    answer = send(client, data)
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["file"]) == 1


@pytest.mark.usefixtures("thuy")
def test_a_preview_of_another_file_keeps_nothing(client: Any) -> None:
    send(client, book())
    seen = hidden(client.get(reverse(PREVIEW)))
    send(
        client,
        book(OTHER),
    )
    assert client.post(reverse(PREVIEW), {**seen, "all": "1"}).status_code == 422
    assert not OwnSet.objects.exists()


@pytest.mark.usefixtures("thuy")
def test_a_version_kept_by_another_since_is_told(client: Any, thuy: Any) -> None:
    send(client, book())
    page = client.get(reverse(PREVIEW))
    other = load(
        book(OTHER),
        "b.xlsx",
        "bo-so",
        2027,
    ).criteria
    assert other is not None
    actions.keep_set(other, by=thuy, file="b.xlsx", year=2027, stands=0)
    answer = client.post(reverse(PREVIEW), {**hidden(page), "all": "1"}, follow=True)
    assert "vừa có bản khác được lưu" in text(answer)
    assert OwnSet.objects.count() == 1


@pytest.mark.usefixtures("thuy")
def test_a_set_is_removed_only_where_no_sheet_follows_from_it(client: Any, thuy: Any) -> None:
    keep(client, book())
    row = OwnSet.objects.get()
    address = reverse("assessment:set_remove", args=[row.pk])
    sheet = ScoreSheet.objects.create(name="x", criteria="bo-so", year=2029, inputs={}, units=0, at=row.at)
    assert "phải xoá các bảng đó trước" in text(client.get(address))
    with pytest.raises(UserError, match="1 bảng điểm"):
        actions.remove_set("bo-so", 2027, by=thuy)
    sheet.delete()
    assert client.post(address).url == reverse("assessment:sets")
    assert not OwnSet.objects.exists()
    assert Event.objects.filter(verb="set.remove").count() == 1
    assert client.get(address).status_code == 404


def test_a_colleague_who_only_reads_sees_the_set_and_no_button(client: Any, thuy: Any, province: Any) -> None:
    page = keep(client, book()).url
    client.force_login(make_user("xem", "Người Xem", "viewer", province))
    assert client.get(page).status_code == 200
    assert reverse(UPLOAD) not in text(client.get(page))
    assert reverse(UPLOAD) not in text(client.get(reverse("assessment:sets")))
    for name in (UPLOAD, PREVIEW):
        assert client.get(reverse(name)).status_code == 403
    remove = reverse("assessment:set_remove", args=[OwnSet.objects.get().pk])
    assert client.post(remove).status_code == 403


@pytest.mark.usefixtures("thuy")
def test_files_are_laid_out_once_and_made_anew_when_they_are_gone(client: Any) -> None:
    keep(client, book())
    folder = shipped.folder_of("bo-so")
    assert folder.is_relative_to(Path(settings.DATA_DIR))
    first = (folder / "2027" / "set.yaml").stat().st_mtime_ns
    assert (shipped.folder_of("bo-so") / "2027" / "set.yaml").stat().st_mtime_ns == first
    for path in folder.rglob("*.yaml"):
        path.unlink()
    (folder / "2027").rmdir()
    folder.rmdir()
    folder.parent.rmdir()
    assert kept("bo-so", 2027).code == "bo-so"


@pytest.mark.usefixtures("thuy")
def test_the_page_of_sets_asks_as_often_for_many_as_for_one(client: Any) -> None:
    counts = []
    for number in range(1, 4):
        keep(client, book(), code=f"bo-{number}")
        client.get(reverse("assessment:sets"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(reverse("assessment:sets"))
        counts.append(len(asked))
    assert counts[0] == counts[-1] <= 8


@pytest.mark.usefixtures("thuy")
def test_every_shipped_set_comes_in_again_under_a_code_of_its_own(client: Any) -> None:
    for name, year in (("minh-hoa-tinh", 2026), ("minh-hoa-so", 2026), ("ca-mau-so", 2013)):
        send(client, workbook(kept(name, year)), code=f"{name}-cua-toi", year=year)
        page = client.get(reverse(PREVIEW))
        assert page.context["page"].errors == ()
        assert client.post(reverse(PREVIEW), {**hidden(page), "all": "1"}).status_code == 302
    assert len(own_sets.current()) == 3
