"""Files of the dictionary damaged in three hundred ways: each gives sentences with a place, or is still right."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from cchc import data
from cchc.indicators.engine.reading import read

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((data.folder() / "indicators").glob("*.yaml"))
GARBAGE = (
    "",
    "~",
    "[]",
    "{}",
    "3",
    "-1",
    "2.5",
    "true",
    "x" * 80,
    '"=1+1"',
    "2025-13-01",
    "{vi: a}",
    "[",
    "'",
)
TIMES = 300


def damaged(lines: list[str], chance: Random) -> list[str]:
    """The lines with one dropped, said twice, given another value, indented, or its key misspelt."""
    at = chance.randrange(len(lines))
    line = lines[at]
    key = line.partition(":")[0]
    ways: tuple[list[str], ...] = (
        [],
        [line, line],
        [f"{key}: {chance.choice(GARBAGE)}"],
        [f"  {line}"],
        [line.replace(":", "x:", 1)],
        [line.replace("_", "-", 1)],
    )
    return [*lines[:at], *chance.choice(ways), *lines[at + 1 :]]


@pytest.mark.parametrize("seed", range(TIMES))
def test_damage_is_told_or_does_no_harm(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    source = chance.choice(FILES)
    path = tmp_path / source.name
    path.write_text("\n".join(damaged(source.read_text("utf-8").splitlines(), chance)) + "\n", "utf-8")
    got = read(path, f"indicators/{source.name}")
    for sentence in got.faults:
        assert sentence.startswith(f"indicators/{source.name}")
        assert sentence.endswith(".")
        assert "\n" not in sentence
    assert got.faults or got.indicators


def test_most_damage_is_told(tmp_path: Path) -> None:
    told = 0
    for seed in range(TIMES):
        chance = Random(seed)
        path = tmp_path / "a.yaml"
        lines = damaged(chance.choice(FILES).read_text("utf-8").splitlines(), chance)
        path.write_text("\n".join(lines) + "\n", "utf-8")
        told += bool(read(path).faults)
    assert told > TIMES / 2
