"""A discovered member opens with a docstring that says what it does and where that comes from (rules 3 and 4).

A folder of members is a package in an engine or in a domain whose members are found by ``cchc.lib.registry``.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Every module of these folders says what it is for; so do all modules of engines and lib.
PATTERNS = (
    "cchc/lib/**/*.py",
    "cchc/*/engine/**/*.py",
    "cchc/*/verbs/*.py",
    "cchc/*/channels/*.py",
    "scripts/**/*.py",
)
LEAST = 20


def findings(root: Path) -> Iterator[str]:
    """Every member without such a docstring."""
    for pattern in PATTERNS:
        for path in sorted(root.glob(pattern)):
            if "tests" not in path.parts and lacking(path.read_text(encoding="utf-8")):
                yield f"{path.relative_to(root)} has no docstring that says what it does."


def lacking(source: str) -> bool:
    """Whether a module with code in it does not say what it is for."""
    tree = ast.parse(source)
    return bool(tree.body) and len(ast.get_docstring(tree) or "") < LEAST
