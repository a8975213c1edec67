"""Readying the site: what is wrong is a sentence with its exit code; a process that comes second waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand
from django.db import OperationalError

from cchc import site
from cchc.errors import CchcError, MissingPart

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


def test_a_database_that_does_not_answer_is_a_missing_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BaseCommand, "execute", failing(OperationalError("connection refused")))
    with pytest.raises(MissingPart, match="CCHC_DATABASE_URL") as caught:
        site.migrate()
    assert caught.value.exit == 3
