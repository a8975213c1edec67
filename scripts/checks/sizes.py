"""Functions of 60 lines at most, files of 500: what is longer cannot be read in one look (docs of style, rule 14)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FUNCTION_LINES = 60
FILE_LINES = 500
FOLDERS = ("cchc", "scripts", "tests", "bench")


def findings(root: Path) -> Iterator[str]:
    """Every function and file that is too long."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from of_source(str(path.relative_to(root)), path.read_text(encoding="utf-8"))


def of_source(name: str, source: str) -> Iterator[str]:
    """What is too long in one file."""
    lines = source.count("\n") + 1
    if lines > FILE_LINES:
        yield f"{name} has {lines} lines, {FILE_LINES} are allowed."
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{name}:{node.lineno} {node.name} has {length} lines, {FUNCTION_LINES} are allowed."
