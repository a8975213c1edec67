"""What charts say: computed from the figures, in both languages, nothing where there is nothing to say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from cchc.assessment.actions import import_results
from cchc.assessment.findings import gap_told, map_told, rank_told, ranking_told, score_told, waterfall_told
from cchc.assessment.result_pages import Index

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db

ROWS = (
    "2016,Lào Cai,36,30\n2018,Lào Cai,41,20\n2019,Lào Cai,42.5,17\n2020,Lào Cai,42,17\n"
    "2021,Hòa Bình,44,9\n2022,Hòa Bình,43,10\n2018,Huế,44,9\n2021,Huế,48,1\n2017,Phú Thọ,40,3\n2018,Phú Thọ,43,2\n"
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    path = tmp_path / "papi.csv"
    path.write_text("year,unit,score,rank\n" + ROWS, "utf-8")
    import_results(path, by="thử")
    return Index("papi")


RANKS = [
    ("lao-cai", None, "X giữ hạng 17/63 năm 2020, như năm 2019", "X keeps rank 17/63 in 2020, as in 2019"),
    ("lao-cai", 2019, "X tăng 3 bậc, lên thứ 17/63 năm 2019", "X rises 3 places, to 17/63 in 2019"),
    ("hoa-binh", None, "X giảm 1 bậc, xuống thứ 10/63 năm 2022", "X falls 1 place, to 10/63 in 2022"),
    (
        "hue",
        None,
        "X tăng 8 bậc so với 2018, lên thứ 1/63 năm 2021",
        "X rises 8 places since 2018, to 1/63 in 2021",
    ),
    ("phu-tho", None, "X xếp thứ 2/63 năm 2018", "X ranks 2/63 in 2018"),  # a break lies before 2018
    ("ca-mau", None, "", ""),
]


@pytest.mark.parametrize(("slug", "until", "vi", "en"), RANKS)
def test_a_rank_is_told_beside_the_one_before(
    index: Index, slug: str, until: int | None, vi: str, en: str
) -> None:
    assert rank_told(index, slug, "X", until) == vi
    with translation.override("en"):
        assert rank_told(index, slug, "X", until) == en


SCORES = [
    ("lao-cai", "X giảm 0,5 điểm so với 2019, còn 42 năm 2020"),
    ("hue", "X tăng 4 điểm so với 2018, đạt 48 năm 2021"),
    ("phu-tho", "X đạt 43 điểm năm 2018"),
    ("ca-mau", ""),
]


@pytest.mark.parametrize(("slug", "told"), SCORES)
def test_a_score_is_told_with_its_change_but_not_across_a_break(index: Index, slug: str, told: str) -> None:
    assert score_told(index, slug, "X") == told


@pytest.mark.parametrize(
    ("least", "told"), [("1", "trên trung vị 2"), ("3", "đúng bằng trung vị"), ("9", "dưới trung vị 6")]
)
def test_where_most_scores_are_known_the_median_is_told(tmp_path: Path, least: str, told: str) -> None:
    names = "An Giang;Bạc Liêu;Bến Tre;Cà Mau;Cao Bằng;Đắk Lắk;Đồng Nai;Hà Nam;Hà Tĩnh;Hưng Yên".split(";")
    path = tmp_path / "papi.csv"
    rows = "".join(f"2020,{name},{least}\n" for name in names)
    path.write_text(f"year,unit,score\n{rows}2020,Hà Nội,3\n", "utf-8")
    import_results(path, by="thử")
    assert score_told(Index("papi"), "ha-noi", "X").startswith(f"X đạt 3 điểm năm 2020, {told}")


def test_the_gap_between_units_is_told_and_nothing_of_one_alone() -> None:
    points = {name: {"total": Decimal(value)} for name, value in (("A", "40"), ("B", "41.25"), ("C", "39"))}
    assert gap_told(points, 2020) == "B cao nhất năm 2020, hơn A 1,25 điểm"
    assert gap_told({"A": points["A"], "B": points["B"]}, 2020) == "B hơn A 1,25 điểm năm 2020"
    assert gap_told({"A": points["A"], "B": points["A"]}, 2020) == "A và B bằng điểm nhau năm 2020"
    assert gap_told({"A": points["A"], "B": {}}, 2020) == ""


def test_a_ranking_tells_the_first_and_who_moved_most(index: Index) -> None:
    assert ranking_told(index.lines(2021), 2021) == "Huế đứng đầu năm 2021 với 48 điểm"
    assert ranking_told(index.lines(2022), 2022) == ""
    path_lines = index.lines(2019)
    assert ranking_told(path_lines, 2019) == ""


def test_a_ranking_names_the_largest_rise_and_fall(tmp_path: Path) -> None:
    path = tmp_path / "papi.csv"
    path.write_text(
        "year,unit,score,rank\n2019,Huế,,3\n2019,Lào Cai,,1\n2019,Cà Mau,,2\n"
        "2020,Huế,,1\n2020,Lào Cai,,2\n2020,Cà Mau,,3\n",
        "utf-8",
    )
    import_results(path, by="thử")
    told = "Huế đứng đầu năm 2020; Huế tăng nhiều nhất, 2 bậc; Lào Cai giảm nhiều nhất, 1 bậc"
    assert ranking_told(Index("papi").lines(2020), 2020) == told


def test_the_map_tells_where_the_highest_group_lies_when_there_is_one() -> None:
    told = map_told({"Tây Nguyên": (1, 5), "Đồng bằng sông Hồng": (7, 11)}, 2020)
    assert told == "Đồng bằng sông Hồng có 7 trên 8 tỉnh thuộc nhóm cao nhất năm 2020 (vùng có 11 tỉnh)"
    assert map_told({"Tây Nguyên": (1, 5)}, 2020) == ""
    assert map_told({}, 2020) == ""


def test_a_waterfall_tells_the_area_that_lost_most() -> None:
    losses = [("1 A", Decimal("1.5")), ("2 B", Decimal("3.25")), ("3 C", Decimal(0))]
    assert waterfall_told(losses) == "Bị trừ nhiều nhất ở “2 B”: 3,25 trên 4,75 điểm bị trừ"
    assert waterfall_told([("3 C", Decimal(0))]) == ""
