"""Cites: what is found, what is left alone, however long the text is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc.directives.engine.cites import find, unique

if TYPE_CHECKING:
    from cchc.directives.engine.model import Cite


def _one(text: str) -> Cite:
    (cite,) = find(text)
    return cite


CASES = [
    # text, raw, number, type, date, issuer
    (
        "theo Kế hoạch số 20/KH-UBND ngày 05/6/2024 của UBND tỉnh về chuyển đổi số",
        ("Kế hoạch số 20/KH-UBND ngày 05/6/2024", "20/KH-UBND", "KH", date(2024, 6, 5), "UBND tỉnh"),
    ),
    (
        "Nghị định số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ sửa đổi",
        (
            "Nghị định số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2021",
            "107/2021/NĐ-CP",
            "NĐ",
            date(2021, 12, 6),
            "Chính phủ",
        ),
    ),
    ("Thông tư 01/2023/TT-VPCP, và", ("Thông tư 01/2023/TT-VPCP", "01/2023/TT-VPCP", "TT", None, None)),
    (
        "Công văn số 895/UBND-NVK, ngày 15/6/2023.",
        ("Công văn số 895/UBND-NVK, ngày 15/6/2023", "895/UBND-NVK", None, date(2023, 6, 15), None),
    ),
    (
        "Chỉ thị số 11-CT/TU ngày 07/9/2021 của Ban Thường vụ Tỉnh ủy",
        (
            "Chỉ thị số 11-CT/TU ngày 07/9/2021",
            "11-CT/TU",
            "CT",
            date(2021, 9, 7),
            "Ban Thường vụ Tỉnh ủy",
        ),
    ),
    (
        "Luật số 45/2019/QH14 ngày 20/11/2019 của Quốc hội;",
        (
            "Luật số 45/2019/QH14 ngày 20/11/2019",
            "45/2019/QH14",
            "Luật",
            date(2019, 11, 20),
            "Quốc hội",
        ),
    ),
    (
        "tại Quyết định số 766 ngày 23/6/2022 của Thủ tướng Chính phủ phê duyệt Bộ chỉ số",
        (
            "Quyết định số 766 ngày 23/6/2022",
            "766",
            "QĐ",
            date(2022, 6, 23),
            "Thủ tướng Chính phủ",
        ),
    ),
    (
        "Nghị quyết số 68/NQ-CP của Chính phủ ngày 12/5/2020 ban hành",
        (
            "Nghị quyết số 68/NQ-CP của Chính phủ ngày 12/5/2020",
            "68/NQ-CP",
            "NQ",
            date(2020, 5, 12),
            "Chính phủ",
        ),
    ),
    (
        "Văn bản hợp nhất số 01/VBHN-VPCP (23/3/2018)",
        (
            "Văn bản hợp nhất số 01/VBHN-VPCP (23/3/2018)",
            "01/VBHN-VPCP",
            "VBHN",
            date(2018, 3, 23),
            None,
        ),
    ),
    (
        "Thông tư số 59/2015/TT-BLĐTBXH ngày 29/12/2015 của Bộ Lao động -\nThương binh và Xã hội.",
        (
            "Thông tư số 59/2015/TT-BLĐTBXH ngày 29/12/2015",
            "59/2015/TT-BLĐTBXH",
            "TT",
            date(2015, 12, 29),
            "Bộ Lao động - Thương binh và Xã hội",
        ),
    ),
    (
        "Công văn số 4111/SNV gửi",
        ("Công văn số 4111/SNV", "4111/SNV", None, None, None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_cite_gives_raw_number_type_date_and_issuer(text: str, expected: tuple[object, ...]) -> None:
    cite = _one(text)
    assert (cite.raw, cite.number, cite.type, cite.date, cite.issuer) == expected
    assert " ".join(text[cite.start : cite.end].split()) == cite.raw


def test_two_decrees_under_one_word_are_two_cites() -> None:
    text = "các Nghị định số 61/2018/NĐ-CP, số 107/2021/NĐ-CP của Chính phủ"
    first, second = find(text)
    assert (first.number, second.number) == ("61/2018/NĐ-CP", "107/2021/NĐ-CP")
    assert second.raw == "số 107/2021/NĐ-CP"
    assert second.type == "NĐ"
    assert second.issuer == "Chính phủ"


def test_the_issuer_ends_before_the_next_document() -> None:
    first, second = find("Nghị quyết số 76/NQ-CP của Chính phủ và Quyết định số 8/QĐ-UBND của UBND tỉnh")
    assert (first.issuer, second.issuer) == ("Chính phủ", "UBND tỉnh")


def test_and_belongs_to_the_issuer_name_where_no_document_follows() -> None:
    assert (
        _one("Công văn số 5/STNMT-VP của Sở Tài nguyên và Môi trường về rác").issuer
        == "Sở Tài nguyên và Môi trường"
    )


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("Quyết định số 645/QD-TTg", "645/QĐ-TTg", "QĐ"),
        ("Công điện số 889/CD- -TTg", "889/CĐ-TTg", "CĐ"),
        ("Hợp đồng số 12/HD-SNV", "12/HĐ-SNV", "HĐ"),
        ("Hướng dẫn số 12/HD-SNV", "12/HD-SNV", "HD"),
        ("Đề án số 3/DA-UBND", "3/ĐA-UBND", "ĐA"),
        ("Chỉ thị 05 CT/TW", "05-CT/TW", "CT"),
        ("Ké hoạch số 30 /KH-UBND", "30/KH-UBND", "KH"),
    ],
)
def test_a_number_that_a_scan_misspelt_is_mended_in_number_and_kept_in_raw(
    text: str, number: str, kind: str
) -> None:
    cite = _one(text)
    assert (cite.number, cite.type) == (number, kind)
    assert cite.raw == text


@pytest.mark.parametrize(
    "text",
    [
        "xếp thứ 37/63 tỉnh, thành phố",
        "túc trực 24/24h",
        "đạt 04/9 lĩnh vực",
        "ngày 12/5/2025 tại phòng họp",
        "tỷ lệ 5/KH chưa đạt",
        "phòng 12/B",
        "trang 3/ABC",
        "khoản 2/Ab-cd",
        "theo số 12 tháng trước",
        "số 12 ngày 5/6/2024",
        "Luật Đất đai và các luật khác",
        "Luật của năm 2024",
    ],
)
def test_what_only_looks_like_a_number_is_no_cite(text: str) -> None:
    assert find(text) == ()


def test_an_impossible_date_ends_the_cite_and_gives_no_date() -> None:
    cite = _one("Quyết định số 9/QĐ-UBND ngày 31/2/2024 của UBND tỉnh")
    assert (cite.raw, cite.date) == ("Quyết định số 9/QĐ-UBND ngày 31/2/2024", None)


@pytest.mark.parametrize(
    ("text", "raw", "day"),
    [
        ("khoản 1 Luật Đất đai năm 2024;", "Luật Đất đai năm 2024", None),
        ("Hiến pháp năm 2013", "Hiến pháp năm 2013", None),
        ("Bộ luật Dân sự 2015,", "Bộ luật Dân sự 2015", None),
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            date(2025, 6, 16),
        ),
    ],
)
def test_a_law_by_name_has_no_number(text: str, raw: str, day: date | None) -> None:
    cite = _one(text)
    assert (cite.raw, cite.number, cite.date) == (raw, None, day)
    assert cite.type in ("Luật", "Bộ luật", "Hiến pháp")


def test_a_law_with_name_and_number_is_told_as_a_law() -> None:
    assert _one("Luật Đất đai số 31/2024/QH15").type == "Luật"
    assert _one("theo 31/2024/QH15").type is None


def test_unique_keeps_the_mention_that_says_most_and_parts_the_years() -> None:
    text = (
        "Kế hoạch số 1/KH-UBND; Kế hoạch số 1/KH-UBND ngày 2/1/2024 của UBND tỉnh; "
        "Kế hoạch số 1/KH-UBND ngày 3/1/2025; Quyết định số 7/QĐ-UBND; Quyết định số 7/QĐ-UBND của UBND tỉnh"
    )
    kept = unique(find(text))
    assert [(cite.number, cite.date, cite.issuer) for cite in kept] == [
        ("1/KH-UBND", date(2024, 1, 2), "UBND tỉnh"),
        ("1/KH-UBND", date(2025, 1, 3), None),
        ("7/QĐ-UBND", None, "UBND tỉnh"),
    ]


def test_an_issuer_at_the_end_of_a_long_window_stays_whole_words() -> None:
    cite = _one("Quyết định số 7/QĐ-X1 của " + "Hội Đồng " * 20)
    assert cite.issuer is not None
    assert set(cite.issuer.split()) == {"Hội", "Đồng"}


#: A piece that repeats without end, and how many cites stand in each.
ENDLESS = (
    ("Quyết định số 8/QĐ-UBND ngày 1/2/2024 của UBND tỉnh về việc A. ", 1),
    ("1/", 0),
    ("Luật Luật ", 0),
    ("số ", 0),
    ("A-", 0),
    ("12-KH/", 0),
    ("Luật " + "an " * 20, 0),
    ("1/2024/" + "A-" * 8, 0),
)


@pytest.mark.parametrize(("piece", "each"), ENDLESS)
@pytest.mark.timeout(60)  # a hang guard: each takes a fifth of a second; bench/linear_reading.py measures
def test_a_piece_that_repeats_without_end_gives_its_cites_and_no_others(piece: str, each: int) -> None:
    times = 160_000 // len(piece)
    found = find(piece * times)
    assert len(found) == each * times
    assert len({(cite.raw, cite.issuer, cite.start % len(piece)) for cite in found}) == each
