"""Readying the site: what is wrong is a sentence with its exit code; a process that comes second waits."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import django
import pytest
from django.core.exceptions import ImproperlyConfigured

from cchc import site
from cchc.errors import CchcError

if TYPE_CHECKING:
    from pathlib import Path


def failing(error: Exception) -> Any:
    """A function that fails so, whatever it is given."""

    def fail(*_args: Any, **_options: Any) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "words", "code"),
    [
        (ImproperlyConfigured("CCHC_DEBUG='x': allowed is 1 or 0."), "CCHC_DEBUG", 1),
        (PermissionError(13, "denied"), "CCHC_DATA_DIR", 3),
    ],
)
def test_a_start_that_fails_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, error: Exception, words: str, code: int
) -> None:
    monkeypatch.setattr(django, "setup", failing(error))
    with pytest.raises(CchcError, match=words) as caught:
        site.load({})
    assert caught.value.exit == code


@pytest.mark.django_db
def test_tables_that_are_up_to_date_stay_and_the_lock_is_given_back(settings: Any) -> None:
    folder: Path = settings.DATA_DIR
    site.migrate()
    site.migrate()
    assert (folder / "migrate.lock").exists()


def test_a_database_that_does_not_answer_is_a_missing_part(tmp_path: Path) -> None:
    environ = {key: value for key, value in os.environ.items() if not key.startswith("CCHC_")}
    environ |= {"CCHC_DATA_DIR": str(tmp_path), "CCHC_DATABASE_URL": "postgres://a:b@127.0.0.1:1/c"}
    told = subprocess.run(
        [sys.executable, "-m", "cchc.cli", "demo"], env=environ, capture_output=True, text=True
    )
    assert (told.returncode, told.stdout) == (3, "")
    assert "CCHC_DATABASE_URL" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_verb_that_reads_the_database_makes_it_where_there_is_none(tmp_path: Path) -> None:
    environ = {key: value for key, value in os.environ.items() if not key.startswith("CCHC_")}
    environ |= {"CCHC_DATA_DIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-m", "cchc.cli", "results", "list", "--format", "json"],
        env=environ,
        capture_output=True,
        text=True,
    )
    assert (told.returncode, told.stderr, told.stdout.strip()) == (0, "", "[]")


@pytest.mark.django_db
def test_tables_that_are_up_to_date_are_not_migrated_again(settings: Any) -> None:
    site.bring_up_to_date()
    assert not (settings.DATA_DIR / "migrate.lock").exists()
