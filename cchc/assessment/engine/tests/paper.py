"""Blocks and tables of a page of docs/explanation, for the tests that compute its figures anew."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


class Paper:
    """One page by its name."""

    def __init__(self, name: str) -> None:
        self.text = (ROOT / "docs" / "explanation" / f"{name}.md").read_text("utf-8")

    def fences(self, language: str) -> list[str]:
        """The blocks of this language."""
        return re.findall(rf"^```{language}\n(.*?)^```$", self.text, re.DOTALL | re.MULTILINE)

    def table(self, head: str) -> list[list[str]]:
        """The rows under a head."""
        assert f"{head}\n" in self.text
        lines = self.text.partition(f"{head}\n")[2].splitlines()[1:]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        return rows[: next(place for place, line in enumerate(lines) if not line.startswith("|"))]
