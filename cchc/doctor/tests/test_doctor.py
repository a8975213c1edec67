"""``cchc doctor``: tells what is there and what is missing, on the machine as the test makes it."""

from __future__ import annotations

import json
import os
from collections import namedtuple
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, connection

from cchc.cli import main
from cchc.doctor import (
    antiword,
    chromium,
    database,
    examine,
    folder,
    holidays,
    mail,
    processes,
    python,
    secret,
    tesseract,
)
from cchc.notices.tests.smtp_sink import Sink, serving
from cchc.workcal.models import AnnouncedYear

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """``programs(name=what it prints)`` makes a machine that has just these programs."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    monkeypatch.setenv("PATH", str(bin_folder))

    def has(**said: str) -> None:
        for name, words in said.items():
            path = bin_folder / name.replace("_", "-")
            path.write_text(f"#!/bin/sh\necho '{words}'\n")
            path.chmod(0o755)

    return has


def test_a_machine_with_nothing_hears_how_to_get_each_part(programs: Any) -> None:
    for member in (tesseract, antiword, chromium):
        found = member.look()
        assert found.state == "warning"
        assert "apt-get install" in found.remedy


def test_tesseract_without_vietnamese_is_told(programs: Any) -> None:
    programs(tesseract="eng")
    assert "tiếng Việt" in tesseract.look().words
    programs(tesseract="vie")
    assert tesseract.look().state == "ok"


def test_a_font_without_vietnamese_is_told_apart_from_a_missing_browser(programs: Any) -> None:
    programs(chromium="x", antiword="x", fc_list="")
    assert chromium.look().remedy.endswith("-y fonts-dejavu-core")
    programs(fc_list="/x/DejaVuSans.ttf")
    assert (chromium.look().state, antiword.look().state) == ("ok", "ok")


def test_an_old_python_is_missing_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert python.look().state == "ok"
    monkeypatch.setattr(python, "OLDEST", (99,))
    assert python.look().state == "missing"


def test_tables_that_are_behind_and_a_database_that_is_away_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert database.look().state == "ok"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'notices' AND name LIKE '0002%%'")
    assert "1 bước" in database.look().words

    def away(*_: Any) -> None:
        raise DatabaseError("no\nroute")

    monkeypatch.setattr(database, "MigrationExecutor", away)
    assert database.look().words == "không kết nối được: no route"


def test_a_full_disk_and_a_folder_of_somebody_else_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(9, 9, 100))
    assert folder.look().state == "warning"
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(9, 9, 5 * 1024**3))
    assert "5,0 GB" in folder.look().words
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert folder.look().state == "missing"


def test_a_secret_that_others_read_or_that_is_short_is_told(settings: Any) -> None:
    key = settings.DATA_DIR / "secret-key"
    settings.ENV = {**settings.ENV, "CCHC_SECRET_KEY": ""}
    key.write_text("x")
    key.chmod(0o644)
    assert "chmod 600" in secret.look().remedy
    key.chmod(0o600)
    assert secret.look().state == "ok"
    settings.ENV = {**settings.ENV, "CCHC_SECRET_KEY": "short"}
    settings.SECRET_KEY = "short"
    assert secret.look().state == "warning"
    settings.SECRET_KEY = "long" * 20
    assert secret.look().state == "ok"


def test_a_mail_server_that_answers_and_one_that_does_not_are_told_apart(settings: Any) -> None:
    assert mail.look().state == "ok"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert mail.look().state == "warning"
    with serving(Sink()) as port:
        settings.EMAIL_PORT = port
        assert "trả lời" in mail.look().words
        assert mail.look().state == "ok"


def test_next_year_is_asked_for_only_when_its_notice_is_due(settings: Any) -> None:
    AnnouncedYear.objects.all().delete()
    settings.FIXED_TODAY = "2026-03-02"
    assert "2026" in holidays.look().words
    AnnouncedYear.objects.create(year=2026)
    assert holidays.look().state == "ok"
    settings.FIXED_TODAY = "2026-12-05"
    assert "2027" in holidays.look().words


def test_running_processes_are_told_from_a_file_that_outlived_them(settings: Any) -> None:
    assert processes.look().state == "warning"
    file = settings.DATA_DIR / "run.json"
    file.write_text(json.dumps({"pid": os.getpid(), "url": "http://localhost:1"}))
    assert processes.look().state == "ok"
    file.write_text(json.dumps({"pid": 2**22 + 1, "url": "http://localhost:1"}))
    assert processes.look().state == "warning"


def test_every_look_has_its_own_place() -> None:
    names = [found.name for found in examine()]
    assert names[0] == "Python"
    assert len(names) == len(set(names)) >= 10


def test_the_command_prints_a_table_with_the_way_out(
    capsys: pytest.CaptureFixture[str], programs: Any
) -> None:
    assert main(["doctor"], {}) == 0
    printed = capsys.readouterr().out
    assert "→ Chạy: sudo apt-get install -y antiword" in printed


def test_the_command_prints_json_and_ends_with_3_where_something_needed_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(python, "OLDEST", (99,))
    assert main(["doctor", "--format", "json"], {}) == 3
    assert json.loads(capsys.readouterr().out)[0]["state"] == "missing"
