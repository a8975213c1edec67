"""Files of results: their heads, and the sentence for what is wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cchc import data
from cchc.assessment.engine.results.breaks import load as load_breaks
from cchc.assessment.engine.results.breaks import of_index
from cchc.assessment.engine.results.comparing import agree, parts
from cchc.assessment.engine.results.reading import load
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, text: str, name: str = "par.csv", index: str = ""):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return load(path, index)


def test_a_rank_may_tell_out_of_how_many_and_a_score_uses_either_mark(tmp_path: Path) -> None:
    (row,) = read(tmp_path, 'Năm,Đơn vị,Điểm,Hạng,Nguồn\n2024,Hòa Bình,"88,18",37/63,Thông báo\n')
    assert (row.index, row.score, row.rank, row.of, row.node) == ("par", Decimal("88.18"), 37, 63, "total")


def test_published_and_computed_figures_of_one_file_are_told_apart(tmp_path: Path) -> None:
    text = (
        "year,unit,score,factor_or_total,source\n"
        '2020,Lao Cai,42.9506,total,"sum of sub-dimensions, computed here"\n2020,Lao Cai,42.96,total (published),x\n'
    )
    computed, printed = read(tmp_path, text, "papi_results.csv")
    assert [computed.computed, printed.computed] == [True, False]
    assert computed.key == printed.key


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("year,unit\n2020,A\n", "par.csv", "cần cột “score” hoặc cột “rank”"),
        ("year,unit,score\n", "par.csv", "không có dòng kết quả nào"),
        ("year,unit,score\n2020,A,1\n", "x.csv", "chưa rõ là kết quả của chỉ số nào"),
        ("year,unit,score\nnăm 2020,A,1\n", "par.csv", "dòng 2: cột “year” cần năm"),
        ("year,unit,score\n2020,,1\n", "par.csv", "dòng 2: cột “unit” cần tên đơn vị"),
        ("year,unit,score\n2020,A,cao\n", "par.csv", "dòng 2: cột “score”"),
        ("year,unit,score,rank\n2020,A,1,64/63\n", "par.csv", "dòng 2: cột “rank” cần hạng"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(tmp_path: Path, text: str, name: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        read(tmp_path, text, name)


def test_a_figure_agrees_when_it_was_rounded_or_cut_off() -> None:
    from fractions import Fraction

    exact = Fraction("48.05908")
    assert agree(Decimal("48.06"), exact) == "rounded"
    assert agree(Decimal("48.05"), exact) == "cut"
    assert agree(Decimal("48.07"), exact) == "different"
    assert agree(Decimal("48.05908"), exact) == "same"


def test_a_total_far_from_its_components_is_told_as_different(tmp_path: Path) -> None:
    nodes = ("comp:assessed", "comp:sipas_points", "comp:leader_survey", "comp:socioeconomic_impact")
    lines = "".join(f"2023,A,10,{node}\n" for node in nodes)
    (row,) = parts(read(tmp_path, f"year,unit,score,area_or_total\n{lines}2023,A,40.03,total\n"))
    assert (row.agreement, row.difference) == ("different", Decimal("0.03"))


def test_breaks_are_dated_and_sourced() -> None:
    breaks = load_breaks(data.folder() / "results")
    assert [row.after for row in of_index(breaks, "sipas")] == [2021, 2024]
    assert [row.after for row in of_index(breaks, "papi")] == [2017, 2024]
    assert all(row.source and row.name.en for row in breaks)
