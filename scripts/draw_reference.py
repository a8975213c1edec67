"""Draw docs/reference from the code; ``--check`` says instead which page is behind.

Each file of scripts/reference is one page, found, never listed: a module with ``draw() -> str`` that gives the page
in Markdown. The page bears the module's name.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "reference"
DRAWN = "<!-- Drawn from the code by `make docs`; change the code, not this page. -->\n\n"


def pages() -> dict[Path, str]:
    """Every page as the code has it today."""
    members = sorted(path.stem for path in (ROOT / "scripts" / "reference").glob("[a-z]*.py"))
    drawn = {name: importlib.import_module(f"reference.{name}").draw() for name in members}
    return {
        OUT / f"{name.replace('_', '-')}.md": DRAWN + text.rstrip() + "\n" for name, text in drawn.items()
    }


def ready(folder: str) -> None:
    """Load Django with the settings that stand in the code, whatever this machine sets; words in English."""
    for name in [name for name in os.environ if name.startswith("CCHC_")]:
        del os.environ[name]
    os.environ |= {"CCHC_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "cchc.settings"}
    sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
    import django
    from django.utils import translation

    django.setup()
    translation.activate("en")


def main(args: list[str]) -> int:
    """Draw the pages, or say which differ."""
    with tempfile.TemporaryDirectory() as folder:
        ready(folder)
        drawn = pages()
    behind = [
        path for path, text in drawn.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in behind:
        if args == ["--check"]:
            print(f"{path.relative_to(ROOT)} is behind the code; run make docs.")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(drawn[path], encoding="utf-8")
    return 1 if behind and args == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
