"""Run the project's own checks: each file of scripts/checks is one, found, never listed.

A check is a module with ``findings(root) -> Iterator[str]``; each finding is one sentence that names the place, what
is wrong there and what is allowed. ``check_project.py NAME…`` runs only those.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))


def names() -> list[str]:
    """The checks there are."""
    return sorted(path.stem for path in (ROOT / "scripts" / "checks").glob("*.py") if path.stem != "__init__")


def main(chosen: list[str]) -> int:
    """Run the checks and print what they find; 1 where something was found."""
    found = 0
    for name in chosen or names():
        for sentence in importlib.import_module(f"checks.{name}").findings(ROOT):
            print(f"{name}: {sentence}")
            found += 1
    print(f"{found} findings of {len(chosen or names())} checks")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
