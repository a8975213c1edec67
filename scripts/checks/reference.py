"""docs/reference is what scripts/draw_reference.py draws from the code today."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def findings(root: Path) -> Iterator[str]:
    """Each page that is behind the code."""
    checked = subprocess.run(
        [sys.executable, "scripts/draw_reference.py", "--check"], cwd=root, capture_output=True, text=True
    )
    if checked.returncode:
        yield from (line for line in (checked.stdout + checked.stderr).splitlines() if line.strip())
