"""Sheets as offices make them, without our columns: read as far as they go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.dumping import files

if TYPE_CHECKING:
    from cchc.assessment.engine.workbook.reading import Imported
    from cchc.assessment.engine.workbook.tests.conftest import Make

DECISION: list[list[Any]] = [
    ["UBND TỈNH …", None, None],
    ["BỘ TIÊU CHÍ ĐÁNH GIÁ CẢI CÁCH HÀNH CHÍNH CỦA CÁC SỞ", None, None],
    ["(Kèm theo Quyết định số …)"],
    [None],
    ["STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa"],
    ["(1)", "(2)", "(3)"],
    ["1.", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC", 3],
    ["1.1.", "Kế hoạch CCHC năm", 3],
    ["1.1.1.", "Ban hành kế hoạch CCHC năm", 1],
    [None, "Ban hành kịp thời: 1", None],
    [None, "Ban hành không kịp thời: 0,5", None],
    [None, "Không ban hành: 0", None],
    ["1.1.2.", "Mức độ thực hiện kế hoạch CCHC", "2,0"],
    [None, "- Thực hiện trên 90% kế hoạch", "2"],
    [None, "- Từ 70% - 90%", Decimal("1")],
    [None, "- Dưới 70%", "0"],
    ["STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa"],
    ["2.", "CẢI CÁCH THỂ CHẾ", "1,5 điểm"],
    ["2.1.", "Rà soát văn bản", Decimal("1.5")],
    [None, "Đạt yêu cầu: 1,5"],
    [None, "Không đạt: 0"],
    [None, "Tổng cộng", Decimal("4.5")],
]


def made(got: Imported) -> Any:
    """The set that was read."""
    assert got.criteria is not None, got.faults
    return got.criteria


def test_a_decision_with_rules_on_rows_of_their_own_is_read_whole(raw: Make) -> None:
    got = raw({"Phụ lục 1": DECISION})
    assert got.errors == ()
    criteria = made(got)
    assert [node.code for node in criteria.walk()] == ["1", "1.1", "1.1.1", "1.1.2", "2", "2.1"]
    assert (criteria.maximum, criteria.completeness) == (Fraction(9, 2), "full")
    assert criteria.name.vi == "BỘ TIÊU CHÍ ĐÁNH GIÁ CẢI CÁCH HÀNH CHÍNH CỦA CÁC SỞ"
    assert [criteria.by_code[code].rule.shape for code in ("1.1.1", "1.1.2", "2.1")] == [
        "levels",
        "bands",
        "pass_fail",
    ]
    assert (
        criteria.by_code["1.1.2"].rule.text == "Thực hiện trên 90% kế hoạch: 2; Từ 70% - 90%: 1; Dưới 70%: 0"
    )
    assert criteria.inputs["tc_1_1_2"].kind == "percent"
    assert [row.said for row in got.understood][2] == "Đạt yêu cầu: 1,5 điểm; không đạt: 0 điểm"
    assert "shape: bands" in files(criteria)["1.yaml"]


def test_roman_areas_and_numbers_that_begin_again_get_full_codes(sheet: Make) -> None:
    got = sheet(
        [
            ["I", "Chỉ đạo", 2, None],
            [1, "Kế hoạch", 1, "Đạt: 1; không đạt: 0"],
            [2, "Báo cáo", 1, "Đạt: 1; không đạt: 0"],
            ["II", "Thể chế", 1, None],
            [1, "Rà soát", 1, None],
            ["a)", "Có kế hoạch", Decimal("0.5"), "Có: 0,5; không: 0"],
            ["b)", "Có báo cáo", Decimal("0.5"), "Có: 0,5; không: 0"],
        ]
    )
    assert [node.code for node in made(got).walk()] == [
        "I",
        "I.1",
        "I.2",
        "II",
        "II.1",
        "II.1.a",
        "II.1.b",
    ]
    assert got.errors == ()


def test_roman_areas_over_dotted_numbers_hold_them(sheet: Make) -> None:
    got = sheet([["I", "A", 1], ["1.1", "B", 1], ["1.1.1", "C", 1], ["II", "D", 1], ["2.1", "E", 1]])
    tops = made(got).nodes
    assert [[node.code for node in top.walk()] for top in tops] == [["I", "1.1", "1.1.1"], ["II", "2.1"]]


def test_a_number_that_excel_shortened_is_mended(sheet: Make) -> None:
    rows = [
        [1, "A", 10],
        *[[Decimal(f"1.{n}"), f"B{n}", 1] for n in range(1, 10)],
        [Decimal("1.1"), "B10", 1],
    ]
    assert [node.code for node in made(sheet(rows)).nodes[0].children][-2:] == ["1.9", "1.10"]


def test_a_number_that_excel_made_a_date_is_told_with_its_cell(sheet: Make) -> None:
    got = sheet([["1", "A", 1], [date(2026, 2, 1), "B", 1]])
    assert (
        got.errors[0]
        .say()
        .startswith("thu.xlsx, ô Bo tieu chi!A3: STT: Excel đã đổi số thứ tự thành ngày 01/02/2026")
    )


def test_merged_heads_and_merged_owners_hold_for_all_their_rows(raw: Make) -> None:
    rows = [
        ["STT", "Tiêu chí", "Điểm tối đa", "Điểm đánh giá", None, "Cơ quan chủ trì", "Tài liệu kiểm chứng"],
        [None, None, None, "Tự đánh giá", "Thẩm định", None, None],
        ["1", "Chỉ đạo", 2, None, None, "Sở Nội vụ", None],
        ["1.1", "Kế hoạch", 1, None, None, None, "- Kế hoạch\n- Quyết định"],
        ["1.2", "Báo cáo", 1, None, None, None, None],
    ]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2", "F3:F5", "G4:G5"]
    got = raw({"Bảng": rows}, merged)
    nodes = made(got).by_code
    assert [nodes[code].owner for code in ("1", "1.1", "1.2")] == ["Sở Nội vụ"] * 3
    assert nodes["1.2"].evidence == ("Kế hoạch", "Quyết định")


def test_the_total_row_is_held_against_the_areas(sheet: Make) -> None:
    got = sheet([["1", "A", "10,05"], ["2", "B", "89,5"], [None, "TỔNG CỘNG", 100]])
    [fault] = [fault for fault in got.faults if fault.check == "maxima"]
    assert "các lĩnh vực cộng được 99,55, tổng điểm tối đa ghi 100" in fault.say()
    assert "1 (“A”) ghi 10,05, nếu là 10,5 thì khớp" in fault.say()


def test_a_wording_that_cannot_be_read_is_kept_and_told_with_its_cell(sheet: Make) -> None:
    got = sheet([["1", "A", 1], ["1.1", "B", 1, "Theo hướng dẫn của Sở Nội vụ"]])
    said = [fault.say() for fault in got.faults if "chưa đọc được" in fault.say()]
    assert said[0].startswith(
        "thu.xlsx, ô Bo tieu chi!D3: chưa đọc được cách tính: “Theo hướng dẫn của Sở Nội vụ”"
    )
    assert "Theo hướng dẫn của Sở Nội vụ" in made(got).by_code["1.1"].note
    assert made(got).completeness == "structure"


def test_bands_with_a_hole_are_told_with_the_cell_of_the_wording(sheet: Make) -> None:
    got = sheet([["1", "A", 1], ["1.1", "B", 1, "Trên 90%: 1; từ 70% đến 80%: 0,5; dưới 70%: 0"]])
    [fault] = [fault for fault in got.errors if fault.check == "rule_faults"]
    assert fault.say() == (
        "thu.xlsx, ô Bo tieu chi!D3: rule: có khoảng trống giữa “từ 70% đến 80%” và “trên 90%”."
    )


def test_an_input_that_is_named_is_taken_from_the_sheet_of_inputs(sheet: Make) -> None:
    head = ["STT", "Tiêu chí", "Điểm tối đa", "Cách tính", "Mã số liệu"]
    inputs = [
        ["Mã", "Tên số liệu", "Loại", "Chỉ tiêu"],
        ["ty_le", "Tỷ lệ đúng hạn", "Phần trăm", "ho_so_dung_han"],
    ]
    rows = [["1", "A", 1], ["1.1", "B", 1, "Từ 90% trở lên: 1; dưới 90%: 0", "ty_le"]]
    got = sheet(rows, head=head, **{"Số liệu": inputs})
    assert made(got).inputs["ty_le"].indicator == "ho_so_dung_han"
    assert made(got).by_code["1.1"].rule.params.input == "ty_le"


def test_a_rule_in_our_notation_goes_before_its_wording(sheet: Make) -> None:
    head = ["STT", "Tiêu chí", "Điểm tối đa", "Cách tính", "Quy tắc", "Mã số liệu"]
    rows = [["1", "A", 2], ["1.1", "B", 2, "Theo hướng dẫn", "{shape: linear, full: 95}", "x"]]
    got = sheet(rows, head=head, **{"Số liệu": [["Mã", "Loại"], ["x", "Phần trăm"]]})
    rule = made(got).by_code["1.1"].rule
    assert (rule.shape, rule.text, rule.params.full) == ("linear", "Theo hướng dẫn", 95)


def test_bonus_points_and_ways_of_assessing_are_words(sheet: Make) -> None:
    head = ["STT", "Tiêu chí", "Điểm tối đa", "Loại mục", "Cách đánh giá"]
    got = sheet(
        [["1", "A", 2, None, "Điều tra xã hội học"], ["2", "Điểm cộng", 5, "Điểm cộng", None]], head=head
    )
    assert [node.kind for node in made(got).nodes] == ["part", "bonus"]
    assert made(got).nodes[0].assessment == "leaders_survey"
    assert made(got).maximum == 2


def test_words_changed_beside_a_rule_that_was_not_are_told_with_their_cell(sheet: Make) -> None:
    head = ["STT", "Tiêu chí", "Điểm tối đa", "Cách tính", "Quy tắc", "Mã số liệu"]
    rule = "{shape: bands, bands: [{ge: 90, points: 2}, {lt: 90, points: 0}]}"
    rows = [["1", "A", 2], ["1.1", "B", 2, "Từ 95% trở lên: 2; dưới 95%: 0", rule, "x"]]
    got = sheet(rows, head=head, **{"Số liệu": [["Mã", "Loại"], ["x", "Phần trăm"]]})
    [fault] = [fault for fault in got.errors if fault.check == "wording"]
    assert fault.say().startswith(
        "thu.xlsx, ô Bo tieu chi!D3: rule.text: lời văn được hiểu là “Từ 95% trở lên: 2 điểm"
    )
