"""The migrations say what the models say, and each carries a name written by a person."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MACHINE_NAMED = re.compile(r"^\d{4}_(auto_|initial$|alter_|.*_and_more$)")


def findings(root: Path) -> Iterator[str]:
    """Models ahead of their migrations, and migrations without a name of their own."""
    for path in sorted(root.glob("cchc/*/migrations/[0-9]*.py")):
        if MACHINE_NAMED.match(path.stem):
            yield f"{path.relative_to(root)} was named by a machine; name it for what it does."
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run", "--skip-checks"],
            cwd=root,
            env={**os.environ, "CCHC_DATA_DIR": folder},
            capture_output=True,
            text=True,
        )
    if made.returncode:
        yield f"models are ahead of their migrations: {made.stdout.strip() or made.stderr.strip()}"
