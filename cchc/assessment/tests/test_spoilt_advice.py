"""Spoilt files and options for ``cchc whatif``, ``plan``, ``robust`` and ``forecast``: each is told in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.assessment.tests.spoilt_advice import AREA, ASKED, FILES, SET, Spoilt, every
from cchc.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set and sound files beside it."""
    inside = tmp_path / "thu" / "2024"
    inside.mkdir(parents=True)
    (inside / "set.yaml").write_text(SET, "utf-8")
    (inside / "1.yaml").write_text(AREA, "utf-8")
    for option, text in FILES.items():
        (tmp_path / f"{option[2:]}.csv").write_text(text, "utf-8")
    return tmp_path


def asked(folder: Path, verb: str, option: str = "", given: str = "") -> list[str]:
    """The verb with its sound options, one of them given otherwise."""
    options = {"--inputs": "inputs.csv", **ASKED[verb]}
    options |= {name: str(folder / f"{name[2:]}.csv") for name in options if name in FILES}
    if option:
        options[option] = given
    # Joined by the sign, a value may begin with a dash.
    return [verb, str(folder / "thu"), "--year=2025", *(f"{name}={text}" for name, text in options.items())]


@pytest.mark.parametrize("verb", ASKED)
def test_the_sound_files_are_taken(folder: Path, verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked(folder, verb), {}) == 0
    assert "Kết quả để tham khảo" in capsys.readouterr().err


def _name(spoilt: Spoilt) -> str:
    given = spoilt.given if isinstance(spoilt.given, str) else "file"
    return f"{spoilt.verb} {spoilt.option} {given[:20]} {spoilt.said[:60]}"


@pytest.mark.parametrize("spoilt", every(), ids=_name)
def test_what_is_spoilt_is_one_sentence_that_says_where_and_what_is_allowed(
    folder: Path, spoilt: Spoilt, capsys: pytest.CaptureFixture[str]
) -> None:
    if isinstance(spoilt.given, bytes):
        (folder / f"{spoilt.option[2:]}.csv").write_bytes(spoilt.given)
        args = asked(folder, spoilt.verb)
    else:
        args = asked(folder, spoilt.verb, spoilt.option, spoilt.given)
    assert main(args, {}) in (1, 2)
    out, error = capsys.readouterr()
    assert out == ""
    assert spoilt.said in error
    lines = error.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("cchc: ")
    assert lines[0].endswith(".")
    assert len(lines[0]) < 420
