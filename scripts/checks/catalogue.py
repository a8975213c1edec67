"""Every sentence that users see has its Vietnamese; scripts/catalogue.py knows which there are."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def findings(root: Path) -> Iterator[str]:
    """What the catalogue's own check says, a line each."""
    checked = subprocess.run(
        [sys.executable, "scripts/catalogue.py", "check"], cwd=root, capture_output=True, text=True
    )
    if checked.returncode:
        yield from (line for line in (checked.stdout + checked.stderr).splitlines() if line.strip())
