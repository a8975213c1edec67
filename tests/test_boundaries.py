"""The boundaries of the house: engines and lib know no Django, no environment, no network and no clock."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(
    path
    for path in [*ROOT.glob("cchc/lib/**/*.py"), *ROOT.glob("cchc/*/engine/**/*.py")]
    if "tests" not in path.parts
)
#: Attributes that reach for the clock or the environment, wherever they are written.
FORBIDDEN_ATTRIBUTES = {
    ("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("time", "time"),
    ("time", "localtime"), ("time", "gmtime"), ("os", "environ"), ("os", "getenv"),
}  # fmt: skip
FORBIDDEN_IMPORTS = {"socket", "ssl", "http", "smtplib", "ftplib", "requests", "httpx", "django", "psycopg"}
FORBIDDEN_PARTS = {"models", "views", "forms", "actions", "settings"}


def test_every_engine_is_imported_without_django_network_clock_and_environment() -> None:
    probe = subprocess.run(
        [sys.executable, "-W", "ignore", str(ROOT / "tests" / "boundary_probe.py")],
        capture_output=True,
        text=True,
        env={},
        cwd=ROOT,
    )
    assert probe.returncode == 0, probe.stderr
    lines = [line.split("\t") for line in probe.stdout.splitlines()]
    assert [line for line in lines if line[1]] == []
    assert len(lines) >= len({path.parent for path in FILES})


def _dotted(node: ast.expr) -> tuple[str, str] | None:
    if not isinstance(node, ast.Attribute):
        return None
    owner = node.value
    name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
    return name, node.attr


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module or ''}.{alias.name}" for alias in node.names]
    return []


def broken(source: str) -> list[str]:
    """What an engine's source reaches for and must not."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.expr) and _dotted(node) in FORBIDDEN_ATTRIBUTES:
            found.append(".".join(_dotted(node) or ()))
        for name in _imported(node):
            parts = name.split(".")
            if parts[0] in FORBIDDEN_IMPORTS or name.startswith("urllib.request"):
                found.append(name)
            if parts[0] == "cchc" and FORBIDDEN_PARTS & set(parts[1:3]):
                found.append(name)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_an_engine_names_no_clock_environment_network_or_model(path: Path) -> None:
    assert broken(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\nday = date.today()",
        "import datetime\nnow = datetime.datetime.now()",
        "import os\nhome = os.environ['HOME']",
        "import urllib.request",
        "from django.db import models",
        "from cchc.units.models import Unit",
        "from cchc.units import models",
    ],
)
def test_the_check_sees_what_it_looks_for(source: str) -> None:
    assert broken(source) != []
