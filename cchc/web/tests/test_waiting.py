"""An upload waits for one session, for a day, and goes when it is written or given up."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory

from cchc.web import jobs, waiting


@pytest.fixture
def asked() -> Any:
    request: Any = RequestFactory().get("/")
    request.session = {}
    return request


def test_what_waits_is_kept_noted_and_forgotten(asked: Any, settings: Any) -> None:
    waiting.keep(asked, "x", b"abc", "so.xlsx")
    waiting.note(asked, "x", sheet="Sổ")
    data, noted = waiting.kept(asked, "x")
    assert (data, noted["name"], noted["sheet"]) == (b"abc", "so.xlsx", "Sổ")
    (path,) = (settings.DATA_DIR / "imports").iterdir()
    assert path.stat().st_mode & 0o077 == 0
    waiting.forget(asked, "x")
    assert not path.exists()
    with pytest.raises(Http404):
        waiting.kept(asked, "x")


def test_another_upload_takes_the_place_of_the_first(asked: Any, settings: Any) -> None:
    waiting.keep(asked, "x", b"1", "a.xlsx")
    waiting.keep(asked, "x", b"2", "b.xlsx")
    assert waiting.kept(asked, "x")[0] == b"2"
    assert len(list((settings.DATA_DIR / "imports").iterdir())) == 1


def test_the_daily_job_clears_away_what_nobody_finished(asked: Any, settings: Any) -> None:
    jobs.clear_waiting(date(2026, 6, 15))  # nothing yet: no folder
    waiting.keep(asked, "x", b"1", "a.xlsx")
    (path,) = (settings.DATA_DIR / "imports").iterdir()
    jobs.clear_waiting(date(2026, 6, 15))
    assert path.exists()
    os.utime(path, (0, 0))
    jobs.clear_waiting(date(2026, 6, 16))
    assert not path.exists()
