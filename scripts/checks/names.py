"""A file is named for its subject: utils.py and its like gather what nobody finds again (docs of style, rule 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
FOLDERS = ("cchc", "scripts", "tests", "bench")


def findings(root: Path) -> Iterator[str]:
    """Every file and folder whose name says nothing."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ""} and path.stem in NAMELESS:
                yield f"{path.relative_to(root)} says nothing about its subject; name it for what it holds."
