"""The secret key: made once, for its owner's eyes, one for all that start."""

from __future__ import annotations

import os
import stat
from multiprocessing import get_context
from typing import TYPE_CHECKING

from cchc.secret import kept_secret

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

STARTS = 4


def test_a_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret-key"
    key = kept_secret(path)
    assert len(key) >= 50
    assert kept_secret(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["secret-key"]


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "a") != kept_secret(tmp_path / "b")


def test_several_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with get_context("spawn").Pool(STARTS) as pool:
        keys = pool.map(kept_secret, [tmp_path / "secret-key"] * STARTS * 4, chunksize=1)
    assert set(keys) == {(tmp_path / "secret-key").read_text(encoding="ascii")}


def test_a_start_that_comes_second_takes_the_key_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, link = tmp_path / "secret-key", os.link

    def another_was_first(own: Path, kept: Path) -> None:
        path.write_text("key-of-the-first", encoding="ascii")
        link(own, kept)

    monkeypatch.setattr(os, "link", another_was_first)
    assert kept_secret(path) == "key-of-the-first"
    assert list(tmp_path.iterdir()) == [path]
