"""The locked requirements carry hashes and no address, and lock all that the .in files ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", re.MULTILINE)
ASKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", re.MULTILINE)
ADDRESS = re.compile(r"https?://\S+|--(?:extra-)?index-url|--find-links")


def findings(root: Path) -> Iterator[str]:
    """What is wrong with the two lists."""
    locked: set[str] = set()
    for name in ("run", "dev"):
        text = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        asked = (root / "requirements" / f"{name}.in").read_text(encoding="utf-8")
        locked |= {canonical(found) for found, _ in PINNED.findall(text)}
        yield from of_list(f"requirements/{name}", text, asked, locked)


def of_list(name: str, text: str, asked: str, locked: set[str]) -> Iterator[str]:
    """What is wrong with one list."""
    for found in ADDRESS.findall(text + asked):
        yield f"{name} names {found}; pip takes the index it is set up for."
    for block in re.split(r"\n(?=\S)", text):
        if PINNED.match(block) and "--hash=sha256:" not in block:
            yield f"{name}.txt locks {block.split()[0]} without a hash; run make lock."
    for wanted in ASKED.findall(asked):
        if canonical(wanted) not in locked:
            yield f"{name}.in asks for {wanted}, which {name}.txt does not lock; run make lock."


def canonical(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
