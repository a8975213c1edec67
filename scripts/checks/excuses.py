"""What a tool is told to look away from carries its reason: a bare ``pragma: no cover`` hides a hole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BARE = re.compile(r"#\s*pragma: no (?:cover|branch)\s*$|#\s*type: ignore\s*$|#\s*noqa\s*$")
UNFINISHED = re.compile(r"#\s*(?:TODO|FIXME|XXX)\b|raise NotImplementedError")


def findings(root: Path) -> Iterator[str]:
    """Each line that hides something without a reason, or leaves something for later."""
    for path in sorted(root.glob("cchc/**/*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if BARE.search(line):
                yield f"{path.relative_to(root)}:{number} looks away without saying what from and why."
            if UNFINISHED.search(line):
                yield f"{path.relative_to(root)}:{number} leaves work for later; open an issue in its place."
