"""The documents of this house taken apart: headings, links, inline code, fences, words set in bold."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(
    r"^(?P<mark>```+)(?P<language>\w*)[^\n]*\n(?P<body>.*?)^(?P=mark)\s*$", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Fence:
    """A block of code: its language and its text."""

    language: str
    body: str


@dataclass(frozen=True)
class Paper:
    """One document in Markdown."""

    path: Path

    @property
    def name(self) -> str:
        """Its path from the root."""
        return str(self.path.relative_to(ROOT))

    @cached_property
    def text(self) -> str:
        """All of it."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        """Without fences."""
        return _FENCE.sub("", self.text)

    @cached_property
    def fences(self) -> list[Fence]:
        """Its blocks of code."""
        return [Fence(found["language"], found["body"]) for found in _FENCE.finditer(self.text)]

    @cached_property
    def code(self) -> list[str]:
        """What stands between single backquotes."""
        return _CODE.findall(self.prose)

    @cached_property
    def links(self) -> list[str]:
        """Targets of links and pictures, as written."""
        return _LINK.findall(_CODE.sub("", self.prose))

    @cached_property
    def bold(self) -> list[str]:
        """Words set in bold."""
        return _BOLD.findall(_CODE.sub("", self.prose))

    @cached_property
    def anchors(self) -> set[str]:
        """The names by which its headings can be linked to."""
        return {anchor(heading) for heading in _HEADING.findall(self.prose)}

    @cached_property
    def neighbours(self) -> set[Path]:
        """Files of this house that it links to."""
        inside = (link.partition("#")[0] for link in self.links if "://" not in link)
        return {(self.path.parent / target).resolve() for target in inside if target}


def anchor(heading: str) -> str:
    """The name that a heading gets on GitHub: small letters, no marks, hyphens for blanks."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFC", heading).lower()
        if letter.isalnum() or letter in " -_"
    )
    return plain.replace(" ", "-")


def papers() -> list[Paper]:
    """Every document: those of the root, and docs/."""
    return [Paper(path) for path in [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]]
