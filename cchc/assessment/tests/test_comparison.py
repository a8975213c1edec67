"""The page of comparison: units and years from the address, ranks, nodes side by side, what the charts say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.assessment.actions import import_results
from cchc.lib.xlsx import read

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db

HEAD = "year,unit,score,rank,factor_or_total,source\n"
TEXT = (
    HEAD + "2015,Lào Cai,36.1,20,total,x\n2018,Lào Cai,41,5,total,x\n2019,Lào Cai,41.12345678,8,total,x\n"
    "2021,Lào Cai,43,2,total,x\n2018,Hòa Bình,40,9,total,x\n2019,Hòa Bình,42,4,total,x\n2021,Hòa Bình,42.5,3,total,x\n"
    "2018,Huế,44,1,total,x\n2021,Huế,44.5,1,total,x\n"
    "2019,Lào Cai,5,,D1,x\n2021,Lào Cai,6.5,,D1,x\n2021,Hòa Bình,6,,D1,x\n2021,Lào Cai,1.5,,SC11,x\n"
)
TWO = ["lao-cai", "hoa-binh"]


@pytest.fixture(autouse=True)
def figures(tmp_path: Path) -> None:
    path = tmp_path / "papi.csv"
    path.write_text(TEXT, "utf-8")
    import_results(path, by="thử")


def page(client: Any, person: Any, **query: Any) -> Any:
    client.force_login(person)
    return client.get(reverse("assessment:comparison"), {"index": "papi", **query})


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_up_to_five_provinces_are_compared_and_unknown_ones_passed_over(client: Any, binh: Any) -> None:
    slugs = ["quang-ninh", "hai-phong", "da-nang", "khong-co", "ha-noi", "long-an", "phu-tho"]
    asked = page(client, binh, unit=slugs).context["compared"].slugs
    assert asked == ["quang-ninh", "hai-phong", "da-nang", "ha-noi", "long-an"]
    assert "Không có số liệu của các tỉnh này" in text(page(client, binh, unit="long-an"))
    assert "Chưa có gì để so sánh" in text(page(client, binh))


def test_ranks_are_drawn_with_the_others_grey_and_cut_at_a_break(client: Any, binh: Any) -> None:
    chart, told = page(client, binh, unit=TWO).context["bump"]
    assert {line.label: line.hue for line in chart.lines} == {"Lào Cai": 1, "Hòa Bình": 2}
    assert len(chart.quiet) == 0  # Huế has no two years one after the other
    assert [words for _x, words in chart.cuts] == ["Từ 6 lên 8 nội dung, thang điểm từ 60 lên 80"]
    assert [len(line.gaps) for line in chart.lines] == [1, 1]
    assert told == "Lào Cai tăng 6 bậc so với 2019, lên thứ 2/63 năm 2021"


def test_years_are_chosen_by_the_address_and_wrong_ones_passed_over(client: Any, binh: Any) -> None:
    compared = page(client, binh, unit=TWO, **{"from": "2019", "to": "2018"}).context["compared"]
    assert (compared.first, compared.last, compared.new, compared.old) == (2018, 2019, 2019, 2018)
    compared = page(client, binh, unit=TWO, **{"from": "1999", "to": "abc"}).context["compared"]
    assert (compared.first, compared.last, compared.new, compared.old) == (2015, 2021, 2021, 2019)
    assert page(client, binh, unit=TWO, old="0").context["compared"].old is None


def test_nodes_of_two_years_stand_side_by_side_with_the_best_marked(client: Any, binh: Any) -> None:
    answer = page(client, binh, unit=TWO, new="2021", old="2019")
    rows = {row.name: row for row in answer.context["nodes"]}
    assert list(rows) == ["Tổng điểm", "D1 Tham gia của người dân ở cấp cơ sở", "SC11 Tri thức công dân"]
    assert [row.depth for row in rows.values()] == [0, 1, 2]
    first, second = rows["D1 Tham gia của người dân ở cấp cơ sở"].cells
    assert (str(first.then), str(first.now), str(first.change), first.best) == ("5", "6.5", "1.5", True)
    assert (second.then, second.change, second.best) == (None, None, False)
    assert str(rows["Tổng điểm"].apart) == "0.5"
    assert not any(cell.best for cell in rows["SC11 Tri thức công dân"].cells)
    assert "41,1235" in text(answer)
    assert "Lào Cai hơn Hòa Bình 0,5 điểm năm 2021" in text(answer)


def test_a_break_between_the_two_years_is_told(client: Any, binh: Any) -> None:
    compared = page(client, binh, unit="lao-cai", new="2021", old="2015").context["compared"]
    assert compared.cut == "Từ 6 lên 8 nội dung, thang điểm từ 60 lên 80"


def test_the_chart_goes_out_as_a_picture_and_the_tables_as_excel(client: Any, binh: Any) -> None:
    told = page(client, binh, unit=TWO).context["bump"][1]
    picture = page(client, binh, unit=TWO, picture=told)
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"hue-1" in picture.content
    content = page(client, binh, unit=TWO, format="xlsx").content
    assert any("Lào Cai: thay đổi" in row for row in read(content))
    assert any(str(cell) == "1.5" for row in read(content) for cell in row)


def test_a_province_and_its_successor_of_the_same_name_are_told_apart() -> None:
    from cchc.assessment.result_pages import label_of

    assert label_of("phu-tho", {"phu-tho"}) == "Phú Thọ"
    assert label_of("phu-tho", {"phu-tho", "phu-tho-2025"}) == "Phú Thọ (cũ)"
    assert label_of("phu-tho-2025", {"phu-tho", "phu-tho-2025"}) == "Phú Thọ (mới)"


def test_a_comparison_asks_little_of_the_database(
    client: Any, binh: Any, django_assert_max_num_queries: Any
) -> None:
    client.force_login(binh)
    for units in (TWO[:1], [*TWO, "hue"]):
        with django_assert_max_num_queries(9):
            client.get(reverse("assessment:comparison"), {"index": "papi", "unit": units})


def test_one_who_did_not_sign_in_is_sent_away(client: Any) -> None:
    assert client.get(reverse("assessment:comparison")).status_code == 302
