"""Files of inputs: what is read, and the sentence for what is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.given import MISSING, NOT_APPLICABLE, NOTHING_AROSE
from cchc.assessment.engine.input_files import InputsError, load
from cchc.errors import UnreadableInput
from cchc.lib.xlsx import Sheet, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.assessment.engine.model import CriteriaSet

AREA = """
code: "1"
name: Lĩnh vực
maximum: 10
inputs:
  ty_le: {kind: percent, name: Tỷ lệ}
  so: {kind: number}
  dem: {kind: count}
  co: {kind: yes_no}
  muc: {kind: level, levels: [Tốt, Khá]}
  ngay: {kind: date}
  diem: {kind: points}
rule: {shape: given, input: diem}
"""


@pytest.fixture
def criteria(make_set: Callable[..., CriteriaSet]) -> CriteriaSet:
    return make_set("maximum: 10", AREA)


def read(criteria: CriteriaSet, tmp_path: Path, text: str | bytes, name: str = "so-lieu.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return load(path, criteria)


def value(criteria: CriteriaSet, tmp_path: Path, code: str, cell: str, denominator: str = ""):
    """The one answer that a file of one row gives."""
    mark = f'"{cell}"' if "," in cell else cell
    below = f'"{denominator}"' if "," in denominator else denominator
    text = f"unit,input,value,denominator\nA,{code},{mark},{below}\n"
    return read(criteria, tmp_path, text).of("A", code)


@pytest.mark.parametrize(
    ("code", "cell", "number"),
    [
        ("so", "88,18", Fraction("88.18")),
        ("so", "-5", Fraction(-5)),
        ("ty_le", "94,24%", Fraction("94.24")),
        ("ty_le", "1.234", Fraction("1.234")),
        ("diem", "1,264", Fraction("1.264")),
        ("so", "1.234.567", Fraction(1234567)),
        ("dem", "12", Fraction(12)),
        ("co", "có", Fraction(1)),
        ("co", "Không đạt", Fraction(0)),
        ("co", "1", Fraction(1)),
    ],
)
def test_numbers_are_read_as_people_write_them(
    criteria: CriteriaSet, tmp_path: Path, code: str, cell: str, number: Fraction
) -> None:
    assert value(criteria, tmp_path, code, cell).number == number


def test_levels_and_days_are_read(criteria: CriteriaSet, tmp_path: Path) -> None:
    assert value(criteria, tmp_path, "muc", "khá").level == "Khá"
    assert value(criteria, tmp_path, "ngay", "31/12/2025").day == date(2025, 12, 31)


def test_a_numerator_over_a_denominator_is_a_percentage(criteria: CriteriaSet, tmp_path: Path) -> None:
    given = value(criteria, tmp_path, "ty_le", "1928", "2000")
    assert (given.number, given.parts) == (Fraction("96.4"), (Fraction(1928), Fraction(2000)))


def test_nothing_over_nothing_is_nothing_arose_and_no_percentage(
    criteria: CriteriaSet, tmp_path: Path
) -> None:
    assert value(criteria, tmp_path, "ty_le", "0", "0") == NOTHING_AROSE


@pytest.mark.parametrize(
    ("cell", "given"),
    [("", MISSING), ("Không áp dụng", NOT_APPLICABLE), ("khong phat sinh", NOTHING_AROSE)],
)
def test_the_kinds_of_having_no_value_stay_apart(
    criteria: CriteriaSet, tmp_path: Path, cell: str, given: object
) -> None:
    assert value(criteria, tmp_path, "so", cell) == given


def test_a_unit_may_hand_in_nothing(criteria: CriteriaSet, tmp_path: Path) -> None:
    found = read(criteria, tmp_path, "unit,input,value\nA,so,1\nB,,không gửi kết quả\n")
    assert found.absent == {"B"}
    assert found.of("B", "so").status == "not_submitted"


def test_other_numbers_of_a_file_say_what_a_point_means(criteria: CriteriaSet, tmp_path: Path) -> None:
    decimals = read(criteria, tmp_path, "unit,input,value\nA,so,1.234\nB,so,0.5\n")
    assert decimals.of("A", "so").number == Fraction("1.234")
    thousands = read(criteria, tmp_path, "unit,input,value\nA,so,1.234\nB,so,1.234.567\n")
    assert thousands.of("A", "so").number == 1234


def test_a_semicolon_file_with_a_mark_and_vietnamese_heads_is_read(
    criteria: CriteriaSet, tmp_path: Path
) -> None:
    text = "\ufeffĐơn vị;Mã số liệu;Giá trị\r\nSở Nội vụ;so;88,5\r\n\r\n"
    assert read(criteria, tmp_path, text).of("Sở Nội vụ", "so").number == Fraction("88.5")


def test_excel_gives_the_same_as_csv(criteria: CriteriaSet, tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    rows = [["A", "so", Decimal("88.5"), None], ["A", "ngay", date(2025, 1, 2), None], ["A", "ty_le", 1, 3]]
    write(path, [Sheet("Số liệu", ["unit", "input", "value", "denominator"], rows)])
    found = load(path, criteria)
    assert found.of("A", "so").number == Fraction("88.5")
    assert found.of("A", "ngay").day == date(2025, 1, 2)
    assert found.of("A", "ty_le").number == Fraction(100, 3)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,so,abc", "dòng 2: “so”: “abc” không phải là số"),
        ("A,so,1.234", "dòng 2: “so”: “1.234” có hai cách đọc"),
        ("A,soo,1", "dòng 2: không có số liệu “soo” trong bộ tiêu chí thu; có phải “so” không."),
        (",so,1", "dòng 2: cột “unit” cần tên đơn vị"),
        ("A,,1", "dòng 2: cột “input” trống"),
        ("A,muc,Kém", "dòng 2: “muc” nhận Tốt, Khá; không nhận “Kém”"),
        ("A,co,có lẽ", "dòng 2: “co” nhận có hoặc không"),
        ("A,ngay,31/2/2025", "dòng 2: “ngay” nhận ngày dd/mm/yyyy"),
        ("A,dem,1.5", "dòng 2: “dem” là số lượng, cần số nguyên"),
        ("A,dem,-1", "dòng 2: “dem” không nhận số âm"),
        ("A,so,không gửi kết quả", "dòng 2: “không gửi kết quả” dùng cho cả đơn vị"),
        ("A,so,1\nA,so,2", "dòng 3: A đã có số liệu “so” ở dòng 2"),
        ("A,so,1\nA,,không gửi", "dòng 3: A ghi không gửi kết quả nhưng có số liệu"),
        ("A,so,1e400", "dòng 2: “so”: “1e400” không phải là số"),
        ("A,so,9999999999999999999999", "dòng 2: “so” quá lớn"),
    ],
)
def test_a_wrong_row_is_named_with_what_is_allowed(
    criteria: CriteriaSet, tmp_path: Path, row: str, said: str
) -> None:
    with pytest.raises(InputsError) as caught:
        read(criteria, tmp_path, f"unit,input,value\n{row}\n")
    assert f"so-lieu.csv, {said}" in str(caught.value)


def test_a_code_that_is_not_declared_is_told_once_where_it_first_stands(
    criteria: CriteriaSet, tmp_path: Path
) -> None:
    with pytest.raises(InputsError) as caught:
        read(criteria, tmp_path, "unit,input,value\nA,so,abc\nA,SC11,1\nB,SC11,1\nC,SC11,1\nC,SC12,1\n")
    first, second, third = caught.value.faults
    assert "dòng 2: “so”: “abc”" in first
    assert "dòng 3: không có số liệu “SC11”" in second
    assert second.endswith("(mã này còn ở 2 dòng khác).")
    assert "dòng 6: không có số liệu “SC12”" in third
    assert "khác" not in third


@pytest.mark.parametrize(
    ("top", "bottom", "said"),
    [("5", "0", "mẫu số của “ty_le” phải lớn hơn 0"), ("", "5", "cột “value” trống"), ("-1", "5", "âm")],
)
def test_a_ratio_that_cannot_be_is_named(
    criteria: CriteriaSet, tmp_path: Path, top: str, bottom: str, said: str
) -> None:
    with pytest.raises(InputsError, match=said):
        value(criteria, tmp_path, "ty_le", top, bottom)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không có dòng nào"),
        (b"unit,input\nA,so\n", "thiếu cột “value”"),
        (b"unit,input,value\n", "không có dòng số liệu nào"),
        (b"unit,unit,input,value\nA,A,so,1\n", "cột “unit” có hai lần"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00", "không phải tệp CSV"),
        (b'unit,input,value\n"A,so,1\n', "sai định dạng"),
    ],
)
def test_a_file_that_is_no_table_of_inputs_is_refused_in_one_sentence(
    criteria: CriteriaSet, tmp_path: Path, content: bytes, said: str
) -> None:
    with pytest.raises(UnreadableInput, match=said):
        read(criteria, tmp_path, content)


def test_all_wrong_rows_are_kept_for_who_mends_the_file(criteria: CriteriaSet, tmp_path: Path) -> None:
    with pytest.raises(InputsError) as caught:
        read(criteria, tmp_path, "unit,input,value\nA,x1,1\nA,so,abc\nB,so,2\n")
    assert len(caught.value.faults) == 2
    assert "(và 1 lỗi khác)" in str(caught.value)


def test_a_missing_file_is_told(criteria: CriteriaSet, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"khong-co\.csv: không đọc được tệp"):
        load(tmp_path / "khong-co.csv", criteria)
