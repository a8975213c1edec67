"""Sheets of scores and the advice on them: works, may not, 404; what the pages say; all or nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cchc.assessment import views_deciding
from cchc.assessment.actions import keep_sheet
from cchc.assessment.engine.input_files import load
from cchc.assessment.models import ScoreSheet
from cchc.assessment.shipped import criteria_set
from cchc.audit.models import Event
from cchc.conftest import make_user
from cchc.data import folder
from cchc.lib.xlsx import read

pytestmark = pytest.mark.django_db

SET, YEAR, UNIT = "minh-hoa-so", 2026, "Sở Tài chính"
SEEN = ("sheet", "sheet_unit", "whatif", "robust", "plan", "forecast")


@pytest.fixture
def thuy(province: Any) -> Any:
    """An officer of the standing office."""
    return make_user("thuy", "Trần Thị Thuỷ", "standing_office", province)


@pytest.fixture
def sheet() -> ScoreSheet:
    criteria = criteria_set(SET, YEAR)
    inputs = load(folder() / "demo" / "scores" / f"{SET}-{YEAR}.csv", criteria)
    return keep_sheet(criteria, inputs, by="thử", name="Tự chấm")


def page(client: Any, person: Any, name: str, *args: Any, **query: str) -> Any:
    client.force_login(person)
    return client.get(reverse(f"assessment:{name}", args=args), query)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def upload(client: Any, content: str, **more: str) -> Any:
    file = SimpleUploadedFile("so-lieu.csv", content.encode())
    given = {"criteria": "ca-mau-so", "year": "2013", "name": "Tự chấm", "file": file, **more}
    return client.post(reverse("assessment:sheet_new"), given)


def test_a_file_becomes_a_sheet_with_its_event(client: Any, thuy: Any) -> None:
    client.force_login(thuy)
    answer = upload(client, "unit,input,value\nSở A,ty_le_ke_hoach,85\nSở B,,không gửi kết quả\n")
    kept = ScoreSheet.objects.get()
    assert (answer.status_code, answer.url) == (302, kept.get_absolute_url())
    assert (kept.units, kept.by, kept.file) == (2, thuy, "so-lieu.csv")
    assert Event.objects.get(verb="score.keep").by_id == thuy.pk


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        ("unit,input,value\nSở A,ty_le_ke_hoach,cao\nSở A,9.9,1\n", {}, "dòng 3: không có số liệu “9.9”"),
        ("unit,input,value\nSở A,ty_le_ke_hoach,85\n", {"year": "2005"}, "không có bộ tiêu chí cho năm 2005"),
        ("unit,input,value\nSở A,ty_le_ke_hoach,85\n", {"criteria": "papi-x"}, ""),
    ],
)
def test_a_wrong_file_keeps_nothing_and_names_every_row(
    client: Any, thuy: Any, content: str, more: dict[str, str], said: str
) -> None:
    client.force_login(thuy)
    answer = upload(client, content, **more)
    assert answer.status_code == 422
    assert said in text(answer)
    assert not ScoreSheet.objects.exists()


def test_the_same_name_for_a_set_and_year_is_refused(client: Any, thuy: Any) -> None:
    client.force_login(thuy)
    upload(client, "unit,input,value\nSở A,ty_le_ke_hoach,85\n")
    answer = upload(client, "unit,input,value\nSở A,ty_le_ke_hoach,95\n")
    assert "hãy đặt tên khác" in text(answer)
    assert ScoreSheet.objects.count() == 1


def test_the_ranking_shows_ranks_and_who_has_none_and_why(client: Any, thuy: Any, sheet: ScoreSheet) -> None:
    answer = page(client, thuy, "sheet", sheet.pk)
    rows = answer.context["rows"]
    ranks = [row["rank"] for row in rows if row["rank"]]
    assert ranks == sorted(ranks)
    assert {row["status"] for row in rows} >= {"scored", "not_submitted"}
    assert "Không gửi kết quả" in text(answer)
    assert "Dữ liệu minh hoạ" in text(answer)


def test_the_ranking_goes_out_as_excel(client: Any, thuy: Any, sheet: ScoreSheet) -> None:
    answer = page(client, thuy, "sheet", sheet.pk, format="xlsx")
    rows = read(answer.content)
    assert any("Đơn vị" in row for row in rows)
    assert sum(UNIT in row for row in rows) == 1


def test_a_unit_shows_each_point_lost_with_its_reason(client: Any, thuy: Any, sheet: ScoreSheet) -> None:
    answer = page(client, thuy, "sheet_unit", sheet.pk, unit=UNIT)
    lines = answer.context["lines"]
    lost = [line for line in lines if line["leaf"] and line["lost"]]
    assert lost
    assert all(line["why"] for line in lost)
    assert "điểm bị trừ" in text(answer)
    title = answer.context["areas"]["title"]
    assert title.startswith("Bị trừ nhiều nhất ở “")
    picture = page(client, thuy, "sheet_unit", sheet.pk, unit=UNIT, picture=title)
    assert picture["Content-Type"] == "image/svg+xml"
    areas = answer.context["areas"]["chart"].steps
    assert (areas[0].kind, areas[-1].kind) == ("whole", "left")


def test_what_was_given_is_told_in_the_language_of_the_page(
    client: Any, thuy: Any, sheet: ScoreSheet
) -> None:
    client.cookies["django_language"] = "en"
    areas = [code for code, _words in page(client, thuy, "whatif", sheet.pk, unit=UNIT).context["areas"]]
    pages = [page(client, thuy, "whatif", sheet.pk, unit=UNIT, node=code) for code in areas]
    told = {field.now for each in pages for field in each.context["fields"] if field.spec.kind == "yes_no"}
    assert "yes" in told
    assert not told & {"có", "không"}


def test_sheets_name_their_set_and_one_whose_set_is_gone_its_code(
    client: Any, thuy: Any, sheet: ScoreSheet
) -> None:
    assert "Bộ tiêu chí minh hoạ cho sở" in text(page(client, thuy, "sheets"))
    ScoreSheet.objects.filter(pk=sheet.pk).update(criteria="bo-da-bo")
    assert "bo-da-bo" in text(page(client, thuy, "sheets"))


def test_what_if_tells_points_and_rank_before_and_after(client: Any, thuy: Any, sheet: ScoreSheet) -> None:
    plain = page(client, thuy, "whatif", sheet.pk, unit=UNIT)
    percent = next(field for field in plain.context["fields"] if field.spec.kind == "percent")
    assert percent.now
    answer = page(client, thuy, "whatif", sheet.pk, unit=UNIT, **{percent.name: "100"})
    assert answer.context["gained"] > 0
    assert answer.context["changed"]
    assert "Kết quả để tham khảo" in text(answer)
    wrong = page(client, thuy, "whatif", sheet.pk, unit=UNIT, **{percent.name: "nhiều"})
    assert "không phải là số" in text(wrong)
    assert "answer" not in wrong.context


def test_firmness_has_an_interval_for_every_ranked_unit(client: Any, thuy: Any, sheet: ScoreSheet) -> None:
    answer = page(client, thuy, "robust", sheet.pk, weights="10%", survey="0")
    rows = answer.context["rows"]
    assert rows
    assert all(1 <= one.row.rank_low <= one.row.rank_high <= len(rows) for one in rows)
    assert any(one.row.rank_low < one.row.rank_high for one in rows)
    assert rows[0].begins
    refused = page(client, thuy, "robust", sheet.pk, weights="nhiều")
    assert refused.status_code == 422


def test_a_page_draws_ten_thousand_times_and_fewer_where_there_are_very_many_units(
    client: Any, thuy: Any, sheet: ScoreSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("robust", "forecast"):
        assert "10.000 lần rút, hạt giống" in text(page(client, thuy, name, sheet.pk))
    monkeypatch.setattr(views_deciding, "CELLS", 1_000 * sheet.units)
    for name in ("robust", "forecast"):
        assert "1.000 lần rút, hạt giống" in text(page(client, thuy, name, sheet.pk))


def test_a_plan_is_found_from_a_file_that_is_not_kept(client: Any, thuy: Any, sheet: ScoreSheet) -> None:
    plain = page(client, thuy, "whatif", sheet.pk, unit=UNIT)
    percent = next(field for field in plain.context["fields"] if field.spec.kind == "percent")
    content = f"code,name,input,value,cost\nA,Giải pháp A,{percent.spec.code},100,5\n"
    url = reverse("assessment:plan", args=[sheet.pk]) + f"?unit={UNIT}"
    file = SimpleUploadedFile("giai-phap.csv", content.encode())
    answer = client.post(url, {"improvements": file, "budget": "10"})
    assert answer.context["answer"].best.codes == ("A",)
    assert "Giải pháp A" in text(answer)
    bad = client.post(url, {"improvements": SimpleUploadedFile("x.csv", b"code,input,value\nA,zzz,1\n")})
    assert bad.status_code == 422
    assert "không có số liệu “zzz”" in text(bad)
    image = client.post(url, {"improvements": SimpleUploadedFile("x.png", b"\x89PNG")})
    assert "nhận tệp .csv" in text(image)


def test_a_forecast_has_a_chance_of_the_rank_aimed_at(client: Any, thuy: Any, sheet: ScoreSheet) -> None:
    answer = page(client, thuy, "forecast", sheet.pk, elapsed="50%", target="3")
    rows = answer.context["answer"].units
    assert rows
    assert all(0 <= row.chance <= 1 and row.low <= row.middle <= row.high for row in rows)
    assert page(client, thuy, "forecast", sheet.pk, elapsed="150%").status_code == 422


def test_a_sheet_is_removed_after_asking_and_the_trail_keeps_it(
    client: Any, thuy: Any, sheet: ScoreSheet
) -> None:
    assert "Không hoàn tác được" in text(page(client, thuy, "sheet_remove", sheet.pk))
    client.post(reverse("assessment:sheet_remove", args=[sheet.pk]))
    assert not ScoreSheet.objects.exists()
    assert Event.objects.filter(verb="score.remove").count() == 1


def test_a_template_of_inputs_is_read_back_once_filled_in(client: Any, thuy: Any, tmp_path: Any) -> None:
    answer = page(client, thuy, "inputs_template", "ca-mau-so")
    path = tmp_path / "mau.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    rows = read(path)
    assert rows[0][:4] == ["unit", "input", "value", "denominator"]
    codes = {row[1] for row in rows[1:]}
    assert codes == set(criteria_set("ca-mau-so", 2013).inputs)


@pytest.mark.parametrize("name", SEEN)
def test_one_who_may_not_see_scores_is_refused(client: Any, binh: Any, sheet: ScoreSheet, name: str) -> None:
    assert page(client, binh, name, sheet.pk, unit=UNIT).status_code == 403


def test_a_leader_sees_and_may_not_change(client: Any, province: Any, sheet: ScoreSheet) -> None:
    leader = make_user("lanh", "Đỗ Văn Lãnh", "province_leader", province)
    assert page(client, leader, "sheet", sheet.pk).status_code == 200
    assert page(client, leader, "sheet_new").status_code == 403
    assert page(client, leader, "sheet_remove", sheet.pk).status_code == 403


@pytest.mark.parametrize("name", SEEN)
def test_a_sheet_or_unit_that_is_not_there_gives_404(
    client: Any, thuy: Any, sheet: ScoreSheet, name: str
) -> None:
    assert page(client, thuy, name, 987654, unit=UNIT).status_code == 404
    if name in ("sheet_unit", "whatif", "plan"):
        assert page(client, thuy, name, sheet.pk, unit="Không có").status_code == 404


def test_a_sheet_asks_little_of_the_database(
    client: Any, thuy: Any, sheet: ScoreSheet, django_assert_max_num_queries: Any
) -> None:
    client.force_login(thuy)
    for name in SEEN:
        with django_assert_max_num_queries(9):
            client.get(reverse(f"assessment:{name}", args=[sheet.pk]), {"unit": UNIT})


def test_the_others_may_move_as_they_did_since_last_year(client: Any, thuy: Any, sheet: ScoreSheet) -> None:
    criteria = criteria_set(SET, 2025)
    inputs = load(folder() / "demo" / "scores" / f"{SET}-2025.csv", criteria)
    keep_sheet(criteria, inputs, by="thử", name="Năm trước")
    plain = page(client, thuy, "whatif", sheet.pk, unit=UNIT)
    assert "2025" in text(plain)
    percent = next(field for field in plain.context["fields"] if field.spec.kind == "percent")
    answer = page(client, thuy, "whatif", sheet.pk, unit=UNIT, others="moving", **{percent.name: "100"})
    assert answer.context["moving"]
    assert "như bình quân các năm trước" in text(answer)
    foreseen = page(client, thuy, "forecast", sheet.pk, elapsed="50%")
    assert "theo năm trước" in text(foreseen) or not foreseen.context["answer"].untold


def test_what_is_missing_is_filled_from_indicators_and_what_was_given_stays(
    client: Any, thuy: Any, finance: Any
) -> None:
    from decimal import Decimal

    from cchc.assessment.engine.given import Inputs, number
    from cchc.assessment.engine.recipe import inputs_in
    from cchc.indicators.models import IndicatorValue
    from cchc.web.clock import now

    criteria = criteria_set(SET, 2025)
    spec = next(each for each in criteria.inputs.values() if each.indicator == "ho_so_dung_han")
    IndicatorValue.objects.create(
        indicator="ho_so_dung_han",
        unit=finance,
        period="2025",
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
        numerator=Decimal(95),
        denominator=Decimal(100),
        cut_off=date(2025, 12, 31),
        source="Báo cáo",
        status="published",
        at=now(),
        by=thuy,
    )
    other = next(
        code for code in criteria.inputs if code != spec.code and criteria.inputs[code].kind == "percent"
    )
    kept = keep_sheet(
        criteria, Inputs({finance.name: {other: number(50)}, "Sở lạ": {}}), by="thử", name="Thử"
    )
    assert "số liệu còn thiếu" in text(page(client, thuy, "sheet_fill", kept.pk))
    client.post(reverse("assessment:sheet_fill", args=[kept.pk]))
    kept.refresh_from_db()
    given = inputs_in(kept.inputs).units[finance.name]
    assert given[spec.code].number == 95
    assert list(given[spec.code].parts or ()) == [95, 100]
    assert given[other].number == 50
    assert Event.objects.filter(verb="score.fill").count() == 1
    assert "Không có gì để điền" in text(page(client, thuy, "sheet_fill", kept.pk))
