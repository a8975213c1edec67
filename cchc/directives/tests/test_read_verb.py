"""``cchc read`` as a person runs it: files in, one format out, exit code the worst of the files."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from cchc.cli import main
from cchc.directives.desk import Desk
from cchc.errors import CchcError
from cchc.lib.xlsx import read as read_xlsx

if TYPE_CHECKING:
    from pathlib import Path

Out = pytest.CaptureFixture[str]
TEXT = """Số: 8/KH-UBND Hòa Bình, ngày 02 tháng 6 năm 2025
KẾ HOẠCH
Về đối thoại trên địa bàn tỉnh Hòa Bình

1. Giao Sở Nội vụ tổng hợp kết quả, hoàn thành trước ngày 30/11/2025.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kh-8.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _lead_units(document: dict[str, object]) -> list[str]:
    tasks = document["tasks"]
    assert isinstance(tasks, list)
    return [party["unit"] for task in tasks for party in task["lead"]]


def test_one_file_gives_one_object_with_units_of_the_province_it_names(file: Path, capsys: Out) -> None:
    assert main(["read", str(file), "--format", "json"], {}) == 0
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert err == ""
    assert document["document"]["file"] == "kh-8.txt"
    assert _lead_units(document) == ["hoa-binh/so-noi-vu"]
    assert [alarm["code"] for alarm in document["alarms"]] == ["addressee-ended", "deadline-day-off"]


def test_a_pipe_gets_json_and_a_terminal_a_table(
    file: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["read", str(file)], {}) == 0
    assert capsys.readouterr().out.startswith("{")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["read", str(file)], {"COLUMNS": "120"}) == 0
    assert capsys.readouterr().out.startswith("kh-8.txt · 8/KH-UBND · ngày 02/06/2025")


def test_the_table_takes_the_terminals_width_where_nothing_says_another(file: Path, capsys: Out) -> None:
    assert main(["read", str(file), "--format", "table"], {}) == 0
    assert "Nội dung nhiệm vụ" in capsys.readouterr().out


def test_several_files_give_lines_in_order_and_a_bad_one_its_sentence(
    file: Path, tmp_path: Path, capsys: Out
) -> None:
    empty = tmp_path / "trong.txt"
    empty.write_bytes(b"")
    other = tmp_path / "hai.txt"
    other.write_text("Giao Sở Y tế lập kế hoạch.", encoding="utf-8")
    assert main(["read", str(file), str(empty), str(other)], {}) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["document"]["file"] for line in out.splitlines()] == ["kh-8.txt", "hai.txt"]
    assert err.startswith("cchc read: Tệp “trong.txt” trống")
    assert err.count("\n") == 1


def test_nothing_is_printed_when_no_file_can_be_read(tmp_path: Path, capsys: Out) -> None:
    target = tmp_path / "ra.json"
    assert main(["read", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--output", str(target)], {}) == 1
    assert capsys.readouterr().out == ""
    assert not target.exists()


def test_given_dates_rule(file: Path, capsys: Out) -> None:
    args = ["read", str(file), "--issued", "1/12/2025", "--today", "2026-01-01", "--format", "json"]
    assert main(args, {}) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["document"]["issued"] == "2025-12-01"
    assert "deadline-before-issue" in [alarm["code"] for alarm in document["alarms"]]


def test_a_given_province_rules_and_an_unknown_one_is_wrong_use(file: Path, capsys: Out) -> None:
    assert main(["read", str(file), "--province", "phu-tho", "--format", "json"], {}) == 0
    assert _lead_units(json.loads(capsys.readouterr().out)) == ["phu-tho/so-noi-vu"]
    assert main(["read", str(file), "--province", "atlantis"], {}) == 2
    assert "Không có tỉnh “atlantis”" in capsys.readouterr().err


def test_with_text_prints_the_canonical_text(file: Path, capsys: Out) -> None:
    assert main(["read", str(file), "--with-text"], {}) == 0
    assert json.loads(capsys.readouterr().out)["document"]["text"] == TEXT


def test_csv_goes_to_stdout_and_with_a_mark_into_a_file(file: Path, tmp_path: Path, capsys: Out) -> None:
    assert main(["read", str(file), "--format", "csv"], {}) == 0
    out = capsys.readouterr().out
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["Chủ trì"] == "Sở Nội vụ"
    target = tmp_path / "ra.csv"
    assert main(["read", str(file), "--output", str(target)], {}) == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_xlsx_needs_a_file_and_goes_there_whole(file: Path, tmp_path: Path, capsys: Out) -> None:
    assert main(["read", str(file), "--format", "xlsx"], {}) == 2
    assert "xlsx cần --output" in capsys.readouterr().err
    target = tmp_path / "ra.xlsx"
    assert main(["read", str(file), "--format", "xlsx", "--output", str(target)], {}) == 0
    assert read_xlsx(target)[1][5] == "Sở Nội vụ"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kh-8.txt", "ra.xlsx"]


@pytest.mark.parametrize(("name", "first"), [("ra.json", "{"), ("ra.txt", "{"), ("ra", "{")])
def test_a_file_without_a_format_of_its_own_gets_json(
    name: str, first: str, file: Path, tmp_path: Path
) -> None:
    target = tmp_path / name
    assert main(["read", str(file), "--output", str(target)], {}) == 0
    assert target.read_text(encoding="utf-8").startswith(first)


def test_a_place_that_cannot_be_written_is_a_sentence_and_leaves_nothing(
    file: Path, tmp_path: Path, capsys: Out
) -> None:
    assert main(["read", str(file), "--output", str(tmp_path / "không/có/ra.json")], {}) == 1
    assert "Không ghi được tệp" in capsys.readouterr().err
    folder = tmp_path / "thư mục"
    folder.mkdir()
    assert main(["read", str(file), "--output", str(folder)], {}) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kh-8.txt", "thư mục"]


def test_a_desk_loads_a_provinces_units_once(file: Path) -> None:
    desk = Desk("hoa-binh")
    first, second = desk.read(file), desk.read(file)
    assert first == second
    assert len(desk._trees) == 1


def test_a_desk_refuses_an_unknown_province_at_once() -> None:
    with pytest.raises(CchcError) as caught:
        Desk("atlantis")
    assert caught.value.exit == 2
