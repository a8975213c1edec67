"""The values of units: codes as they are, missing values, columns that nobody declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.composite_inputs import Inputs, read_inputs
from cchc.assessment.engine.composite_meta import read_structure
from cchc.assessment.engine.composite_table import read_table
from cchc.assessment.engine.tests.composite_files import INPUTS, META, written
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from pathlib import Path


def inputs(folder: Path, text: str = INPUTS, meta: str = META) -> Inputs:
    paths = written(folder, meta, text)
    return read_inputs(read_table(paths[1]), read_structure(read_table(paths[0])))


def test_units_keep_their_order_and_missing_values_are_none(tmp_path: Path) -> None:
    read = inputs(tmp_path)
    assert read.units == ("u1", "u2", "u3")
    assert list(read.values["Z"]) == [5, None, 9]
    assert read.doubts == ()


def test_codes_that_look_like_numbers_stay_texts(tmp_path: Path) -> None:
    text = INPUTS.replace("u1", "01").replace("u2", "1").replace("X", "101", 1)
    read = inputs(tmp_path, text, META.replace("1,X,A", "1,101,A"))
    assert read.units == ("01", "1", "u3")
    assert list(read.values["101"]) == [0, 10, 5]


def test_columns_come_in_any_order_names_and_declared_others_are_passed_by(tmp_path: Path) -> None:
    text = 'Z,uName,GDP,Y,uCode,X,Time\n5,"Phường Hoà, An",x,10,u1,0,2025\n'
    read = inputs(tmp_path, text, META + "NA,GDP,NA,NA,NA,Denominator\n")
    assert read.units == ("u1",)
    assert list(read.values["X"]) == [0]
    assert not read.doubts


def test_a_column_that_nobody_declared_is_left_out_and_told(tmp_path: Path) -> None:
    read = inputs(tmp_path, "uCode,X,Y,Z,Ghi chú,W\nu1,0,10,5,đã sửa,7\n")
    assert [doubt.vi for doubt in read.doubts] == [
        "inputs.csv: bỏ qua cột “Ghi chú”, “W” vì meta.csv không khai"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("uCode,X", "don_vi,X", "inputs.csv: thiếu cột uCode; dòng tên cột có: don_vi, X, Y, Z"),
        ("uCode,X,Y", "uCode,x,Y", "inputs.csv: thiếu cột của chỉ tiêu “X” khai trong meta.csv"),
        (
            "u2,10",
            "u1,10",
            "inputs.csv, dòng 3, cột “uCode”: đơn vị “u1” đã có ở dòng 2; mỗi đơn vị một dòng",
        ),
        ("u2,10", ",10", "dòng 3, cột “uCode”: thiếu mã đơn vị"),
        ("u2,10", "u2,mười", "inputs.csv, dòng 3, cột “X”: “mười” không phải là số"),
        ("u1,0,10,5\nu2,10,30,NA\nu3,5,20,9\n", "", "inputs.csv: chưa có đơn vị nào dưới dòng tên cột"),
    ],
)
def test_a_fault_is_one_sentence_with_its_place(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert INPUTS.count(old) == 1
    with pytest.raises(UnreadableInput) as caught:
        inputs(tmp_path, INPUTS.replace(old, new))
    assert said in caught.value.message


def test_a_name_close_to_a_column_is_offered(tmp_path: Path) -> None:
    meta, text = META.replace("1,X,A", "1,DauTu,A"), INPUTS.replace("uCode,X", "uCode,Dautu")
    with pytest.raises(UnreadableInput, match=r"chỉ tiêu “DauTu” khai trong meta\.csv \(có cột “Dautu”\)"):
        inputs(tmp_path, text, meta)


def test_letters_composed_in_two_ways_are_one_unit(tmp_path: Path) -> None:
    text = INPUTS.replace("u1", "Ho\u00e0").replace("u2", "Hoa\u0300")
    with pytest.raises(UnreadableInput, match="đã có ở dòng 2"):
        inputs(tmp_path, text)
