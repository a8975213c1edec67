"""The meta table: its order is nothing, its faults are each a sentence."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.composite_meta import Structure, read_structure
from cchc.assessment.engine.composite_table import read_table
from cchc.assessment.engine.tests.composite_files import META
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from pathlib import Path


def structure(folder: Path, text: str = META) -> Structure:
    path = folder / "meta.csv"
    path.write_text(text, encoding="utf-8")
    return read_structure(read_table(path))


def test_nodes_stand_by_level_then_as_in_the_file_the_root_last(tmp_path: Path) -> None:
    read = structure(tmp_path)
    assert [node.code for node in read.indicators] == ["X", "Y", "Z"]
    assert [node.code for node in read.nodes] == ["A", "B", "ALL"]
    assert [(node.code, node.direction, node.weight) for node in read.children["A"]] == [
        ("X", 1, Fraction(1)),
        ("Y", -1, Fraction(3)),
    ]
    assert (read.levels, read.doubts) == ([2, 3], ())


@pytest.mark.parametrize("seed", range(5))
def test_rows_and_columns_come_in_any_order_with_others_between(seed: int, tmp_path: Path) -> None:
    shuffle = random.Random(seed)
    rows = [line.split(",") for line in META.splitlines()]
    rows = [[*row, f"ghi chú {place}"] for place, row in enumerate(rows)]
    order = shuffle.sample(range(7), 7)
    text = "\n".join(
        ",".join(row[column] for column in order)
        for row in [rows[0], *shuffle.sample(rows[1:], len(rows) - 1)]
    )
    read = structure(tmp_path, text)
    assert {node.code: node.weight for node in read.indicators} == {"X": 1, "Y": 3, "Z": 1}
    assert {node.code for node in read.children["ALL"]} == {"A", "B"}
    assert read.nodes[-1].code == "ALL"


def test_names_of_columns_and_types_are_read_in_any_case_and_the_root_may_leave_cells_empty(
    tmp_path: Path,
) -> None:
    text = META.lower().replace("3,all,na,1,1,aggregate", "3,all,,,,AGGREGATE")
    assert structure(tmp_path, text).nodes[-1].weight == 1


def test_rows_that_build_no_part_are_read_past(tmp_path: Path) -> None:
    beside = (
        "NA,GDP,NA,NA,NA,Denominator\nNA,Vùng,NA,NA,NA,Group\nNA,T,NA,NA,NA,Target\nNA,O,NA,NA,NA,Other\n"
    )
    read = structure(tmp_path, META + beside)
    assert read.beside == {"GDP", "Vùng", "T", "O"}
    assert len(read.indicators) == 3


def test_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    text = META.replace("1,Y,A,-1,3", "1,Y,A,-1,3.5").replace(",", ";").replace("3.5", "3,5")
    assert structure(tmp_path, text).indicators[1].weight == Fraction(7, 2)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Direction,Weight", "Direction,Trọng số", "thiếu cột Weight; dòng tên cột có: Level, iCode, Parent"),
        (
            "1,Y,A",
            "1,X,A",
            "meta.csv, dòng 3, cột “iCode”: mã “X” đã có ở dòng 2; mỗi dòng cần một mã riêng.",
        ),
        ("1,Y,A", "1,,A", "dòng 3, cột “iCode”: thiếu mã"),
        ("1,Y,A", "1,uCode,A", "“uCode” là tên cột mã đơn vị"),
        (
            "-1,3,Indicator",
            "-1,3,Chỉ tiêu",
            "cột “Type”: nhận Indicator, Aggregate, Group, Denominator, Target, Other, kh",
        ),
        ("1,Y,A", "một,Y,A", "dòng 3, cột “Level”: “một” không phải là số"),
        ("1,Y,A", "1.5,Y,A", "cấp là số nguyên từ 1, không nhận “1.5”"),
        ("1,Y,A", "NA,Y,A", "cấp là số nguyên từ 1, không nhận “NA”"),
        ("1,Y,A", "0,Y,A", "cấp là số nguyên từ 1"),
        ("1,Y,A", "2,Y,A", "chỉ tiêu (Indicator) phải ở cấp 1, không phải cấp 2"),
        ("2,B,ALL", "1,B,ALL", "nút tổng hợp (Aggregate) phải ở cấp 2 trở lên"),
        (
            "A,-1,3",
            "A,0,3",
            "cột “Direction”: nhận 1 (cao hơn là tốt hơn) hoặc -1 (thấp hơn là tốt hơn), không nhận “0”",
        ),
        ("A,-1,3", "A,NA,3", "không nhận “NA”"),
        ("A,-1,3", "A,xuống,3", "cột “Direction”: “xuống” không phải là số"),
        ("2,B,ALL,1,1", "2,B,ALL,2,1", "cột “Direction”"),
        ("A,-1,3", "A,-1,nhiều", "cột “Weight”: “nhiều” không phải là số"),
        ("A,-1,3", "A,-1,-3", "trọng số là số từ 0 trở lên, không nhận “-3”"),
        ("A,-1,3", "A,-1,NA", "trọng số là số từ 0 trở lên, không nhận “NA”"),
        ("1,Y,A", "1,Y,NA", "dòng 3, cột “Parent”: chỉ tiêu cần nút cha"),
        ("2,B,ALL", "2,B,AL", "dòng 6, cột “Parent”: không có dòng nào mang mã “AL” (ý nói “ALL”?)."),
        ("1,Y,A", "1,Y,zzz", "không có dòng nào mang mã “zzz”."),
        ("1,Y,A", "1,Y,X", "nút cha “X” phải là dòng Aggregate, không phải Indicator"),
        ("3,ALL,NA", "3,ALL,A", "nút cha quay vòng (A → ALL → A)"),
        ("2,B,ALL", "2,B,B", "nút cha quay vòng (B → B)"),
        ("2,B,ALL", "3,B,ALL", "dòng 6, cột “Level”: nút cha “ALL” ở cấp 3 phải cao hơn cấp 3 của “B”"),
        ("2,B,ALL", "2,B,NA", "có 2 nút không có nút cha: “B” (dòng 6), “ALL” (dòng 7)"),
        ("1,Z,B", "1,Z,A", "dòng 6: nút “B” không có nút con nào"),
        ("3,ALL,NA", "4,ALL,NA", "cột “Level”: không dòng nào ở cấp 3; các cấp đi liền nhau từ 1 đến 4"),
    ],
)
def test_a_fault_is_one_sentence_with_its_place(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert META.count(old) == 1
    with pytest.raises(UnreadableInput) as caught:
        structure(tmp_path, META.replace(old, new))
    assert said in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (META.splitlines()[0], "chưa có dòng nào dưới dòng tên cột"),
        (META.splitlines()[0] + "\n2,A,NA,1,1,Aggregate\n", "cần ít nhất một dòng Indicator"),
    ],
)
def test_a_table_without_an_index_is_refused(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        structure(tmp_path, text)
    assert said in caught.value.message


def test_what_may_be_a_slip_is_told_and_goes_on(tmp_path: Path) -> None:
    text = (
        META.replace("1,Z,B", "1,Z,ALL")
        .replace("2,B,ALL,1,1,Aggregate\n", "")
        .replace("2,A,ALL,1", "2,A,ALL,-1")
    )
    text = text.replace("1,X,A,1,1", "1,X,A,1,0").replace("A,-1,3", "A,-1,0")
    assert [doubt.vi for doubt in structure(tmp_path, text).doubts] == [
        "“Z” (cấp 1) nằm thẳng dưới “ALL” (cấp 3)",
        "Direction -1 của nút tổng hợp “A” không được dùng (như COINr)",
        "mọi nút con của “A” có trọng số 0 nên “A” không có kết quả",
    ]
