"""Scores of units from a file."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.input_files import InputsError
from cchc.assessment.engine.ranking.score_files import load
from cchc.errors import UnreadableInput
from cchc.lib.xlsx import Sheet, write

if TYPE_CHECKING:
    from pathlib import Path


def test_scores_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "diem.csv"
    path.write_text("Đơn vị;Điểm\nSở A;90,5\n;\nSở  B;\nSở C;88\n", "utf-8")
    assert load(path) == {"Sở A": Fraction(181, 2), "Sở B": None, "Sở C": 88}
    assert list(load(path)) == ["Sở A", "Sở B", "Sở C"]


def test_a_workbook_is_read_as_a_text_file_is(tmp_path: Path) -> None:
    path = tmp_path / "diem.xlsx"
    write(path, [Sheet("Điểm", ("unit", "score"), [["Sở A", Decimal("90.5")], ["Sở B", None]])])
    assert load(path) == {"Sở A": Fraction(181, 2), "Sở B": None}


def test_every_wrong_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "diem.csv"
    path.write_text("unit,score\nA,1\nA,2\n,3\nB,cao\n", "utf-8")
    with pytest.raises(InputsError) as caught:
        load(path)
    twice, nameless, text = caught.value.faults
    assert twice == "diem.csv, dòng 3: cột “unit” trống hoặc A đã có ở dòng trên."
    assert nameless == "diem.csv, dòng 4: cột “unit” trống hoặc đơn vị đã có ở dòng trên."
    assert text.startswith("diem.csv, dòng 5: cột “score”: ")


def test_both_columns_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "diem.csv"
    path.write_text("unit,hạng\nA,1\n", "utf-8")
    with pytest.raises(UnreadableInput, match=r"thiếu cột “score”"):
        load(path)
