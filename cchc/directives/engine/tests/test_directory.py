"""Names of a document looked up among the units of its province."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.data import folder
from cchc.directives.engine.directory import Directory
from cchc.units.engine.load import load_province

TREE = load_province(folder() / "units", "hoa-binh")
DAY = date(2025, 5, 17)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sở Nội vụ", "hoa-binh/so-noi-vu"),
        ("Sở  Nội\nvụ", "hoa-binh/so-noi-vu"),
        ("UBND huyện Đà Bắc", "hoa-binh/huyen-da-bac"),
        ("các sở, ban, ngành", None),
        ("Sở Mây và Gió", None),
        ("Hợp tác xã Bình Minh Xanh", None),
        ("Bộ Công an", "trung-uong/bo-cong-an"),
        ("Các bộ, công an", None),
        ("Phó Thủ tướng Trần Minh Đạo", "trung-uong/thu-tuong"),
        ("đồng chí Hà Văn Sáng, Giám đốc Sở Y tế", "hoa-binh/so-y-te"),
        ("đồng chí Hà Văn Sáng", None),
    ],
)
def test_a_name_gives_the_slug_of_its_unit(name: str, slug: str | None) -> None:
    assert Directory(TREE, "hoa-binh", DAY).slug_of(name) == slug


def test_a_unit_that_came_long_after_the_document_is_not_meant() -> None:
    name = "Sở Nông nghiệp và Môi trường"
    assert (
        Directory(TREE, "hoa-binh", date(2025, 2, 20)).slug_of(name)
        == "hoa-binh/so-nong-nghiep-va-moi-truong"
    )
    assert Directory(TREE, "hoa-binh", date(2022, 2, 20)).slug_of(name) is None


def test_two_units_that_fit_alike_give_none() -> None:
    directory = Directory(TREE, "hoa-binh", DAY)
    assert len(directory.candidates("Xã Cao Sơn", DAY)) == 2
    assert directory.slug_of("Xã Cao Sơn") is None
    assert directory.slug_of("Xã Cao Sơn, huyện Đà Bắc") == "hoa-binh/huyen-da-bac/xa-cao-son"


def test_an_answer_is_kept_for_the_document() -> None:
    directory = Directory(TREE, "hoa-binh", DAY)
    assert directory.candidates("Sở Nội vụ", DAY) is directory.candidates("Sở  Nội vụ", DAY)


def test_a_unit_is_named_with_its_province() -> None:
    directory = Directory(TREE, "hoa-binh", DAY)
    assert directory.name_of("hoa-binh/so-noi-vu") == "Sở Nội vụ (tỉnh Hòa Bình)"
    assert directory.name_of("hoa-binh") == "Tỉnh Hòa Bình"
