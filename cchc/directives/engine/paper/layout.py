"""Lines of a page become paragraphs: a wrapped line is joined to the one before only where that is safe.

Safe means: the line before is full (the next word would not have fitted), the two stand close and are of one
size, the next opens no list item and is not indented as a first line. Where it is in doubt the line end stays.
Source of the page's form (first-line indent, page number at the middle of the top): Decree 30/2020/NĐ-CP,
annex I.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from cchc.directives.engine.pieces import Piece

#: What opens a list item or a heading of its own.
_MARK = re.compile(
    r"(?:[-–—+•*·]\s|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s|\(?[a-zđ]\)\s|[a-zđ]\.\s|[IVX]{1,5}[.)]\s"
    r"|Điều \d|Chương [IVX]|PHỤ LỤC|Nơi nhận|Kính gửi)"
)
_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
#: A full line that ends so may end its paragraph; before a small letter only a full stop does.
_ENDED = (".", ";", ":", "!", "?")
_EDGE = 0.1
#: Baselines of one paragraph stand no further apart, in heights of a line: 1.5 line spacing is about 2.2.
_CLOSE = 2.6


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its box, in any unit; ``top`` and ``bottom`` grow downwards, ``bottom`` is the baseline.

    ``alone``: a line of a heading, never joined to another.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    alone: bool = False

    @property
    def height(self) -> float:
        """How tall the line is."""
        return self.bottom - self.top


@dataclass(frozen=True)
class _Margins:
    """Where full lines of a page end, where they begin, and whether paragraphs begin indented."""

    right: float
    left: float
    indented: bool


def _margins(lines: list[Line]) -> _Margins:
    right = max((line.right for line in lines), default=0.0)
    unit = max((line.height for line in lines), default=1.0) or 1.0
    lefts = Counter(round(line.left / unit * 2) for line in lines)
    left = lefts.most_common(1)[0][0] * unit / 2 if lefts else 0.0
    indented = any(a.left > left + unit * 0.6 and abs(b.left - left) < unit * 0.4 for a, b in pairwise(lines))
    return _Margins(right, left, indented)


def is_page_number(line: Line, height: float) -> bool:
    """A number on its own at the upper or lower edge of the page."""
    at_edge = line.bottom < height * _EDGE or line.top > height * (1 - _EDGE)
    return at_edge and _NUMBER.fullmatch(line.text) is not None


def _is_full(line: Line, following: Line, margins: _Margins) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    text = following.text
    word = text.split(maxsplit=1)[0]
    width = (following.right - following.left) * (len(word) + 1) / len(text)
    return line.right + width > margins.right


def _may_end(text: str, following: str) -> bool:
    """Whether a paragraph may end between these two lines, by their words alone."""
    return text.endswith(".") or (text.endswith(_ENDED) and not following[:1].islower())


def continues(line: Line, following: Line, margins: _Margins) -> bool:
    """Whether ``following`` is surely the next line of the same paragraph."""
    unit = line.height
    near = 0 < following.bottom - line.bottom < unit * _CLOSE
    alike = unit * 0.6 < following.height < unit * 1.7
    if (
        line.alone
        or following.alone
        or not (near and alike)
        or _MARK.match(following.text)
        or not _is_full(line, following, margins)
    ):
        return False
    shift = following.left - line.left
    if shift > unit * 0.4:
        return shift < unit * 3 and _MARK.match(line.text) is not None
    if _may_end(line.text, following.text):
        return shift < -unit * 0.4 or margins.indented
    return True


def _glued(text: str, following: str) -> str:
    """Two lines of one paragraph: a space between them, none after a hyphen inside a number or symbol."""
    tight = re.search(r"\w[-/]$", text) and re.match(r"\w", following)
    return f"{text}{following}" if tight else f"{text} {following}"


@dataclass
class Pages:
    """Pages in order become pieces; a paragraph that runs over a page break goes on with ``glue`` in front."""

    last: Line | None = None
    margins: _Margins | None = None

    def pieces(self, lines: list[Line], page: int, height: float) -> list[Piece]:
        """The pieces of one page. Numbers of pages follow the paragraph that runs into the page, if one does."""
        lines = [line for line in lines if line.text.strip()]
        numbers = [line for line in lines[:1] + lines[-1:] if is_page_number(line, height)]
        body = [line for line in lines if not any(line is number for number in numbers)]
        margins = _margins(body)
        glue = self._runs_on(body)
        found = [Piece(text, "body", page) for text in _paragraphs(body, margins)]
        if glue:
            found[0] = Piece(found[0].text, "body", page, glue=" ")
        marks = [Piece(line.text.strip(), "page-number", page) for line in dict.fromkeys(numbers)]
        self.last = body[-1] if body else None
        self.margins = margins
        return found[:1] + marks + found[1:] if glue else marks + found

    def _runs_on(self, body: list[Line]) -> bool:
        """Whether the last paragraph of the page before surely goes on: a full, unended line, then a small letter."""
        if (
            not body
            or self.last is None
            or self.margins is None
            or not _is_full(self.last, body[0], self.margins)
        ):
            return False
        first = body[0].text
        return first[:1].islower() and not _may_end(self.last.text, first) and not _MARK.match(first)


def _paragraphs(lines: list[Line], margins: _Margins) -> list[str]:
    texts: list[str] = []
    for index, line in enumerate(lines):
        if index and continues(lines[index - 1], line, margins):
            texts[-1] = _glued(texts[-1], line.text.strip())
        else:
            texts.append(line.text.strip())
    return texts
