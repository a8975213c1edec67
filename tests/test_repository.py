"""The repository itself: its checks see what they look for, its pages of reference name what there is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cchc.settings import SETTINGS, database, read_settings
from scripts.checks import excuses, locks, members, names, sizes

ROOT = Path(__file__).resolve().parent.parent


def written(folder: Path, name: str, text: str = "") -> Path:
    """A file of a small repository."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_stands_in_the_reference_with_its_default() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    for setting in SETTINGS:
        assert f"| `{setting.name}` |" in page


def test_the_checks_of_the_project_are_found_and_pass() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/check_project.py", "locks", "names"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_a_function_and_a_file_that_are_too_long_are_found() -> None:
    body = "def f() -> None:\n" + "    x = 1\n" * sizes.FUNCTION_LINES
    assert "f has 61 lines" in next(iter(sizes.of_source("a.py", body)))
    assert "501 lines" in next(iter(sizes.of_source("a.py", "x = 1\n" * sizes.FILE_LINES)))
    assert list(sizes.of_source("a.py", "x = 1\n")) == []


@pytest.mark.parametrize(
    "name", ["cchc/utils.py", "cchc/tasks/helpers.py", "scripts/common.py", "cchc/misc/x.py"]
)
def test_a_name_that_says_nothing_is_found(tmp_path: Path, name: str) -> None:
    written(tmp_path, name)
    assert len(list(names.findings(tmp_path))) == 1


def test_a_member_without_its_reason_is_found(tmp_path: Path) -> None:
    written(tmp_path, "cchc/lib/good.py", '"""Adds up the working days between two."""\nx = 1\n')
    written(tmp_path, "cchc/lib/empty.py")
    written(tmp_path, "cchc/lib/bad.py", "x = 1\n")
    written(tmp_path, "cchc/units/engine/short.py", '"""Adds."""\nx = 1\n')
    assert [finding.split()[0] for finding in members.findings(tmp_path)] == [
        "cchc/lib/bad.py",
        "cchc/units/engine/short.py",
    ]


@pytest.mark.parametrize(
    ("text", "asked", "word"),
    [
        ("a==1 \\\n    --hash=sha256:00\n", "a\n", ""),
        ("--index-url ADDRESS\na==1 \\\n    --hash=sha256:00\n", "a\n", "index-url"),
        ("a @ https://x.example/a.whl\n", "", "https://x.example"),
        ("a==1\n", "a\n", "without a hash"),
        ("a==1 \\\n    --hash=sha256:00\n", "a\nb_c>=2\n", "b_c"),
    ],
)
def test_a_lock_with_an_address_without_a_hash_or_behind_is_found(text: str, asked: str, word: str) -> None:
    locked = {locks.canonical(name) for name, _ in locks.PINNED.findall(text)}
    found = list(locks.of_list("requirements/run", text, asked, locked))
    assert bool(found) == bool(word)
    assert word in " ".join(found)


@pytest.mark.parametrize(
    ("line", "hides"),
    [
        ("x = 1  # pragma: no cover", True),
        ("x = 1  # pragma: no cover - only on Windows", False),
        ("x = 1  # type: ignore", True),
        ("x = 1  # type: ignore[misc]", False),
        ("x = 1  # noqa", True),
        ("raise NotImplementedError", True),
        ("# TO" + "DO: later", True),
    ],
)
def test_a_line_that_looks_away_without_a_reason_is_found(tmp_path: Path, line: str, hides: bool) -> None:
    written(tmp_path, "cchc/a.py", f"{line}\n")
    assert bool(list(excuses.findings(tmp_path))) == hides


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CCHC_UPLOAD_MB", "-1"),
        ("CCHC_UPLOAD_MB", "much"),
        ("CCHC_DEBUG", "perhaps"),
        ("CCHC_TODAY", "31/2/2026"),
        ("CCHC_NO_SUCH", "1"),
    ],
)
def test_a_setting_that_is_wrong_stops_the_start_with_its_name(name: str, value: str) -> None:
    from django.core.exceptions import ImproperlyConfigured

    with pytest.raises(ImproperlyConfigured, match=name):
        read_settings({name: value})


def test_settings_are_read_as_what_they_are() -> None:
    read = read_settings(
        {"CCHC_DEBUG": "yes", "CCHC_HTTPS": "off", "CCHC_ALLOWED_HOSTS": "a.vn, b.vn", "HOME": "/x"}
    )
    assert (read["CCHC_DEBUG"], read["CCHC_HTTPS"], read["CCHC_ALLOWED_HOSTS"]) == (
        True,
        False,
        ["a.vn", "b.vn"],
    )
    assert read_settings({"CCHC_TODAY": "2026-03-02"})["CCHC_TODAY"] == "2026-03-02"


def test_a_database_is_sqlite_or_postgresql_and_nothing_else(tmp_path: Path) -> None:
    from django.core.exceptions import ImproperlyConfigured

    assert database("", tmp_path)["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database("postgres://u@h/n", tmp_path)["ENGINE"].endswith("postgresql")
    for url in ("mysql://u@h/n", "nothing://"):
        with pytest.raises(ImproperlyConfigured, match=r"CCHC_DATABASE_URL|SQLite"):
            database(url, tmp_path)
