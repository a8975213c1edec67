"""The command line itself: verbs found by their files, help without importing them, exit codes."""

from __future__ import annotations

import io
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cchc import cli
from cchc.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

PROBE = '''"""Lệnh để thử.

A verb for tests.
"""

import sys

from cchc.errors import CchcError, MissingPart


def arguments(parser):
    parser.add_argument("what", choices=("ok", "bad", "missing", "stop", "quit", "key", "pipe"))
    parser.add_argument("--times", type=int, default=1)


def run(options, environ):
    if options.what == "ok":
        sys.stdout.write(environ.get("NAME", "ai") * options.times)
        return 0
    raise {
        "bad": CchcError("Tệp hỏng."),
        "missing": MissingPart("Thiếu phần cần có."),
        "stop": SystemExit("dừng"),
        "quit": SystemExit(None),
        "key": KeyboardInterrupt(),
        "pipe": BrokenPipeError(),
    }[options.what]
'''
RAW = """def run(options, environ):
    return len(options.rest)
"""


def _loaded() -> dict[str, ModuleType]:
    """The modules of verbs that are imported now, those of the fixture's own domain included."""
    packages = "cchc.verbs", "cchc.xaydung"
    return {name: module for name, module in sys.modules.items() if name.startswith(packages)}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation with two verbs of its own, one of a domain and one of none.

    Whatever was imported before is put back, and nothing of the fixture's own stays: another test of this process
    would otherwise find its ``cchc.verbs`` in place of the real one.
    """
    package = tmp_path / "cchc"
    for folder in ("xaydung/verbs", "verbs"):
        (package / folder).mkdir(parents=True)
        (package / folder / "__init__.py").touch()
    (package / "xaydung/verbs/thu_nghiem.py").write_text(PROBE, encoding="utf-8")
    (package / "xaydung/verbs/_shared.py").write_text("raise RuntimeError", encoding="utf-8")
    (package / "verbs/raw.py").write_text(RAW, encoding="utf-8")
    import cchc

    monkeypatch.setattr(cli, "_PACKAGE", package)
    monkeypatch.setattr(cchc, "__path__", [str(package), *cchc.__path__])
    for name in ("verbs", "xaydung"):
        monkeypatch.setattr(cchc, name, None, raising=False)
    before = _loaded()
    for name in before:
        del sys.modules[name]
    yield package
    for name in _loaded():
        del sys.modules[name]
    sys.modules.update(before)


@pytest.mark.parametrize(
    ("args", "code", "out", "err"),
    [
        (["thu-nghiem", "ok"], 0, "An", ""),
        (["thu-nghiem", "ok", "--times", "2"], 0, "AnAn", ""),
        (["thu-nghiem", "bad"], 1, "", "cchc: Tệp hỏng.\n"),
        (["thu-nghiem", "missing"], 3, "", "cchc: Thiếu phần cần có.\n"),
        (["thu-nghiem", "stop"], 1, "", ""),
        (["thu-nghiem", "quit"], 0, "", ""),
        (["thu-nghiem", "key"], 130, "", ""),
        (["raw", "a", "--b", "-c"], 3, "", ""),
        (["raw"], 0, "", ""),
    ],
)
def test_what_a_verb_does_becomes_an_exit_code(
    args: list[str], code: int, out: str, err: str, house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args, {"NAME": "An"}) == code
    assert capsys.readouterr() == (out, err)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["thu-nghiem"], "thiếu tham số bắt buộc what; xem “cchc thu-nghiem --help”"),
        (["thu-nghiem", "ok", "--lạ"], "không có tham số --lạ"),
        (["thu-nghiem", "x"], "what nhận 'ok', 'bad'"),
        (["thu-nghiem", "ok", "--times"], "--times cần một giá trị"),
        (["thu-nghiem", "ok", "--times", "hai"], "--times không nhận giá trị 'hai'"),
        (["thu-nghien"], "Không có lệnh “thu-nghien” (ý nói “thu-nghiem”?)"),
        (["zzz"], "Không có lệnh “zzz”; xem"),
    ],
)
def test_wrong_use_is_told_in_vietnamese_with_exit_2(
    args: list[str], words: str, house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args, {}) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["help"]])
def test_help_lists_the_verbs_without_importing_them(
    args: list[str], house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args, {}) == 0
    out = capsys.readouterr().out
    assert "  thu-nghiem  Lệnh để thử.\n              A verb for tests.\n" in out
    assert "  raw         \n" in out
    assert "cchc.xaydung.verbs.thu_nghiem" not in sys.modules


def test_no_verb_at_all_is_wrong_use(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], {}) == 2
    assert "cchc LỆNH" in capsys.readouterr().err


def test_help_of_a_verb_is_its_docstring_and_arguments(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["thu-nghiem", "--help"], {}) == 0
    out = capsys.readouterr().out
    assert out.startswith("Cách dùng: cchc thu-nghiem")
    assert "Lệnh để thử." in out
    assert "Tuỳ chọn:" in out


def test_the_real_house_offers_read() -> None:
    assert "read" in cli.verbs()


def test_the_console_script_ends_with_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["cchc", "--help"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(cli.__file__, run_name="__main__")
    assert caught.value.code == 0
    assert "  read        Đọc văn bản chỉ đạo" in capsys.readouterr().out


def test_a_stream_that_is_no_terminal_and_no_file_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    assert main(["--help"], {}) == 0
    assert "cchc LỆNH" in out.getvalue()


def test_after_a_broken_pipe_nothing_more_is_written(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    with target.open("w") as out:
        monkeypatch.setattr("sys.stdout", out)
        assert main(["thu-nghiem", "pipe"], {}) == 0
        out.write("late words")
    assert target.read_bytes() == b""


def _process(*args: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cchc.cli", *args]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_vietnamese_comes_out_as_utf_8_whatever_the_locale() -> None:
    done = _process("--help", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PATH": ""})
    assert done.returncode == 0
    assert "Cách dùng" in done.stdout.decode()


def test_a_reader_that_leaves_the_pipe_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("Giao Sở Nội vụ lập kế hoạch.\n" * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "cchc.cli", "read", str(file), "--with-text", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_read_imports_neither_django_nor_yaml_nor_rapidfuzz(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(
        "Trên địa bàn tỉnh Hòa Bình, ngày 5/6/2024.\nGiao Sở Nội vụ lập kế hoạch.\n", encoding="utf-8"
    )
    code = (
        "import sys; from cchc.cli import main; assert main(['read', sys.argv[1]], {}) == 0;"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, check=True)
    loaded = set(done.stderr.decode().split())
    assert not loaded & {"django", "yaml", "rapidfuzz", "docx", "pypdfium2", "xlsxwriter"}


def test_every_fault_of_a_file_is_told_on_a_line_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text("unit,input,value\nHà Nội,SC11,cao\nHà Nội,SC99,1\n", "utf-8")
    assert main(["score", "papi", "--year", "2019", "--inputs", str(path)], {}) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1].strip() for line in lines] == ["so-lieu.csv, dòng 2", "so-lieu.csv, dòng 3"]


def test_of_many_faults_the_first_are_told_and_the_others_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text("unit,input,value\n" + "".join(f"A,la{n},1\n" for n in range(60)), "utf-8")
    assert main(["score", "papi", "--year", "2019", "--inputs", str(path)], {}) == 1
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-1]) == (51, "cchc: … và 10 lỗi khác.")
