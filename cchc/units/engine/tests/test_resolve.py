"""Names in documents → ranked units with reasons, on a date and in a province."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc.units.engine.load import load_provinces
from cchc.units.engine.resolve import find_province, resolve
from cchc.units.engine.tests.conftest import AFTER, BEFORE, DATA
from cchc.units.engine.tree import Tree, UnknownUnitError

if TYPE_CHECKING:
    from cchc.units.engine.model import Candidate


def first(tree: Tree, text: str, on: date | None = BEFORE, within: str | None = "hoa-binh") -> Candidate:
    return resolve(tree, text, on=on, within=within)[0]


@pytest.mark.parametrize(
    ("text", "slug", "reason"),
    [
        ("Sở Nội vụ", "so-noi-vu", "exact"),
        ("2. Sở Nội vụ:", "so-noi-vu", "exact"),
        ("Sở Nội vụ tỉnh Hòa Bình", "so-noi-vu", "exact"),
        ("các Sở Tài chính", "so-tai-chinh", "exact"),
        ("Uỷ ban nhân dân tỉnh", "ubnd", "exact"),
        ("UBND tỉnh", "ubnd", "alias"),
        ("SNV", "so-noi-vu", "alias"),
        ("VPUBND tỉnh", "van-phong-ubnd", "alias"),
        ("Sở KH&CN", "so-khoa-hoc-va-cong-nghe", "alias"),
        ("Uỷ ban MTTQ Việt Nam tỉnh", "mat-tran-to-quoc", "abbreviation"),
        ("Công Thương", "so-cong-thuong", "short"),
        ("Nông nghiệp và Môi trường", "so-nong-nghiep-va-moi-truong", "short"),
        ("SO NOI VU", "so-noi-vu", "unaccented"),
        ("Sở Nôi vụ", "so-noi-vu", "accents"),
        ("Sở Giảo dục và Đảo tạo", "so-giao-duc-va-dao-tao", "accents"),
        ("Sở Khoa hgc và Công nghệ", "so-khoa-hoc-va-cong-nghe", "fuzzy"),
        ("Báo Hòa Bình", "bao", "exact"),
        ("Bưu điện tỉnh", "buu-dien", "exact"),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh", "doan-thanh-nien", "exact"),
        ("Tỉnh đoàn", "doan-thanh-nien", "alias"),
        ("Chi cục Thuế khu vực VIII", "chi-cuc-thue-khu-vuc", "exact"),
        ("huyện Đà Bắc", "huyen-da-bac", "exact"),
        ("UBND huyện Đà Bắc", "huyen-da-bac", "authority"),
        ("HĐND huyện Đà Bắc", "huyen-da-bac", "authority"),
        ("UBND thành phố Hòa Bình", "thanh-pho-hoa-binh", "authority"),
        ("UBND TP Hòa Bình", "thanh-pho-hoa-binh", "authority"),
        ("UBND huyên Đà Bắe", "huyen-da-bac", "fuzzy"),
        ("Huyện ủy Đà Bắc", "huyen-da-bac", "party"),
        ("Thành ủy Hòa Bình", "thanh-pho-hoa-binh", "party"),
        ("Đảng ủy xã Hiền Lương", "huyen-da-bac/xa-hien-luong", "party"),
        ("xã Cao Sơn, huyện Đà Bắc", "huyen-da-bac/xa-cao-son", "exact"),
        ("xã Cao Sơn, huyện Lương Sơn, tỉnh Hòa Bình", "huyen-luong-son/xa-cao-son", "exact"),
        ("UBND xã Cao Sơn, huyện Đà Bắc", "huyen-da-bac/xa-cao-son", "authority"),
    ],
)
def test_a_name_is_found_for_its_reason(phu_tho: Tree, text: str, slug: str, reason: str) -> None:
    best = first(phu_tho, text)
    assert (best.unit.slug, best.reason, best.status, best.person) == (
        f"hoa-binh/{slug}",
        reason,
        "valid",
        False,
    )
    assert 0 < best.score <= 1


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Giám đốc Sở Nội vụ", "so-noi-vu"),
        ("Chủ tịch UBND tỉnh", "ubnd"),
        ("lãnh đạo tỉnh", "ubnd"),
        ("Chủ tịch HĐND tỉnh", "hdnd"),
        ("Chánh Văn phòng UBND tỉnh", "van-phong-ubnd"),
        ("Chánh Thanh tra tỉnh", "thanh-tra"),
        ("Phó Giám đốc Sở Y tế", "so-y-te"),
        ("Chủ tịch UBND huyện Đà Bắc", "huyen-da-bac"),
        ("đồng chí Giám đốc Công an tỉnh", "cong-an"),
        ("Tổng Biên tập Báo Hòa Bình", "bao"),
        ("Đồng chí Nguyễn Văn A, Giám đốc Sở Nội vụ", "so-noi-vu"),
        ("Giao ông Nguyễn Văn A - Chủ tịch UBND huyện Đà Bắc", "huyen-da-bac"),
    ],
)
def test_the_head_stands_for_the_unit_and_that_is_said(phu_tho: Tree, text: str, slug: str) -> None:
    best = first(phu_tho, text)
    assert (best.unit.slug, best.person) == (f"hoa-binh/{slug}", True)
    assert "người đứng đầu" in best.message


def test_two_communes_of_one_name_are_both_offered(phu_tho: Tree) -> None:
    found = resolve(phu_tho, "UBND xã Cao Sơn", on=BEFORE, within="hoa-binh")
    assert [c.unit.slug for c in found] == [
        "hoa-binh/huyen-da-bac/xa-cao-son",
        "hoa-binh/huyen-luong-son/xa-cao-son",
    ]


def test_an_ended_department_answers_with_its_successors(phu_tho: Tree) -> None:
    best = first(phu_tho, "Sở Thông tin và Truyền thông")
    assert (best.status, best.successors[0]) == ("ended", "hoa-binh/so-khoa-hoc-va-cong-nghe")
    assert "28/02/2025" in best.message
    assert "Sở Khoa học và Công nghệ" in best.message


def test_after_the_merger_of_provinces_the_successor_is_named_with_its_province(phu_tho: Tree) -> None:
    best = first(phu_tho, "Sở Nội vụ", on=AFTER)
    assert (best.unit.slug, best.status, best.successors) == (
        "hoa-binh/so-noi-vu",
        "ended",
        ("phu-tho-2025/so-noi-vu",),
    )
    assert "nay là Sở Nội vụ tỉnh Phú Thọ" in best.message


def test_an_ended_district_names_the_communes_on_its_land(phu_tho: Tree) -> None:
    best = first(phu_tho, "UBND huyện Đà Bắc", on=AFTER, within="phu-tho-2025")
    assert (best.status, len(best.successors)) == ("ended", 7)
    assert "địa bàn nay thuộc xã Đà Bắc" in best.message
    assert "và 3 đơn vị khác" in best.message


def test_an_ended_unit_without_successor_says_so(country: Tree) -> None:
    lost = Tree(
        [u for u in country.units.values() if u.slug in ("hoa-binh", "hoa-binh/huyen-da-bac", "trung-uong")]
    )
    best = first(lost, "huyện Đà Bắc", on=AFTER)
    assert best.successors == ()
    assert "chưa xác định được đơn vị tiếp nhận" in best.message


def test_a_unit_that_is_not_there_yet_ranks_below_those_that_are(phu_tho: Tree) -> None:
    found = resolve(phu_tho, "Sở Nội vụ", on=BEFORE, within="phu-tho-2025")
    assert [c.status for c in found] == ["valid", "valid", "valid", "not_yet"]
    assert found[-1].unit.slug == "phu-tho-2025/so-noi-vu"
    assert "chỉ có từ ngày 01/07/2025" in found[-1].message


def test_a_living_department_hides_its_namesakes_of_the_past_but_places_stay(phu_tho: Tree) -> None:
    departments = resolve(phu_tho, "Sở Nội vụ", on=AFTER, within="phu-tho-2025")
    communes = resolve(phu_tho, "xã Cao Sơn", on=AFTER, within="phu-tho-2025")
    assert [c.unit.slug for c in departments] == ["phu-tho-2025/so-noi-vu"]
    assert [c.status for c in communes] == ["valid", "ended", "ended"]


def test_a_province_named_in_the_text_is_looked_in_alone(phu_tho: Tree) -> None:
    found = resolve(phu_tho, "Sở Nội vụ tỉnh Vĩnh Phúc", on=AFTER, within="phu-tho-2025")
    assert [c.unit.slug for c in found] == ["vinh-phuc/so-noi-vu"]


def test_a_department_that_the_new_province_never_had_is_found_in_its_past(phu_tho: Tree) -> None:
    found = resolve(phu_tho, "Sở Kế hoạch và Đầu tư", on=AFTER, within="phu-tho-2025")
    assert {c.successors for c in found} == {("phu-tho-2025/so-tai-chinh",)}
    assert len(found) == 3


def test_central_bodies_are_found_from_any_province(phu_tho: Tree) -> None:
    assert first(phu_tho, "Bộ Nội vụ").unit.slug == "trung-uong/bo-noi-vu"
    old = first(phu_tho, "Bộ -Thông tin và Truyền thông")
    assert old.successors[0] == "trung-uong/bo-khoa-hoc-va-cong-nghe"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "Phòng Nội vụ",
        "địa phương đó",
        "thành phố",
        "Ban Thu",
        "Hội quán",
        "UBND xã",
        "UBND Công an tỉnh",
    ],
)
def test_what_names_no_unit_gives_none(phu_tho: Tree, text: str) -> None:
    assert resolve(phu_tho, text, on=BEFORE, within="hoa-binh") == ()


def test_without_a_day_every_time_counts_alike(phu_tho: Tree) -> None:
    best = first(phu_tho, "Sở Kế hoạch và Đầu tư", on=None)
    assert (best.status, best.score, best.successors) == ("valid", 1.0, ())


def test_without_a_province_the_living_come_first(country: Tree) -> None:
    found = resolve(country, "xã Cao Sơn", on=AFTER)
    assert [c.status for c in found[:3]] == ["valid", "valid", "ended"]
    assert len(resolve(country, "Sở Nội vụ", on=AFTER, limit=5)) == 5


def test_a_tree_without_the_centre_is_searched_as_well(country: Tree) -> None:
    bare = Tree([u for u in country.units.values() if u.slug.split("/")[0] == "hoa-binh"])
    assert first(bare, "Sở Nội vụ").unit.slug == "hoa-binh/so-noi-vu"
    assert resolve(bare, "Sở Nội vụ", on=BEFORE)[0].unit.slug == "hoa-binh/so-noi-vu"


def test_in_a_district_s_own_papers_the_kind_alone_means_it(phu_tho: Tree) -> None:
    here = "hoa-binh/huyen-da-bac"
    for text in ("UBND huyện", "huyện", "Chủ tịch UBND huyện"):
        assert first(phu_tho, text, within=here).unit.slug == here
    assert first(phu_tho, "Sở Nội vụ", within=here).unit.slug == "hoa-binh/so-noi-vu"
    with pytest.raises(UnknownUnitError):
        resolve(phu_tho, "UBND huyện", on=BEFORE, within="hoa-binh/huyen-x")


def test_an_unknown_province_is_refused(phu_tho: Tree) -> None:
    with pytest.raises(UnknownUnitError):
        resolve(phu_tho, "Sở Nội vụ", on=BEFORE, within="atlantis")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("UBND Thành phố", "ubnd"),
        ("Thành ủy", "tinh-uy"),
        ("Thành đoàn", "doan-thanh-nien"),
        ("Công an Thành phố Hồ Chí Minh", "cong-an"),
        ("UBND quận 1", "quan-1"),
        ("UBND TP. Thủ Đức", "thanh-pho-thu-duc"),
        ("Phường 5, Quận 3", "quan-3/phuong-5"),
    ],
)
def test_a_city_under_the_centre_is_read_as_a_province(country: Tree, text: str, slug: str) -> None:
    assert first(country, text, within="ho-chi-minh").unit.slug == f"ho-chi-minh/{slug}"


def test_a_province_that_became_a_city_answers_to_both_words(country: Tree) -> None:
    for text in ("Công an tỉnh", "Công an thành phố", "UBND tỉnh Đồng Nai", "UBND thành phố Đồng Nai"):
        assert (
            first(country, text, on=date(2026, 6, 1), within="dong-nai-2025").unit.parent == "dong-nai-2025"
        )


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Hòa Bình", "hoa-binh", "hoa-binh"),
        ("hoa-binh", "hoa-binh", "hoa-binh"),
        ("PHÚ THỌ", "phu-tho", "phu-tho-2025"),
        ("tỉnh Hoà Bình", "hoa-binh", "hoa-binh"),
        ("TP. Hồ Chí Minh", "ho-chi-minh", "ho-chi-minh-2025"),
        ("TPHCM", "ho-chi-minh", "ho-chi-minh-2025"),
        ("tỉnh Thừa Thiên Huế", "hue", "hue"),
        ("Thủ đô Hà Nội", "ha-noi", "ha-noi"),
        ("tỉnh Đồng Nai", "dong-nai", "dong-nai-2025"),
        ("Lào Cai ", "lao-cai", "lao-cai-2025"),
        ("Atlantis", None, None),
        ("", None, None),
    ],
)
def test_a_province_is_found_by_name_on_a_day(text: str, before: str | None, after: str | None) -> None:
    provinces = load_provinces(DATA)
    found = [
        find_province(provinces, text, BEFORE),
        find_province(provinces, text, AFTER),
        find_province(provinces, text),
    ]
    assert [unit and unit.slug for unit in found] == [before, after, after]
