"""``cchc composite`` as a person runs it: two files in, one format out, words on stderr."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.tests.composite_files import INPUTS, META, written
from cchc.cli import main
from cchc.lib.xlsx import read as read_xlsx

if TYPE_CHECKING:
    from pathlib import Path

Out = pytest.CaptureFixture[str]


def call(folder: Path, *more: str, meta: str = META, inputs: str = INPUTS) -> int:
    files = written(folder, meta, inputs)
    return main(["composite", "--meta", str(files[0]), "--inputs", str(files[1]), *more], {})


def test_csv_has_a_row_a_unit_and_every_node_with_the_index_last(tmp_path: Path, capsys: Out) -> None:
    assert call(tmp_path, "--normalise", "minmax:0,100", "--aggregate", "amean", "--format", "csv") == 0
    out, err = capsys.readouterr()
    # u1: A = (1 * 0 + 3 * 100) / 4 = 75, B = 0; u2: A = (100 + 0) / 4 = 25, B missing; u3: A = 50, B = 100
    assert out == "uCode,A,B,ALL\nu1,75,0,37.5\nu2,25,NA,25\nu3,50,100,75\n"
    assert err == ""


def test_full_precision_has_forty_digits_and_no_exponent(tmp_path: Path, capsys: Out) -> None:
    small = META.replace("1,X,A,1,1,", "1,X,A,1,0.000001,")
    inputs = INPUTS.replace("u3,5,20,9", "u3,1,30,9")
    assert call(tmp_path, "--format", "csv", "--normalise", "minmax:0,1", meta=small, inputs=inputs) == 0
    row = list(csv.reader(capsys.readouterr().out.splitlines()))[3]
    # 0.000001 * 0.1 / 3.000001
    assert row[1] == "0.00000003333332222222592592469135843621385459538"


def test_json_carries_figures_as_text_the_method_and_the_doubts(tmp_path: Path, capsys: Out) -> None:
    assert (
        call(tmp_path, "--format", "json", "--aggregate", "amean,gmean", "--normalise", "minmax:1,100") == 0
    )
    out, err = capsys.readouterr()
    held = json.loads(out)
    assert (held["normalise"], held["aggregate"]) == ("minmax:1,100", {"2": "amean", "3": "gmean"})
    assert held["nodes"][0] == {"code": "A", "level": 2, "parent": "ALL", "weight": "1"}
    assert [node["code"] for node in held["nodes"]] == ["A", "B", "ALL"]
    assert held["units"][1] == {"unit": "u2", "values": {"A": "25.75", "B": None, "ALL": "25.75"}}
    assert (held["doubts"], err) == ([], "")


def test_a_terminal_gets_a_table_in_vietnamese_figures_and_a_pipe_json(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call(tmp_path) == 0
    assert capsys.readouterr().out.startswith("{")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert call(tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == [
        "uCode        A         B      ALL",
        "─────  ───────  ────────  ───────",
        "u1     75,0000    0,0000  37,5000",
        "u2     25,0000            25,0000",
        "u3     50,0000  100,0000  75,0000",
    ]


def test_an_output_file_takes_its_format_from_its_name(tmp_path: Path, capsys: Out) -> None:
    assert call(tmp_path, "--output", str(tmp_path / "out.xlsx")) == 0
    assert read_xlsx(tmp_path / "out.xlsx")[:2] == [
        ["uCode", "A", "B", "ALL"],
        ["u1", 75, 0, Decimal("37.5")],
    ]
    assert call(tmp_path, "--output", str(tmp_path / "out.csv")) == 0
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfuCode,A,B,ALL\n")
    assert call(tmp_path, "--output", str(tmp_path / "out.json")) == 0
    assert json.loads((tmp_path / "out.json").read_text())["units"]
    assert capsys.readouterr().out == ""
    assert not [*tmp_path.glob(".*")]


def test_doubts_are_told_on_stderr_and_change_no_exit_code(tmp_path: Path, capsys: Out) -> None:
    assert call(tmp_path, "--format", "csv", inputs=INPUTS.replace("9", "5")) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[1] == "u1,75,NA,75"
    assert err == (
        "cchc composite: lưu ý: chỉ tiêu “Z”: mọi giá trị bằng nhau nên không phân biệt được các đơn vị.\n"
    )


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (["--normalise", "minimax"], 2, "--normalise nhận borda, dist2max, "),
        (["--normalise", "minmax:a,1"], 2, "--normalise minmax:a,1: low: cần một số như 0.5"),
        (["--normalise", "minmax:1,2,3"], 2, "“3” thừa hoặc không đúng tên; tham số của minmax: low, high."),
        (["--normalise", "borda:ties=first"], 2, "ties: nhận min, average, max; không nhận “first”"),
        (["--normalise", "zscore:50,0"], 2, "sd phải lớn hơn 0"),
        (["--normalise", "dist2ref:u9"], 2, "không có đơn vị “u9”"),
        (["--aggregate", "mean"], 2, "--aggregate nhận amean, gmean, hmean"),
        (
            ["--aggregate", "amean,gmean,hmean"],
            2,
            "--aggregate có 3 cách; nhận một cách cho mọi cấp hoặc 2 cách",
        ),
        (
            ["--aggregate", "gmean"],
            1,
            "Đơn vị “u1”, nút “A”: trung bình nhân chỉ nhận số lớn hơn 0, gặp 0; hãy chuẩn",
        ),
        (["--normalise", "dist2targ"], 1, "Chuẩn hoá chỉ tiêu “X” theo dist2targ: thiếu target"),
        (["--format", "xlsx"], 2, "Định dạng xlsx cần --output TỆP"),
        (["--output", "/no/such/folder/out.csv"], 1, "Không ghi được tệp “/no/such/folder/out.csv”"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    more: list[str], code: int, said: str, tmp_path: Path, capsys: Out
) -> None:
    assert call(tmp_path, *more, inputs=INPUTS.replace("u2,10,30", "u2,0,30")) == code
    out, err = capsys.readouterr()
    assert said in err
    assert (out, err.count("\n")) == ("", 1)


def test_a_missing_file_is_named(tmp_path: Path, capsys: Out) -> None:
    assert main(["composite", "--meta", str(tmp_path / "m.csv"), "--inputs", "i.csv"], {}) == 1
    assert capsys.readouterr().err.endswith("m.csv”: không có tệp này.\n")


def test_it_answers_without_django_and_numpy(tmp_path: Path) -> None:
    files = written(tmp_path)
    probe = (
        "import sys; from cchc.cli import main; "
        f"main(['composite', '--meta', {str(files[0])!r}, '--inputs', {str(files[1])!r}], {{}}); "
        "print(sorted({'django', 'numpy', 'yaml', 'xlsxwriter'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
