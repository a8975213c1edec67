"""``cchc sets`` as a person runs it: rows on stdout, exit 1 where a set has errors."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cchc.assessment.engine.loading import SetError
from cchc.assessment.sets_in_excel import loaded_book
from cchc.cli import main

Out = pytest.CaptureFixture[str]
#: A name that no shipped set has, and a list of all, ask for the office's own sets.
pytestmark = pytest.mark.django_db

REAL_FORM = Path(__file__).parents[1] / "engine" / "tests" / "bad_sets" / "huyen-2019"


def test_list_has_a_row_for_each_version(capsys: Out) -> None:
    assert main(["sets", "list", "--format", "csv"], {}) == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    papi = next(row for row in rows if row["set"] == "papi")
    assert (papi["year"], papi["completeness"], papi["maximum"]) == ("2011", "full", "60")


def test_every_shipped_set_can_be_used(capsys: Out) -> None:
    assert main(["sets", "check", "--format", "json"], {}) == 0
    told = json.loads(capsys.readouterr().out)["sets"]
    assert {each["errors"] for each in told} == {0}
    papi = next(each for each in told if each["set"] == "papi")
    assert {2011, 2016, 2018} <= set(papi["years"])


@pytest.mark.parametrize(
    "name", [str(REAL_FORM), str(REAL_FORM / "2019"), str(REAL_FORM / "2019" / "set.yaml")]
)
def test_the_real_form_of_9955_is_refused_with_its_cell(name: str, capsys: Out) -> None:
    assert main(["sets", "check", name, "--format", "table"], {}) == 1
    out = capsys.readouterr().out
    assert (
        "ô nghi sai: 5 (“Xây dựng và nâng cao chất lượng đội ngũ CBCC”) ghi 10,05, nếu là 10,5 thì khớp"
        in out
    )


def test_one_year_of_one_set_is_looked_at(capsys: Out) -> None:
    assert main(["sets", "check", "papi", "--year", "2018", "--format", "json"], {}) == 0
    assert json.loads(capsys.readouterr().out)["sets"][0]["years"] == [2018]


def test_a_case_that_does_not_come_out_is_an_error(tmp_path: Path, capsys: Out) -> None:
    folder = tmp_path / "thu" / "2024"
    folder.mkdir(parents=True)
    head = "code: thu\nname: Thử\nmaximum: 1\nillustrative: true\n"
    (folder / "set.yaml").write_text(head, "utf-8")
    area = "code: '1'\nname: A\nmaximum: 1\ninputs: {a: {kind: yes_no}}\nrule: {shape: pass_fail}\n"
    (folder / "1.yaml").write_text(area, "utf-8")
    cases = "cases:\n- case: Không đạt thì được điểm\n  inputs: {a: không}\n  expect: {total: 1}\n"
    (folder / "cases.yaml").write_text(cases, "utf-8")
    assert main(["sets", "check", str(folder), "--format", "csv"], {}) == 1
    assert "thu/2024/cases.yaml · “Không đạt thì được điểm”" in capsys.readouterr().out


def test_an_unknown_set_is_told_with_the_sets_there_are(capsys: Out) -> None:
    assert main(["sets", "check", "pappi"], {}) == 1
    assert "ý nói “papi”?" in capsys.readouterr().err


def test_a_version_folder_without_year_in_its_name_asks_for_one(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "set.yaml").write_text("code: thu\nname: Thử\n", "utf-8")
    assert main(["sets", "check", str(tmp_path)], {}) == 1
    assert "--year" in capsys.readouterr().err
    assert main(["sets", "check", str(tmp_path), "--year", "2026", "--format", "json"], {}) == 1
    assert json.loads(capsys.readouterr().out)["sets"][0]["years"] == [2026]


def test_diff_by_two_years_and_by_two_paths(capsys: Out, tmp_path: Path) -> None:
    assert main(["sets", "diff", "papi", "2017", "2018", "--format", "json"], {}) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["before"]["year"], told["after"]["year"]) == (2017, 2018)
    assert {
        "kind": "added",
        "old": "",
        "new": "D8",
        "name": "Quản trị điện tử",
        "before": "",
        "after": "10 điểm",
    } in (told["changes"])
    book = tmp_path / "ca-mau.xlsx"
    assert main(["sets", "export", "ca-mau-so", "--year", "2013", "--output", str(book)], {}) == 0
    folder = Path(__file__).parents[3] / "data" / "criteria" / "ca-mau-so" / "2013"
    capsys.readouterr()
    assert main(["sets", "diff", str(folder), str(book), "--format", "csv"], {}) == 0
    assert capsys.readouterr().out == "kind,old,new,name,before,after\n"


def test_diff_import_and_export_used_wrongly_are_told(capsys: Out) -> None:
    for args in (["diff", "papi"], ["export", "papi"], ["import", "papi"]):
        assert main(["sets", *args], {}) == 2
        assert "Sai cách dùng" in capsys.readouterr().err


def test_export_then_import_gives_the_files_of_the_set(capsys: Out, tmp_path: Path) -> None:
    book, folder = tmp_path / "cm.xlsx", tmp_path / "moi"
    assert main(["sets", "export", "ca-mau-so", "--year", "2013", "--output", str(book)], {}) == 0
    call = [
        "sets",
        "import",
        str(book),
        "--code",
        "cm",
        "--year",
        "2013",
        "--output",
        str(folder),
        "--format",
        "json",
    ]
    assert main(call, {}) == 0
    told = json.loads(capsys.readouterr().out)
    assert [Path(path).name for path in told["files"]] == ["set.yaml", "1.yaml"]
    assert main(["sets", "check", str(folder / "cm"), "--format", "json"], {}) == 0
    capsys.readouterr()
    assert main(call, {}) == 1
    assert "đã có tệp" in capsys.readouterr().err
    bad = [*call[:4], "../x", *call[5:]]
    assert main(bad, {}) == 1
    assert "không dùng làm tên thư mục được" in capsys.readouterr().err


def test_an_office_sheet_is_read_and_each_rule_said_back(capsys: Out, tmp_path: Path) -> None:
    from cchc.assessment.engine.workbook.tests.conftest import book

    head = ["STT", "Tiêu chí", "Điểm tối đa", "Cách tính"]
    rows: list[list[object]] = [
        [*head],
        ["1", "A", 1],
        ["1.1", "B", 1, "Đạt: 1; không đạt: 0"],
        ["1.2", "C", 1, "Theo hướng dẫn"],
    ]
    path = tmp_path / "so.xlsx"
    path.write_bytes(book({"Bảng": rows}))
    assert main(["sets", "import", str(path), "--code", "so", "--year", "2026", "--format", "csv"], {}) == 1
    out, err = capsys.readouterr()
    lines = list(csv.DictReader(StringIO(out)))
    assert [(line["cell"], line["said"], bool(line["reason"])) for line in lines] == [
        ("Bảng!D3", "Đạt yêu cầu: 1 điểm; không đạt: 0 điểm", False),
        ("Bảng!D4", "", True),
    ]
    assert "Lỗi: so.xlsx, ô Bảng!C2: maximum: các mục bên dưới cộng được 2, điểm tối đa ghi 1" in err
    assert main(["sets", "check", str(path), "--year", "2026", "--format", "json"], {}) == 1
    assert json.loads(capsys.readouterr().out)["sets"][0]["errors"] >= 1


def test_a_missing_or_foreign_excel_file_is_told(capsys: Out, tmp_path: Path) -> None:
    assert main(["sets", "check", str(tmp_path / "a.xlsx")], {}) == 1
    assert "a.xlsx: không đọc được tệp" in capsys.readouterr().err
    (tmp_path / "b.xlsx").write_text("x", "utf-8")
    assert main(["sets", "check", str(tmp_path / "b.xlsx"), "--format", "csv"], {}) == 1
    assert "b.xlsx: Tệp không phải là bảng tính" in capsys.readouterr().out
    with pytest.raises(SetError):
        loaded_book(str(tmp_path / "b.xlsx"))
