"""The text as blocks: headings, numbered and dashed items, paragraphs, with what is noise blanked out.

Line wraps of scans and sentences broken by a page are rejoined virtually: a block is a range of the canonical
text, and what stands in between (page marks, footnotes) is blank in the shadow. Ranks give the nesting of
numbered items (facts/documents.md §4, NĐ 30/2020/NĐ-CP annex I: phần, chương, mục, điều, khoản, điểm).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import Canvas, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Rank of a paragraph without a mark, and of a heading without one when nothing follows it.
PARAGRAPH, BARE_HEADING = 9.0, 8.5

#: A number that a scan left without its dot, before a unit's name and a colon: "1 Hạt Kiểm lâm huyện:".
_BARE_NUMBER = (
    r"\d{1,2}\s{1,3}(?=(?:so|bo|ban|cong an|phong|uy ban|ubnd|hat|van phong|cuc|chi cuc|trung tam|thanh tra|dai"
    r"|cac|chu tich|giam doc|thu truong|kho bac|ngan hang|hoi|doan|benh vien|truong)\s[^:.;|]{2,110}:\s{0,9}$)"
)

_MARKS: tuple[tuple[str, float], ...] = (
    (r"(?:phan|chuong|phu luc)\s+(?:thu\s+\w+|[ivx]{1,5}|\d{1,2}|[a-h])\b[.:]?\s*", 0.5),
    (r"[a-h][.]\s+", 0.8),
    (_BARE_NUMBER, 2.0),
    (r"[ivx]{1,5}\s?[.)/]\s+", 1.0),
    (r"dieu\s+\d{1,3}\s?[.:]\s*", 1.0),
    (r"\d{1,2}[.]\d{1,2}[.]\d{1,2}[.)]?\s+", 4.0),
    (r"\d{1,2}[.]\d{1,2}[.)]?\s+(?!thang|nam)", 3.0),
    (r"(?:khoan\s+)?\d{1,2}\s?[.]\s+", 2.0),
    (r"\d{1,2}\s?/\s+", 2.0),
    (r"\(?\d{1,2}\)\s*", 4.5),
    (r"[a-zđ][0-9]?\s?\)\s*", 5.0),
    (r"[-_~•●▪■‣►✓❖◆¡▫○◦➢➤\uf0a7-\uf0fc]\s*", 6.0),
    (r"\.\s+", 2.0),
    (r"\+\s*", 7.0),
)
_MARK_RX = [(re.compile(p), r) for p, r in _MARKS]
_LETTER = 5.0
_SMALL = re.compile(r"[a-zđ]\s?[.)]")
_SPECK = re.compile(r"[_'`.,|]\s?(?=(?:[a-zđ]|\d{1,2})\s?[.)])")
_ROMAN = re.compile(r"[ivx]{2,5}\)$|i\)$")
_PAGE = re.compile(
    r"\s*-{2,}\s*page break\s*-{2,}\s*$|\s*\[?(?:trang|page)\s+\d+(?:\s*/\s*\d+)?\]?\s*$"
    r"|\s*-?\s?\d{1,3}\s?-?\s*$"
)
_FOOTNOTE = re.compile(r"\s*[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_SOURCE = re.compile(r"#\s*source:")
_END_MARKS = ".;:!?…"


@dataclass(frozen=True)
class Line:
    """One physical line and what it is: text, blank, page (noise), note (footnote)."""

    start: int
    end: int
    kind: str


@dataclass
class Block:
    """A paragraph or item: ``body`` is where its text starts after the mark; ``gaps`` are footnotes inside
    it.
    """

    start: int
    end: int
    mark: str
    rank: float
    body: int
    gaps: list[int] = field(default_factory=list)
    after_blank: bool = True


def _line_kind(text: str, shadow: str, start: int, end: int, before: str) -> str:
    """Noise is told from text by form alone; a footnote lasts until the next blank line."""
    if not shadow[start:end].strip():
        return "blank"
    if end - start < 60 and _PAGE.match(shadow, start, end):
        return "page"
    if _FOOTNOTE.match(text, start, end) or (before == "note"):
        return "note"
    return "note" if start == 0 and _SOURCE.match(shadow) else "text"


def lines_of(text: str, shadow: str) -> list[Line]:
    """Every line of the text with its kind."""
    lines: list[Line] = []
    at, before = 0, "blank"
    for piece in text.split("\n"):
        before = _line_kind(text, shadow, at, at + len(piece), before)
        lines.append(Line(at, at + len(piece), before))
        at += len(piece) + 1
    return lines


def wrap_width(lines: list[Line]) -> int:
    """Width at which the text was wrapped by a scanner or a mail program; 0 when its paragraphs are whole
    lines.
    """
    lengths = sorted(line.end - line.start for line in lines if line.kind == "text")
    if len(lengths) < 12:
        return 0
    wide = lengths[int(len(lengths) * 0.9)]
    close = sum(wide * 0.8 <= n <= wide * 1.15 for n in lengths)
    return wide if 50 <= wide <= 140 and close >= len(lengths) * 0.25 else 0


def mark_of(text: str, shadow: str, start: int, end: int) -> tuple[str, float, int]:
    """The mark that opens a line (``2.1.``, ``a)``, ``-``), its rank, and where the text after it starts.

    An odd run of asterisks is a bullet, an even one is emphasis (``**``) and no mark. A scan's speck before
    a mark ("_a)") is left out. A small letter with a full stop or a bracket ("a.", "i)", "v)") is a letter,
    whatever it would be in capitals.
    """
    speck = _SPECK.match(shadow, start, end)
    at, stars = speck.end() if speck else start, 0
    while at < end and shadow[at] == " ":
        stars += text[at] == "*"
        at += 1
    for pattern, rank in _MARK_RX:
        found = pattern.match(shadow, at, end)
        if found:
            mark = found.group().strip()
            return mark, _LETTER if _SMALL.match(text, at, found.end()) else rank, found.end()
    return ("*", 6.0, at) if stars % 2 else ("", PARAGRAPH, at)


def _goes_on(text: str, before: Line, line: Line, width: int, broken: bool) -> bool:
    """Whether ``line`` continues the sentence of the text line ``before`` it."""
    head, tail = text[line.start : line.end].strip(), text[before.start : before.end].rstrip(" *")
    last, first = tail[-1:], head[:1]
    if broken:
        return bool(first) and (first.islower() or first in ";,)") and last not in _END_MARKS
    full = width > 0 and before.end - before.start >= width * 0.72
    if full:
        return True
    return last not in _END_MARKS and (first.islower() or (width > 0 and last == ",") or first in ");")


class _Builder:
    """Grows blocks line by line."""

    def __init__(self, text: str, shadow: str, width: int) -> None:
        self.text, self.shadow, self.width = text, shadow, width
        self.blocks: list[Block] = []
        self.last: Line | None = None
        self.broken = False
        self.gap: int | None = None
        self.letter = ""

    def add(self, line: Line) -> None:
        if line.kind == "text":
            self._text(line)
            return
        self.broken = True
        if line.kind == "note" and self.gap is None:
            self.gap = line.start

    def _wrapped_dash(self) -> bool:
        """A dash that a line wrap put in front ("đồng chí A / - Phó Chủ tịch"): the line above is full and
        goes on.
        """
        if (
            self.broken
            or self.last is None
            or self.last.end - self.last.start < self.width * 0.72
            or not self.width
        ):
            return False
        return self.text[self.last.start : self.last.end].rstrip()[-1:].isalnum()

    def _roman(self, mark: str, rank: float, line: Line) -> float:
        """ "i)" behind "h)" is a letter; "i) ii) iii)" in small letters count below the letters."""
        if not mark.endswith(")") or rank not in {1.0, _LETTER}:
            return rank
        below = (
            _ROMAN.match(mark)
            and self.letter != "h)"
            and self.text[line.start : line.end].lstrip()[:1].islower()
        )
        self.letter = self.letter if below else mark
        return _LETTER + 0.5 if below else rank

    def _text(self, line: Line) -> None:
        mark, rank, body = mark_of(self.text, self.shadow, line.start, line.end)
        if mark == "-" and self._wrapped_dash():
            mark, rank, body = "", PARAGRAPH, line.start
        rank = self._roman(mark, rank, line)
        whole = self.blocks and self.last and not mark
        if whole and self.last and _goes_on(self.text, self.last, line, self.width, self.broken):
            block = self.blocks[-1]
            block.end = line.end
            if self.gap is not None:
                block.gaps.append(self.gap)
        else:
            self.blocks.append(Block(line.start, line.end, mark, rank, body, [], self.broken))
        self.last, self.broken, self.gap = line, False, None


def blocks_of(text: str) -> tuple[Canvas, list[Block]]:
    """The canvas with page marks, footnotes and emphasis blanked, and the blocks in order."""
    shadow = plain(text)
    lines = lines_of(text, shadow)
    canvas = Canvas.of(text, _noise(lines), shadow)
    builder = _Builder(text, shadow, wrap_width(lines))
    for line in lines:
        builder.add(line)
    return canvas, builder.blocks


def _noise(lines: list[Line]) -> Iterator[tuple[int, int]]:
    return ((line.start, line.end) for line in lines if line.kind in {"page", "note"})
