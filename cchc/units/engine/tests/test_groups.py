"""Groups in free wording, and what they hold on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc.units.engine.groups import expand, group_of
from cchc.units.engine.model import Group
from cchc.units.engine.tests.conftest import AFTER, BEFORE

if TYPE_CHECKING:
    from cchc.units.engine.tree import Tree


def classes(text: str) -> tuple[str, ...] | None:
    group = group_of(text)
    return None if group is None else group.classes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các sở, ban, ngành", ("so", "ban", "nganh")),
        ("CÁC SỞ, BAN, NGÀNH", ("so", "ban", "nganh")),
        ("Sở, ban, ngành", ("so", "ban", "nganh")),
        ("các Sở ngành", ("so", "nganh")),
        ("UBND các huyện, thành phố", ("huyen",)),
        ("Uỷ ban nhân dân các huyện; thị xã", ("huyen",)),
        ("UBND huyện, thành phố", ("huyen",)),
        ("Ủy ban nhân dân các cấp", ("cap",)),
        ("UBND cấp xã", ("xa",)),
        ("UBND các xã, phường, đặc khu", ("xa",)),
        ("UBND cấp huyện, cấp xã", ("huyen", "xa")),
        ("Thủ trưởng các cơ quan, đơn vị", ("co-quan", "don-vi")),
        ("Giám đốc các sở, Thủ trưởng các ban, ngành", ("so", "ban", "nganh")),
        ("Chủ tịch Ủy ban nhân dân (UBND) các huyện, thành phố", ("huyen",)),
        ("các cơ quan, đơn vị, địa phương", ("co-quan", "don-vi", "dia-phuong")),
        ("địa phương", ("dia-phuong",)),
        ("các hội, đoàn thể", ("hoi", "doan-the")),
        ("các tổ chức chính trị - xã hội", ("doan-the",)),
        ("Các tổ chức Hội đặc thù cấp tỉnh", ("hoi",)),
        ("UBND các tỉnh, thành phố trực thuộc Trung ương", ("tinh",)),
        ("các Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", ("bo",)),
        ("các bộ, ngành, địa phương", ("bo", "dia-phuong")),
        ("Các sở, ban, ngành, đoàn thể tỉnh", ("so", "ban", "nganh", "doan-the")),
        ("các phòng, ban, đơn vị huyện", ("phong", "ban", "don-vi")),
        ("Đảng ủy các xã, thị trấn", ("dang-uy", "xa")),
        ("Các Đảng ủy trực thuộc Tỉnh ủy", ("dang-uy",)),
        ("Hội đồng nhân dân các cấp", ("cap",)),
        ("các tỉnh", ("tinh",)),
        ("các cơ quan Trung ương trên địa bàn tỉnh", ("nganh",)),
        ("Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội", ("doan-the",)),
        ("các cơ quan tham mưu, giúp việc Tỉnh ủy", ("co-quan-dang",)),
        ("Trưởng các phòng, ban", ("phong", "ban")),
    ],
)
def test_a_group_is_known_in_its_wordings(text: str, expected: tuple[str, ...]) -> None:
    assert classes(text) == expected


@pytest.mark.parametrize(
    "text",
    ["các Sở Tài chính", "Sở Nội vụ", "UBND huyện", "UBND tỉnh", "Sở", "các", "", "Văn phòng UBND tỉnh", "huyện Đà Bắc",
     "Bộ Tài nguyên và Môi trường, UBND tỉnh", "các Phó Chủ tịch UBND tỉnh", "Ủy ban MTTQ Việt Nam tỉnh", "HĐND tỉnh",
     "Các ban HĐND tỉnh", "các sở, ngành và UBND tỉnh"],
)  # fmt: skip
def test_a_named_unit_or_a_single_one_is_no_group(text: str) -> None:
    assert group_of(text) is None


def test_limits_of_a_group_are_told() -> None:
    related = group_of("các sở, ngành có liên quan")
    narrowed = group_of("Các cơ quan, đơn vị, địa phương được giao nhiệm vụ nêu trên")
    others = group_of("Các Sở, Ban, ngành khác")
    police = group_of("Công an các xã, phường")
    schools = group_of("Hiệu trưởng các trường học trên địa bàn huyện")
    assert related is not None
    assert narrowed is not None
    assert others is not None
    assert schools is not None
    assert police is not None
    assert police.open
    assert (related.related, narrowed.narrowed, others.narrowed, schools.open) == (True, True, True, True)
    assert not any(group.expandable for group in (related, narrowed, others, schools))
    assert schools.heads
    assert not related.heads


def test_districts_are_ten_before_and_none_since(phu_tho: Tree) -> None:
    before = expand(phu_tho, "UBND các huyện, thành phố", on=BEFORE, within="hoa-binh")
    after = expand(phu_tho, "UBND các huyện, thành phố", on=AFTER, within="phu-tho-2025")
    assert (len(before.units), before.note) == (10, None)
    assert after.units == ()
    assert after.note == "Ngày 02/03/2026 không còn cấp huyện: nhóm này không có đơn vị cấp huyện nào."


def test_all_levels_are_districts_and_communes_before_and_communes_since(phu_tho: Tree) -> None:
    assert len(expand(phu_tho, "UBND các cấp", on=BEFORE, within="hoa-binh").units) == 10 + 151
    assert len(expand(phu_tho, "UBND các cấp", on=AFTER, within="phu-tho-2025").units) == 148


def test_departments_follow_their_mergers(phu_tho: Tree) -> None:
    names = {
        d: [u.name for u in expand(phu_tho, "các sở", on=d, within="hoa-binh").units]
        for d in (date(2024, 5, 2), BEFORE)
    }
    assert "Sở Kế hoạch và Đầu tư" in names[date(2024, 5, 2)]
    assert "Sở Nông nghiệp và Môi trường" not in names[date(2024, 5, 2)]
    assert "Sở Kế hoạch và Đầu tư" not in names[BEFORE]
    assert "Sở Nông nghiệp và Môi trường" in names[BEFORE]
    assert "Sở Du lịch" not in names[BEFORE], "not every province has it"


def test_a_group_holds_no_body_of_another_province_and_never_the_one_that_orders(phu_tho: Tree) -> None:
    units = expand(phu_tho, "Các cơ quan, đơn vị, địa phương", on=BEFORE, within="hoa-binh").units
    assert {phu_tho.province_of(unit.slug) for unit in units} == {"hoa-binh"}
    assert phu_tho["hoa-binh/ubnd"] not in units


def test_ministries_stand_for_bo_nganh(phu_tho: Tree) -> None:
    units = expand(phu_tho, "các bộ, ngành", on=AFTER, within="phu-tho-2025").units
    assert {unit.kind for unit in units} == {"ministry"}


def test_what_cannot_be_listed_is_said(phu_tho: Tree) -> None:
    none = expand(phu_tho, "các sở, ngành liên quan", on=BEFORE, within="hoa-binh")
    some = expand(phu_tho, "các sở, ban, ngành, doanh nghiệp", on=BEFORE, within="hoa-binh")
    assert none.units == ()
    assert none.note is not None
    assert "không liệt kê được" in none.note
    assert some.units
    assert some.note is not None
    assert "không có trong cây đơn vị" in some.note


def test_a_group_object_expands_like_its_text_and_a_unit_is_refused(phu_tho: Tree) -> None:
    group = Group("x", ("doan-the",))
    assert len(expand(phu_tho, group, on=BEFORE, within="hoa-binh").units) == 6
    with pytest.raises(ValueError, match="Sở Nội vụ"):
        expand(phu_tho, "Sở Nội vụ", on=BEFORE, within="hoa-binh")


def test_provinces_are_expanded_from_the_whole_country(country: Tree) -> None:
    units = expand(country, "UBND các tỉnh, thành phố", on=AFTER, within="phu-tho-2025").units
    assert len(units) == 34
