"""Names of agencies, groups and persons: how far a phrase goes, and how it is divided."""

from __future__ import annotations

import pytest

from cchc.directives.engine import addressees
from cchc.directives.engine.canvas import Canvas
from cchc.directives.engine.parties import divided

PHRASES: list[tuple[str, list[str]]] = [
    (
        "Các Sở Tài chính, Nội vụ, Nông nghiệp và Môi trường: Xây dựng",
        ["Các Sở Tài chính", "Nội vụ", "Nông nghiệp và Môi trường"],
    ),
    ("Báo Hòa Bình, Cổng Thông tin điện tử tỉnh: Xây", ["Báo Hòa Bình", "Cổng Thông tin điện tử tỉnh"]),
    ("Các Sở, Ban, ngành, Ủy ban nhân dân các cấp: Tăng", ["Các Sở, Ban, ngành, Ủy ban nhân dân các cấp"]),
    ("Bộ Tài chính và các bộ, ngành, liên quan triển khai", ["Bộ Tài chính", "các bộ, ngành, liên quan"]),
    (
        "BHXH tỉnh, thành phố và các đơn vị thuộc BHXH Việt Nam thực hiện",
        ["BHXH tỉnh, thành phố và các đơn vị thuộc BHXH Việt Nam"],
    ),
    (
        "Sở Lao động - Thương binh và Xã hội, Sở Tài chính báo cáo",
        ["Sở Lao động - Thương binh và Xã hội", "Sở Tài chính"],
    ),
    ("các sở: Nội vụ, Tài chính và Tư pháp rà soát", ["các sở: Nội vụ", "Tài chính", "Tư pháp"]),
    (
        "Sở Văn hóa, Thể thao và Du lịch, Đài Phát thanh và Truyền hình tỉnh đăng",
        ["Sở Văn hóa, Thể thao và Du lịch", "Đài Phát thanh và Truyền hình tỉnh"],
    ),
    (
        "Chủ tịch Ủy ban nhân dân (UBND) các huyện, thành phố tiếp tục",
        ["Chủ tịch Ủy ban nhân dân (UBND) các huyện, thành phố"],
    ),
    ("UBND TP. Hòa Bình rà soát", ["UBND TP. Hòa Bình"]),
    ("các bộ. ngành và địa phương rà soát", ["các bộ. ngành và địa phương"]),
    ("Quân khu 3 và Bộ Chỉ huy Quân sự tỉnh phối hợp", ["Quân khu 3", "Bộ Chỉ huy Quân sự tỉnh"]),
    ("UBND các xã/phường rà soát", ["UBND các xã/phường"]),
    (
        "Ban Tổ chức Tỉnh ủy, Công ty Cổ phần Môi trường xanh rà soát",
        ["Ban Tổ chức Tỉnh ủy", "Công ty Cổ phần Môi trường xanh"],
    ),
    (
        "Ngân hàng Nhà nước và các ngân hàng thương mại rà soát",
        ["Ngân hàng Nhà nước", "các ngân hàng thương mại"],
    ),
    ("Sở Nội vụ (qua Văn phòng) rà soát", ["Sở Nội vụ"]),
    ("UBND huyện, thị xã rà soát", ["UBND huyện, thị xã"]),
    ("Sở Nội vụ và rà soát", ["Sở Nội vụ"]),
    (
        "Trung tâm Phục vụ hành chính công tỉnh, Bưu điện tỉnh rà soát",
        ["Trung tâm Phục vụ hành chính công tỉnh", "Bưu điện tỉnh"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_a_phrase_is_divided_into_its_addressees(text: str, expected: list[str]) -> None:
    canvas = Canvas.of(text)
    name = addressees.read(canvas, 0, len(text))
    assert name is not None
    assert [p.text for p in divided(canvas, name)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo kết quả",
        "Ban hành kế hoạch",
        "Hội nghị tổng kết",
        "Bộ tiêu chí mới",
        "Đối với công tác này",
        "Tổ chức tập huấn",
        "Quy trình nội bộ",
        "số liệu năm 2025",
        "Bản đồ số",
        "Quán triệt nghị quyết",
        "bộ máy tinh gọn",
        "",
        "cung cấp dịch vụ",
    ],
)
def test_words_that_only_look_like_heads_are_no_names(text: str) -> None:
    assert addressees.read(Canvas.of(text), 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sở Nội vụ", "unit"),
        ("các sở, ban, ngành", "group"),
        ("Giám đốc Sở Nội vụ", "person"),
        ("Hội Nông dân tỉnh", "body"),
        ("địa phương đó", "group"),
        ("Tỉnh ủy", "body"),
    ],
)
def test_each_kind_of_addressee_is_told(text: str, kind: str) -> None:
    canvas = Canvas.of(text)
    name = addressees.read(canvas, 0, len(text))
    assert name is not None
    assert [p.kind for p in divided(canvas, name)] == [kind]


def test_a_resolver_gives_each_name_its_unit() -> None:
    text = "Sở Nội vụ và Sở Tài chính"
    canvas = Canvas.of(text)
    name = addressees.read(canvas, 0, len(text))
    assert name is not None
    slugs = {"Sở Nội vụ": "phu-tho/so-noi-vu"}
    assert [p.unit for p in divided(canvas, name, slugs.get)] == ["phu-tho/so-noi-vu", None]
