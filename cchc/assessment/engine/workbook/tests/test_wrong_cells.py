"""Each wrong cell is one sentence with sheet and cell, what was found and what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.assessment.engine.workbook.reading import load
from cchc.assessment.engine.workbook.tests.conftest import book

if TYPE_CHECKING:
    from cchc.assessment.engine.workbook.tests.conftest import Make

HEAD = [
    "STT", "Tiêu chí", "Điểm tối đa", "Cấp", "Cách đánh giá", "Năm áp dụng", "Kiểm tra lần cuối", "Quy tắc", "Trọng số",
]  # fmt: skip
GOOD: list[Any] = ["1", "A", 10, 1, "SIPAS", "2024–", "31/12/2025", None, 1]


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        (2, "nhiều", "ô Bo tieu chi!C2: Điểm tối đa: cần một số như 1,5, không phải “nhiều”."),
        (2, "1e9", "ô Bo tieu chi!C2: Điểm tối đa: cần một số như 1,5, không phải “1e9”."),
        (3, "x", "ô Bo tieu chi!D2: Cấp: cần một số như 1,5, không phải “x”."),
        (3, 2, "ô Bo tieu chi!D2: Cấp: 2 đứng ngay dưới cấp 0; mỗi lần chỉ xuống một cấp."),
        (3, 99, "ô Bo tieu chi!D2: Cấp: cần số từ 1 đến 12, không phải “99”."),
        (4, "đoán", "ô Bo tieu chi!E2: assessment: nhận Tự chấm, thẩm định, Khảo sát lãnh đạo"),
        (
            5,
            "hằng năm",
            "ô Bo tieu chi!F2: Năm áp dụng: cần các năm như 2024–2026 hoặc 2024–, không phải “hằng năm”.",
        ),
        (
            6,
            "hôm qua",
            "ô Bo tieu chi!G2: Kiểm tra lần cuối: cần một ngày như 31/12/2025, không phải “hôm qua”.",
        ),
        (7, "bands", "ô Bo tieu chi!H2: Quy tắc: cần dạng {shape: …, tham số}, không phải “bands”."),
        (7, "{shape: [", "ô Bo tieu chi!H2: Quy tắc, dòng 2: sai cú pháp YAML"),
        (7, "{shape: banda}", "ô Bo tieu chi!H2: rule: không có dạng quy tắc “banda”"),
        (8, "nặng", "ô Bo tieu chi!I2: Trọng số: cần một số như 1,5, không phải “nặng”."),
    ],
)
def test_a_wrong_cell_is_told(sheet: Make, column: int, value: Any, sentence: str) -> None:
    row = [value if place == column else cell for place, cell in enumerate(GOOD)]
    got = sheet([row], head=HEAD)
    assert any(sentence in fault.say() for fault in got.errors), [fault.say() for fault in got.faults]


def test_a_row_without_name_and_a_code_that_stands_twice_are_told(sheet: Make) -> None:
    got = sheet([["1", None, 10], ["1", "B", 5]])
    said = [fault.say() for fault in got.errors]
    assert "thu.xlsx, ô Bo tieu chi!B2: chưa ghi tên tiêu chí." in said
    assert any("mã “1” đã dùng cho" in each for each in said), said


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [["scope", "cấp vũ trụ"]],
            "ô Thông tin chung!B2: Cấp đánh giá (ai được chấm): nhận Bộ, cơ quan ngang bộ",
        ),
        ([["Năm", "hai nghìn"]], "ô Thông tin chung!B2: Năm: cần một số như 1,5, không phải “hai nghìn”."),
        ([["Xếp loại", "Tốt"]], "ô Thông tin chung!B2: Xếp loại: mỗi dòng ghi tên và mốc như “Tốt: 80”"),
        ([["Xếp loại", "Tốt: tám mươi"]], "Xếp loại: cần một số như 1,5, không phải “tám mươi”."),
        ([["Tổng điểm tối đa", "trăm"]], "ô Thông tin chung!B2: Tổng điểm tối đa: cần một số như 1,5"),
        ([["illustrative", "chắc vậy"]], "nhận Có, Không; không nhận “chắc vậy”."),
    ],
)
def test_a_wrong_fact_is_told(sheet: Make, rows: list[list[str]], sentence: str) -> None:
    got = sheet([["1", "A", 10]], **{"Thông tin chung": [["Mục", "Giá trị"], *rows]})
    said = [fault.say() for fault in got.errors]
    assert any(sentence.replace(" (ai được chấm)", "") in each for each in said), said


def test_inputs_without_code_twice_or_of_an_unknown_kind_are_told(sheet: Make) -> None:
    inputs = [
        ["Mã", "Tên số liệu", "Loại"],
        ["a", "A", "Số"],
        ["a", "B", "Số"],
        [None, "C", "Số"],
        ["d", "D", "lạ"],
    ]
    said = [fault.say() for fault in sheet([["1", "A", 10]], **{"Số liệu": inputs}).errors]
    assert "thu.xlsx, ô Số liệu!A3: mã “a” có hai lần; mỗi mã một dòng." in said
    assert "thu.xlsx, ô Số liệu!A4: chưa ghi mã số liệu; mỗi dòng cần một mã." in said
    assert any(each.startswith("thu.xlsx, ô Số liệu!C5: Loại: nhận Số, Phần trăm") for each in said)


def test_what_is_no_workbook_or_has_no_such_head_is_told() -> None:
    [fault] = load(b"khong phai excel", "a.xlsx").faults
    assert fault.say() == "a.xlsx: Tệp không phải là bảng tính; chỉ nhận .xlsx, .xls, .ods."
    [fault] = load(book({"Trang 1": [["Họ tên", "Tuổi"]]}), "a.xlsx").faults
    assert "không trang nào (Trang 1) có dòng tiêu đề với các cột “STT”" in fault.say()


def test_a_sheet_without_rows_or_year_is_told() -> None:
    head = ["STT", "Tiêu chí", "Điểm tối đa"]
    got = load(book({"A": [head]}), "a.xlsx", "thu", 2026)
    assert any("không có tiêu chí nào có số thứ tự" in fault.say() for fault in got.errors)
    got = load(book({"A": [head, ["1", "A", 1]]}), "a.xlsx", "thu")
    assert "chưa ghi năm đánh giá" in got.errors[0].say()


def test_of_two_rows_with_one_code_the_second_is_named(sheet: Make) -> None:
    rows = [["1", "A", 3, 1], ["1.1", "B", 1, 2], ["1.1", "C", 2, 2]]
    got = sheet(rows, head=["STT", "Tiêu chí", "Điểm tối đa", "Cấp"])
    [fault] = [fault for fault in got.errors if fault.check == "duplicate_codes"]
    assert fault.say() == (
        "thu.xlsx, ô Bo tieu chi!A4: code: mã “1.1” đã dùng cho “B” (thu.xlsx, ô Bo tieu chi!A3); "
        "mỗi mã chỉ dùng một lần."
    )


def test_a_year_outside_those_of_the_set_is_told(sheet: Make) -> None:
    got = sheet([["1", "A", 3]], **{"Thông tin chung": [["Mục", "Giá trị"], ["years", "2024–2025"]]})
    said = [fault.say() for fault in got.errors]
    assert any("ô Thông tin chung!B2: năm áp dụng 2024–2025 không gồm năm 2026" in each for each in said), (
        said
    )


def test_numbers_without_end_are_told_and_not_followed(sheet: Make) -> None:
    rows = [[".".join(["1"] * depth), "A", 1] for depth in range(1, 1500)]
    got = sheet(rows)
    assert any("ở cấp 13; bộ tiêu chí có nhiều nhất 12 cấp" in fault.say() for fault in got.errors)
