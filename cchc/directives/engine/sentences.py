"""Sentences and clauses of a block, as ranges.

A full stop ends a sentence unless it closes an abbreviation, a number or a scan's speck (a small letter
follows).
Semicolons divide a sentence into pieces; brackets and quotation marks keep theirs together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.directives.engine.canvas import Canvas

_STOP = re.compile(r"[.!?…]+[\"')/]*(?=\s)")
_BEFORE = re.compile(r"[\w.]{1,12}$")
_INLINE_MARK = re.compile(r"(?:\(?\d{1,2}\)|\(?[a-zđ]\)|\(?[ivx]{1,4}\)|\d{1,2}\.|[-+])\s+")
_SHORT = set(
    "tp tx tt th ths ts pgs gs mr mrs q p h kt tm tl tuq nd qd ts bs ks cn st stt vd tr dr k đ d".split()
)
_NUMBERED = re.compile(r"(?:dieu|khoan|muc|phan|so|bang|hinh|mau)\s{1,3}\d{1,3}$")


def _abbreviation(plain: str, at: int, floor: int) -> bool:
    """Whether the stop at ``at`` belongs to a short form, a lone letter or a reference to an article."""
    window = plain[max(floor, at - 20) : at]
    word = _BEFORE.search(window)
    if word is None:
        return False
    token = word.group().rsplit(".", 1)[-1]
    return token in _SHORT or (len(token) == 1 and token.isalpha()) or bool(_NUMBERED.search(window))


def _may_open(canvas: Canvas, at: int) -> bool:
    """A sentence opens with a capital, a number or a dash; a small letter behind a stop is a scan's speck."""
    first = canvas.text[at]
    if first == "(":
        return canvas.text[at + 1 : at + 2].isdigit()
    return first.isupper() or first.isdigit() or canvas.plain.startswith(("- ", "+ "), at)


def sentences(canvas: Canvas, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences between two offsets, in order, blanks trimmed in front."""
    floor = start
    for stop in _STOP.finditer(canvas.plain, start, end):
        follow = canvas.skip(stop.end(), end, " \"'")
        if follow < end and not _may_open(canvas, follow):
            continue
        if (
            stop.group().startswith(".")
            and len(stop.group()) == 1
            and _abbreviation(canvas.plain, stop.start(), floor)
        ):
            continue
        if canvas.bracketed(floor, stop.start(), end):
            continue
        yield canvas.skip(floor, end), stop.end()
        floor = stop.end()
    floor = canvas.skip(floor, end)
    if floor < end:
        yield floor, end


def pieces(canvas: Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence divided at its semicolons, those in brackets and quotation marks left alone."""
    cuts = _cuts(canvas, start, end, sheltered=True)
    ranges = [(canvas.skip(a, b), b) for a, b in zip([start, *cuts], [*cuts, end], strict=True)]
    return [(a, b) for a, b in ranges if a < b]


def _cuts(canvas: Canvas, start: int, end: int, *, sheltered: bool) -> list[int]:
    """Ends of the pieces; a bracket or quotation mark left open shelters nothing."""
    cuts: list[int] = []
    depth, quoted = 0, False
    for mark in _DIVIDER.finditer(canvas.plain, start, end):
        char = mark.group()
        if char == ";":
            if not (sheltered and (depth or quoted)):
                cuts.append(mark.end())
        elif char == '"':
            quoted = canvas.text[mark.start()] not in "”»" and (
                canvas.text[mark.start()] in "“«" or not quoted
            )
        else:
            depth = max(0, depth + (1 if char == "(" else -1))
    return _cuts(canvas, start, end, sheltered=False) if sheltered and (depth or quoted) else cuts


_DIVIDER = re.compile(r"[;()\"]")


def inline_mark(canvas: Canvas, at: int, end: int) -> int:
    """Where the text after a mark inside a line (``(1)``, ``a)``, ``-``) starts; ``at`` itself when there
    is none.
    """
    found = _INLINE_MARK.match(canvas.plain, at, end)
    return found.end() if found else at


def announced(canvas: Canvas, found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """A sentence before a lone "Cụ thể:" announces with it: the two are one lead-in."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and canvas.match(r"(?:cu the|trong do|gom co)(?: nhu sau| la)?:", start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
