"""``cchc indicators`` as a person runs it: list, show, check; results on stdout, words on stderr."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cchc import data
from cchc.cli import main
from cchc.indicators.engine.tests.conftest import written

if TYPE_CHECKING:
    from pathlib import Path

Out = pytest.CaptureFixture[str]


def call(*args: str) -> int:
    return main(["indicators", *args], {})


def test_list_has_every_indicator_with_its_owner(capsys: Out) -> None:
    assert call("list", "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) >= 60
    by_code = {row["code"]: row for row in rows}
    assert by_code["ho_so_dung_han"]["denominator"]["vi"] == "hồ sơ đã giải quyết trong kỳ"
    assert by_code["par_index"]["denominator"] is None


def test_list_on_a_day_leaves_out_what_is_not_in_force(capsys: Out) -> None:
    assert call("list", "--on", "2025-06-30", "--format", "csv", "--lang", "en") == 0
    out = capsys.readouterr().out
    assert out.startswith("Code,Name,Unit of measure,Source of values,Owner\n")
    assert "dti_405," in out
    assert "dti_922," not in out


def test_show_tells_all_of_one(capsys: Out) -> None:
    assert call("show", "ho_so_truc_tuyen_tren_moi", "--format", "table") == 0
    out = capsys.readouterr().out
    assert "hồ sơ mới tiếp nhận trong kỳ" in out
    assert "indicators/ho-so-tthc.yaml" in out


def test_show_of_an_unknown_code_names_the_likely_one(capsys: Out) -> None:
    assert call("show", "ho_so_truc_tuyen_tren_moii") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "ý nói “ho_so_truc_tuyen_tren_moi”?" in err


def test_check_of_what_is_shipped_finds_nothing(capsys: Out) -> None:
    assert call("check", "--format", "json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == {"faults": []}
    assert "0 lỗi" in err


def test_check_of_a_folder_tells_every_fault(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "a.yaml").write_text(written({"measure": "x"}, {"code": "b", "precision": "9"}), "utf-8")
    assert call("check", "--folder", str(tmp_path), "--format", "csv") == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3
    assert "a.yaml, chỉ tiêu b, precision: không nhận 9" in out
    assert "2 lỗi" in err


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["show"], "show cần một mã chỉ tiêu"),
        (["list", "ho_so"], "list không nhận mã"),
        (["draw"], "nhận"),
        (["list", "--on", "hôm qua"], "không phải là ngày"),
    ],
)
def test_wrong_use_is_told_and_is_exit_2(args: list[str], sentence: str, capsys: Out) -> None:
    assert call(*args) == 2
    assert sentence in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(capsys: Out) -> None:
    assert call("list", "--folder", "/khong/co") == 1
    assert "Không có thư mục" in capsys.readouterr().err


def test_the_verb_loads_no_django() -> None:
    code = "import sys; from cchc.cli import main; main(['indicators', 'list'], {}); sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=data.folder().parent, env={}, capture_output=True)
    assert done.returncode == 0, done.stderr
