"""Pages of published results: what they show, what is missing, who may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.assessment.actions import import_results
from cchc.data import folder
from cchc.lib.xlsx import read

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db

PAGES = ("ranking", "comparison", "map", "conflicts")


@pytest.fixture
def shipped_results() -> None:
    for path in sorted((folder() / "results").glob("*.csv")):
        import_results(path, by="thử")


def page(client: Any, person: Any, name: str, *args: str, **query: Any) -> Any:
    client.force_login(person)
    return client.get(reverse(f"assessment:{name}", args=args), query)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.usefixtures("shipped_results")
def test_the_ranking_shows_what_was_printed_and_says_how_much_was_found(client: Any, binh: Any) -> None:
    answer = page(client, binh, "ranking", index="par", year="2020")
    rows = answer.context["rows"]
    assert rows[0].name == "Quảng Ninh"
    assert (rows[0].figure.rank, str(rows[0].figure.score)) == (1, "91.04")
    assert f"Tìm thấy số công bố của {len(rows)} trên 63 tỉnh" in text(answer)


@pytest.mark.usefixtures("shipped_results")
def test_a_change_is_told_against_the_year_before_but_not_across_a_break(client: Any, binh: Any) -> None:
    rows = {row.slug: row for row in page(client, binh, "ranking", index="par", year="2023").context["rows"]}
    assert str(rows["lao-cai"].points) == "3.67"
    assert (rows["lao-cai"].places, rows["lao-cai"].move) == (4, "tăng 4 bậc")
    sipas = {
        row.slug: row for row in page(client, binh, "ranking", index="sipas", year="2022").context["rows"]
    }
    assert sipas["quang-ninh"].points is None


@pytest.mark.usefixtures("shipped_results")
def test_sources_that_differ_are_marked_and_listed_with_the_sums(client: Any, binh: Any) -> None:
    assert "nguồn khác ghi" in text(page(client, binh, "ranking", index="par", year="2018"))
    answer = page(client, binh, "conflicts")
    assert (2018, "Quảng Ninh") in {(one["year"], one["unit"]) for one in answer.context["conflicts"]}
    assert "lệch do làm tròn" in text(answer)
    assert {one["node"] for one in answer.context["conflicts"]} == {"Tổng điểm", "Bình quân vùng"}


@pytest.mark.usefixtures("shipped_results")
def test_a_search_without_accents_and_excel_keep_to_what_is_shown(client: Any, binh: Any) -> None:
    found = page(client, binh, "ranking", index="par", year="2020", q="quang ninh")
    assert [row.name for row in found.context["rows"]] == ["Quảng Ninh"]
    rows = read(page(client, binh, "ranking", index="par", year="2020", format="xlsx").content)
    assert any("Quảng Ninh" in row for row in rows)
    assert "Không có tỉnh nào" in text(page(client, binh, "ranking", index="par", year="2020", q="xyz"))


@pytest.mark.usefixtures("shipped_results")
def test_a_province_shows_every_index_with_parts_and_sources(client: Any, binh: Any) -> None:
    answer = page(client, binh, "province", "lao-cai")
    shown = {one["code"]: one for one in answer.context["shown"]}
    assert {"par", "papi"} <= set(shown)
    parts = shown["par"]["parts"]
    assert parts["year"] == 2023
    assert {str(row["score"]) for row in parts["rows"]} == {"58.85", "8.88", "17.54", "5.32"}
    assert "Điểm thẩm định" in text(answer)


@pytest.mark.usefixtures("shipped_results")
def test_the_map_has_a_tile_for_every_province_of_the_year(client: Any, binh: Any) -> None:
    answer = page(client, binh, "map", index="par", year="2020")
    tiles = answer.context["map"].tiles
    assert len(tiles) == 63
    assert len({(tile.x, tile.y) for tile in tiles}) == 63
    by_slug = {tile.slug: tile for tile in tiles}
    assert (by_slug["quang-ninh"].words, by_slug["quang-ninh"].quarter) == ("1", 1)
    assert by_slug["ca-mau"].quarter == 0
    title = answer.context["title"]
    picture = page(client, binh, "map", index="par", year="2020", picture=title)
    assert picture["Content-Type"] == "image/svg+xml"
    assert ".tile-shape rect" in picture.content.decode()


def test_the_layout_since_2025_has_the_34_provinces() -> None:
    from cchc.assessment.result_pages import Index, provinces
    from cchc.assessment.tiles import drawn_tiles

    tiles = drawn_tiles(Index("par"), 2025).tiles
    assert len(tiles) == 34
    assert all(provinces()[tile.slug].valid_to is None for tile in tiles)


@pytest.mark.parametrize("name", PAGES)
def test_without_results_a_page_says_so(client: Any, binh: Any, name: str) -> None:
    answer = page(client, binh, name)
    assert answer.status_code == 200
    assert any(words in text(answer) for words in ("Chưa có", "Không có nguồn", "chưa có hạng"))


@pytest.mark.usefixtures("shipped_results")
def test_an_index_year_or_province_that_is_not_there_gives_404(client: Any, binh: Any) -> None:
    assert page(client, binh, "ranking", index="abc").status_code == 404
    assert page(client, binh, "ranking", index="par", year="1999").status_code == 404
    assert page(client, binh, "province", "khong-co").status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_one_who_did_not_sign_in_is_sent_away(client: Any, name: str) -> None:
    assert client.get(reverse(f"assessment:{name}")).status_code == 302


@pytest.mark.usefixtures("shipped_results")
def test_pages_of_results_ask_little_of_the_database(
    client: Any, binh: Any, django_assert_max_num_queries: Any
) -> None:
    client.force_login(binh)
    for address in (
        *(reverse(f"assessment:{name}") for name in PAGES),
        reverse("assessment:province", args=["hue"]),
    ):
        with django_assert_max_num_queries(12):
            client.get(address, {"index": "par", "unit": ["hue", "ha-noi"]})


def test_a_whole_year_of_a_file_gets_quarters_and_ranks(client: Any, binh: Any, tmp_path: Path) -> None:
    from cchc.assessment.result_pages import provinces

    old = [unit for unit in provinces().values() if unit.valid_from is None]
    assert len(old) == 63
    lines = "".join(f"2019,{unit.short},{50 - place / 10},total,x\n" for place, unit in enumerate(old))
    path = tmp_path / "papi.csv"
    path.write_text(f"year,unit,score,factor_or_total,source\n{lines}", "utf-8")
    import_results(path, by="thử")
    rows = page(client, binh, "ranking", index="papi", year="2019").context["rows"]
    assert [rows[place].quarter for place in (0, 15, 16, 31, 32, 46, 47, 62)] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert all(row.figure.ranked_here for row in rows)


def whole_year(tmp_path: Path) -> None:
    """PAPI 2019 of all 63 provinces, best first by slug."""
    from cchc.assessment.result_pages import provinces

    old = [unit for unit in provinces().values() if unit.valid_from is None]
    lines = "".join(f"2019,{unit.short},{50 - place / 10},total,x\n" for place, unit in enumerate(old))
    path = tmp_path / "papi.csv"
    path.write_text(f"year,unit,score,factor_or_total,source\n{lines}", "utf-8")
    import_results(path, by="thử")


def test_a_ranking_is_narrowed_to_a_group_and_ranks_within_it_are_told_as_such(
    client: Any, binh: Any, tmp_path: Path
) -> None:
    whole_year(tmp_path)
    answer = page(client, binh, "ranking", index="papi", year="2019", group="region-tay-nguyen")
    asked, rows = answer.context["asked"], answer.context["rows"]
    assert len(rows) == 5
    assert sorted(asked.within.values()) == [(place, 5) for place in range(1, 6)]
    ranks = [row.figure.rank for row in rows]
    assert [asked.within[row.slug][0] for row in rows] == [1 + sorted(ranks).index(rank) for rank in ranks]
    assert "Tây Nguyên: hạng trong nhóm do hệ thống tính từ hạng cả nước, trong 5 tỉnh" in text(answer)
    found = read(
        page(
            client, binh, "ranking", index="papi", year="2019", group="region-tay-nguyen", format="xlsx"
        ).content
    )
    assert any("Hạng trong nhóm" in row for row in found)
    assert len(found) < 15


def test_groups_are_quarters_kinds_of_their_year_and_regions_and_an_unknown_one_is_passed_over(
    client: Any, binh: Any, tmp_path: Path
) -> None:
    whole_year(tmp_path)
    asked = page(client, binh, "ranking", index="papi", year="2019", group="khong-co").context["asked"]
    assert (asked.group, len(asked.rows)) == (None, 63)
    sizes = {group.key: len(group.slugs) for group in asked.groups}
    assert (sizes["kind-city"], sizes["kind-province"]) == (5, 58)  # Huế became a city in 2025
    assert (sizes["quarter-1"], sizes["region-dong-bang-song-hong"], len(sizes)) == (16, 11, 12)


@pytest.mark.usefixtures("shipped_results")
def test_a_year_that_only_another_index_has_gives_the_last_one(client: Any, binh: Any) -> None:
    assert page(client, binh, "ranking", index="papi", year="2012").context["year"] == 2024


def test_a_province_tells_what_moved_and_who_passed_it(client: Any, binh: Any, tmp_path: Path) -> None:
    path = tmp_path / "papi.csv"
    path.write_text(
        "year,unit,score,rank,factor_or_total,source\n"
        "2022,Lào Cai,40,1,total,x\n2022,Hòa Bình,39,2,total,x\n2023,Lào Cai,41,2,total,x\n2023,Hòa Bình,42,1,total,x\n"
        "2022,Lào Cai,5,,D1,x\n2023,Lào Cai,6.5,,D1,x\n2022,Lào Cai,5,,D2,x\n2023,Lào Cai,4.5,,D2,x\n",
        "utf-8",
    )
    import_results(path, by="thử")
    answer = page(client, binh, "province", "lao-cai")
    move = answer.context["shown"][0]["moved"]
    assert (move["words"], move["rank"], move["passed"]) == ("Tăng điểm nhưng giảm hạng", -1, ["Hòa Bình"])
    assert [(node, str(by)) for node, by in move["nodes"]] == [
        ("D1 Tham gia của người dân ở cấp cơ sở", "1.50"),
        ("D2 Công khai, minh bạch", "-0.50"),
    ]
    assert "Bị vượt bởi Hòa Bình" in text(answer)


def test_an_order_on_paper_that_is_not_that_of_the_scores_is_told(
    client: Any, binh: Any, tmp_path: Path
) -> None:
    path = tmp_path / "par.csv"
    path.write_text(
        "year,unit,score,rank,area_or_total,source\n2022,Lào Cai,40,1,total,x\n2022,Hòa Bình,42,2,total,x\n"
        "2022,Phú Thọ,39,3,total,x\n2022,Yên Bái,39,4,total,x\n",
        "utf-8",
    )
    import_results(path, by="thử")
    answer = page(client, binh, "ranking", index="par", year="2022")
    assert [(above, below) for above, below, _ in answer.context["misplaced"]] == [
        ("Lào Cai", "Hòa Bình"),
        ("Phú Thọ", "Yên Bái"),
    ]
    assert "Hạng dưới có điểm cao hơn" in text(answer)
