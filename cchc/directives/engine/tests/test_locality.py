"""The province of a directive, told by its heading and words."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.data import folder
from cchc.directives.engine.locality import province_of
from cchc.directives.engine.model import Header
from cchc.units.engine.load import load_provinces

PROVINCES = load_provinces(folder() / "units")
BEFORE = date(2025, 5, 17)


@pytest.mark.parametrize(
    ("text", "place", "province"),
    [
        ("trên địa bàn tỉnh Hòa Bình", None, "hoa-binh"),
        ("việc chung", "Hòa Bình", "hoa-binh"),
        ("tỉnh Hòa Bình Giao Sở Nội vụ", None, "hoa-binh"),
        ("tỉnh Lào Cai; tỉnh Hòa Bình; UBND tỉnh Hòa Bình", "Đà Bắc", "hoa-binh"),
        ("tỉnh Bà Rịa - Vũng Tàu", None, "ba-ria-vung-tau"),
        ("việc chung của tỉnh", "Đà Bắc", None),
    ],
)
def test_the_province_most_often_named_is_the_documents(
    text: str, place: str | None, province: str | None
) -> None:
    assert province_of(Header(place=place, issued=BEFORE), text, PROVINCES) == province


def test_a_document_of_the_government_or_without_a_day_has_none() -> None:
    text = "trên địa bàn tỉnh Hòa Bình"
    assert province_of(Header(issuer="Văn phòng Chính phủ", issued=BEFORE), text, PROVINCES) is None
    assert province_of(Header(), text, PROVINCES) is None


def test_the_day_decides_which_of_two_provinces_of_one_name_is_meant() -> None:
    text = "tỉnh Phú Thọ"
    assert province_of(Header(issued=BEFORE), text, PROVINCES) == "phu-tho"
    assert province_of(Header(posted=date(2026, 1, 5)), text, PROVINCES) == "phu-tho-2025"
