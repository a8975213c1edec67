"""``cchc score``, ``whatif``, ``plan``, ``robust`` and ``forecast`` on a small set in a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cchc.assessment.tests.spoilt_advice import AREA
from cchc.cli import main
from cchc.lib.xlsx import read

#: A name that no shipped set has, and a list of all, ask for the office's own sets.
pytestmark = pytest.mark.django_db

SET = """
code: thu
name: {vi: Bộ thử, en: Trial set}
maximum: 3
legal: Quyết định thử
grades: [{name: {vi: Tốt, en: Good}, at_least: 90}, {name: {vi: Khá, en: Fair}, at_least: 50}]
"""
INPUTS = """unit,input,value,denominator
Sở A,ke_hoach,85,100
Sở A,khao_sat,1,
Sở B,ke_hoach,100,
Sở B,khao_sat,"1,9",
Sở C,,không gửi kết quả,
Sở D,ke_hoach,0,0
Sở D,khao_sat,,
"""


@pytest.fixture
def args(tmp_path: Path) -> list[str]:
    folder = tmp_path / "thu" / "2024"
    folder.mkdir(parents=True)
    (folder / "set.yaml").write_text(SET, "utf-8")
    (folder / "1.yaml").write_text(AREA, "utf-8")
    (tmp_path / "so-lieu.csv").write_text(INPUTS, "utf-8")
    return [str(folder.parent), "--year", "2025", "--inputs", str(tmp_path / "so-lieu.csv")]


def answer(capsys: pytest.CaptureFixture[str], *args: str) -> Any:
    assert main([*args, "--format", "json"], {}) == 0
    return json.loads(capsys.readouterr().out)


def test_score_prints_units_with_exact_numbers_ranks_and_reasons(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = answer(capsys, "score", *args)
    assert (told["set"], told["year"], told["max"]) == ("thu", 2025, "3")
    first = told["units"][0]
    assert {key: first[key] for key in ("unit", "points", "max", "index", "rank", "of", "grade")} == {
        "unit": "Sở A",
        "points": "1.5",
        "max": "3",
        "index": "50",
        "rank": 2,
        "of": 2,
        "grade": "Khá",
    }
    plan = first["nodes"][1]
    assert (plan["code"], plan["lost"], plan["status"]) == ("1.1", "0.5", "scored")
    assert plan["why"][0]["text"] == "Đạt 85% kế hoạch, thuộc mức từ 70% đến dưới 100%: 0,5/1 điểm."
    assert plan["why"][1]["text"] == "Còn 15 điểm phần trăm để đạt điểm tối đa."
    assert told["units"][1]["index"] == "96.6666666666666666666666666667"


def test_the_kinds_of_having_no_points_stay_apart_in_json(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    units = {row["unit"]: row for row in answer(capsys, "score", *args)["units"]}
    assert (units["Sở C"]["status"], units["Sở C"]["points"], units["Sở C"]["rank"]) == (
        "not_submitted",
        None,
        None,
    )
    assert units["Sở D"]["status"] == "missing"
    assert [node["status"] for node in units["Sở D"]["nodes"]] == ["missing", "nothing_arose", "missing"]
    assert units["Sở D"]["nodes"][1]["points"] == "1"


def test_a_trace_has_the_parameters_and_english_is_spoken_when_asked(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    node = answer(capsys, "score", *args, "--trace", "--lang", "en")["units"][0]["nodes"][1]
    assert node["name"] == "Plan"
    assert node["why"][0]["text"].startswith("85% of the plan, in the band from 70% to under 100%")
    assert node["why"][0]["values"]["points"] == "0.5"


def test_table_csv_and_excel_have_the_same_units(
    args: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["score", *args, "--format", "table"], {}) == 0
    table = capsys.readouterr().out
    assert table.splitlines()[2].split()[:3] == ["Sở", "B", "2,90"]
    assert main(["score", *args, "--format", "csv"], {}) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "unit,points,max,index,rank,of,grade,status"
    assert lines[1].startswith("Sở B,2.9,3,96.66666666")
    out = tmp_path / "ket-qua.xlsx"
    assert main(["score", *args, "--format", "xlsx", "--output", str(out), "--trace"], {}) == 0
    rows = read(out)
    assert rows[0][:3] == ["Đơn vị", "Mã", "Tiêu chí"]
    assert len(rows) == 1 + 4 * 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({0: "khong-co"}, "Không có bộ tiêu chí “khong-co”"),
        ({2: "1999"}, "không có bộ tiêu chí cho năm 1999"),
        ({4: "/khong/co.csv"}, "không đọc được tệp"),
    ],
)
def test_what_cannot_be_scored_is_one_sentence_and_exit_one(
    args: list[str], capsys: pytest.CaptureFixture[str], change: dict[int, str], said: str
) -> None:
    for place, text in change.items():
        args[place] = text
    assert main(["score", *args], {}) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_set_with_a_fault_is_not_scored_with(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    area = Path(args[0]) / "2024" / "1.yaml"
    area.write_text(AREA.replace("{ge: 70, lt: 100, points: 0.5}", "{ge: 70, lt: 95, points: 0.5}"), "utf-8")
    assert main(["score", *args], {}) == 1
    assert "có khoảng trống giữa" in capsys.readouterr().err


def test_what_if_tells_before_and_after(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(
        capsys, "whatif", *args, "--unit", "Sở A", "--change", "ke_hoach=100", "--change", "khao_sat=2"
    )
    assert (told["advice"], told["gained"]) == (True, "1.5")
    assert (told["before"]["rank"], told["after"]["rank"], told["after"]["index"]) == (2, 1, "100")
    assert [row["code"] for row in told["changed"]] == ["1", "1.1", "1.2"]
    assert told["assumptions"][0].startswith("Kết quả để tham khảo")


def test_what_if_moves_the_others_by_past_years(
    args: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    past = tmp_path / "cac-nam.csv"
    past.write_text("year,unit,index\n2022,Sở B,90\n2023,Sở B,40\n", "utf-8")
    told = answer(
        capsys, "whatif", *args, "--unit", "Sở A", "--change", "ke_hoach=90/100", "--past", str(past)
    )
    assert (told["before"]["rank"], told["after"]["rank"]) == (2, 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [("ke_hoach", "ghi MÃ=GIÁ TRỊ"), ("zzz=1", "Không có số liệu “zzz”"), ("ke_hoach=x", "không phải là số")],
)
def test_a_change_that_cannot_be_is_wrong_use(
    args: list[str], capsys: pytest.CaptureFixture[str], change: str, said: str
) -> None:
    assert main(["whatif", *args, "--unit", "Sở A", "--change", change], {}) == 2
    assert said in capsys.readouterr().err


def test_plan_prints_best_next_and_the_price_of_a_point(
    args: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    offered = tmp_path / "giai-phap.csv"
    offered.write_text(
        "code,name,input,value,cost,chance\nP,Kế hoạch,ke_hoach,100,3,1\nK,Khảo sát,khao_sat,2,5,50%\n",
        "utf-8",
    )
    told = answer(capsys, "plan", *args, "--unit", "Sở A", "--improvements", str(offered), "--budget", "4")
    assert (told["best"]["improvements"], told["best"]["expected"]) == (["P"], "0.5")
    assert told["next_best"]["improvements"] == []
    assert told["one_more_point"] == {"bundle": None, "price": None}
    assert (
        main(["plan", *args, "--unit", "Sở A", "--improvements", str(offered), "--format", "table"], {}) == 0
    )
    assert "Tốt nhất" in capsys.readouterr().out


def test_robust_prints_intervals_groups_and_what_decides(
    args: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    errors = tmp_path / "sai-so.csv"
    errors.write_text("input,unit,error\nkhao_sat,,0.1\n", "utf-8")
    told = answer(capsys, "robust", *args, "--errors", str(errors), "--weights", "10%", "--draws", "2000")
    assert [row["unit"] for row in told["units"]] == ["Sở B", "Sở A"]
    assert {row["source"] for row in told["sources"]} == {"khao_sat", "weights"}
    assert told["unranked"] == ["Sở D", "Sở C"]
    assert main(["robust", *args], {}) == 2
    assert "Cần ít nhất một nguồn bất định" in capsys.readouterr().err


def test_forecast_prints_an_interval_and_the_chance_of_a_rank(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = answer(
        capsys, "forecast", *args, "--elapsed", "75%", "--last", args[4], "--target", "1", "--draws", "500"
    )
    assert [row["unit"] for row in told["units"]] == ["Sở B", "Sở A"]
    assert told["units"][0]["chance"] == "1.0000"
    assert told["untold"] == ["Sở D", "Sở C"]
    assert main(["forecast", *args, "--elapsed", "140%"], {}) == 2
    assert "từ 0 đến 1" in capsys.readouterr().err


def test_a_known_province_is_recognised_whatever_its_spelling(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(args[4]).write_text(
        "unit,input,value\nHanoi,khao_sat,1\nHà Nội,khao_sat,2\nSở A,khao_sat,1\n", "utf-8"
    )
    assert main(["score", *args, "--format", "json"], {}) == 0
    out = capsys.readouterr()
    assert [row["slug"] for row in json.loads(out.out)["units"]] == ["ha-noi", "ha-noi", None]
    assert "“Hanoi” và “Hà Nội” là một đơn vị" in out.err
