"""What if: points, index and rank of one unit after a change."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.deciding.drift import load, of_series
from cchc.assessment.engine.deciding.whatif import FIXED, MOVING, whatif
from cchc.assessment.engine.given import number
from cchc.assessment.engine.input_files import InputsError
from cchc.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet


def test_a_change_moves_points_index_and_rank_and_names_the_criteria(
    criteria: CriteriaSet, inputs: Inputs
) -> None:
    answer = whatif(criteria, inputs, "B", {"ke_hoach": number(100), "khac": number(Fraction(9, 2))})
    assert answer.gained == Fraction(3, 2)
    assert (answer.rank_before.rank, answer.rank_after.rank, answer.rank_after.of) == (2, 1, 3)
    assert [two.code for _, two in answer.changed] == ["1", "ke_hoach", "khac"]
    assert answer.assumptions == (FIXED,)


def test_the_others_may_move_as_they_did(criteria: CriteriaSet, inputs: Inputs) -> None:
    series = {"C": {2020: Fraction(10), 2022: Fraction(90)}, "A": {2021: Fraction(70)}}
    assert of_series(series) == {"C": 40}
    answer = whatif(criteria, inputs, "B", {}, of_series(series))
    assert (answer.rank_before.rank, answer.rank_after.rank) == (2, 3)
    assert answer.assumptions == (MOVING,)


def test_who_handed_in_nothing_may_try(criteria: CriteriaSet, inputs: Inputs) -> None:
    full = {code: number(value) for code, value in (("ke_hoach", 100), ("khao_sat", 3), ("khac", 5))}
    answer = whatif(criteria, inputs, "D", full)
    assert (answer.before.points, answer.gained, answer.rank_before.rank) == (None, None, None)
    assert answer.after.points == 10
    assert (answer.rank_after.rank, answer.rank_after.of) == (1, 4)


@pytest.mark.parametrize(("unit", "code"), [("Z", "khac"), ("A", "zzz")])
def test_an_unknown_unit_or_input_is_told(
    criteria: CriteriaSet, inputs: Inputs, unit: str, code: str
) -> None:
    with pytest.raises(UserError, match=r"Không có (đơn vị “Z”|số liệu “zzz”)"):
        whatif(criteria, inputs, unit, {code: number(1)})


def test_past_years_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cac-nam.csv"
    path.write_text("năm;đơn vị;chỉ số\n2022;A;80\n2024;A;84,5\n;;\n2024;B;70\n", "utf-8")
    assert load(path, ["A", "C"]) == {"A": Fraction(9, 4)}


def test_every_wrong_row_of_past_years_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cac-nam.csv"
    path.write_text("year,unit,index\nnay,A,80\n2024,,1\n2024,A,cao\n2024,B,1\n2024,B,2\n", "utf-8")
    with pytest.raises(InputsError) as caught:
        load(path, ["A"])
    year, unit, index, twice = caught.value.faults
    assert year == "cac-nam.csv, dòng 2: cột “year” cần một năm bốn chữ số và cột “unit” cần tên đơn vị."
    assert unit.startswith("cac-nam.csv, dòng 3: cột “year” cần")
    assert index.startswith("cac-nam.csv, dòng 4: cột “index”: ")
    assert twice == "cac-nam.csv, dòng 6: B đã có chỉ số năm 2024 ở dòng trên."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "không đơn vị nào có chỉ số của hai năm"),
        ("2023,A,80\n2023,B,70\n", "không đơn vị nào có chỉ số của hai năm"),
        ("2023,B,80\n2024,B,70\n", "không có đơn vị nào của tệp số liệu"),
        ("2023,A,-2000000000000000\n", "dòng 2: cột “index” nhận tối đa 1.000.000.000.000.000"),
    ],
)
def test_past_years_that_move_nobody_are_told(tmp_path: Path, rows: str, said: str) -> None:
    path = tmp_path / "cac-nam.csv"
    path.write_text(f"year,unit,index\n{rows}", "utf-8")
    with pytest.raises(InputsError, match=said):
        load(path, ["A"])
