"""The lines of a PDF page from the boxes of its letters.

Source: pdfium's public header fpdf_text.h, called without the wrapper's objects, since a page asks a thousand boxes.
"""

from __future__ import annotations

import re
from ctypes import byref, c_double
from typing import TYPE_CHECKING, Any

from cchc.directives.engine.paper.layout import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\S+")
#: Columns part where the white between two words is wider than this many heights of a letter.
_COLUMN_GAP = 2.0
#: Of a letter, in points, where its own height says little (a dash, a full stop).
_SMALLEST = 9.0
#: A hyphen at the end of a line, as pdfium tells it.
_LINE_HYPHEN = "\ufffe"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\uffff]")


def lines_of(page: Any) -> list[Line]:
    """The lines of a page in the order of its content, with their boxes turned to grow downwards."""
    text_page = page.get_textpage()
    try:
        letters = _Letters(text_page, page.get_height())
        return [letters.line(first, last) for first, last in letters.segments()]
    finally:
        text_page.close()


def _units(text: str) -> Iterator[int]:
    """Where each character begins when the text is counted in units of 16 bits."""
    at = 0
    for char in text:
        yield at
        at += 2 if ord(char) > 0xFFFF else 1


class _Letters:
    """The text of a page with the boxes of its letters; an index is one into ``text``."""

    def __init__(self, text_page: Any, height: float) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium: Any = pdfium
        self._page = text_page.raw
        self._height = height
        count = text_page.count_chars()
        self.text: str = text_page.get_text_range() if count else ""
        # pdfium counts in units of 16 bits, and counts what it leaves out of the text.
        self._units = None if len(self.text) == count else list(_units(self.text))
        self._numbers = [c_double() for _ in range(4)]
        self._given = [byref(number) for number in self._numbers]

    def _letter(self, index: int) -> int:
        if self._units is None:
            return index
        unit = self._units[min(index, len(self._units) - 1)]
        return max(int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, unit)), 0)

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom, top of a letter, in points from the lower left; zeros where it has none."""
        if not self._pdfium.FPDFText_GetCharBox(self._page, self._letter(index), *self._given):
            return 0.0, 0.0, 0.0, 0.0
        left, right, bottom, top = self._numbers
        return left.value, right.value, bottom.value, top.value

    def baseline(self, index: int) -> float:
        """How high the line of a letter stands above the bottom of the page."""
        if not self._pdfium.FPDFText_GetCharOrigin(self._page, self._letter(index), *self._given[:2]):
            return 0.0
        return self._numbers[1].value

    def segments(self) -> Iterator[tuple[int, int]]:
        """First and last (exclusive) of each line, cut where columns part at a wide white gap."""
        start = 0
        for raw in self.text.split("\r\n"):
            yield from self._cut(raw, start)
            start += len(raw) + 2

    def _cut(self, raw: str, start: int) -> Iterator[tuple[int, int]]:
        first = last = -1
        edge = 0.0
        for word in _WORD.finditer(raw):
            begin = start + word.start()
            left, _, bottom, top = self.box(begin)
            if first < 0:
                first = begin
            elif left - edge > _COLUMN_GAP * max(top - bottom, _SMALLEST):
                yield first, last
                first = begin
            last = start + word.end()
            edge = self.box(last - 1)[1]
        if first >= 0:
            yield first, last

    def line(self, first: int, last: int) -> Line:
        """One line: its first and last letter bound it, a few between tell its height."""
        step = max((last - 1 - first) // 6, 1)
        boxes = [self.box(index) for index in [*range(first, last - 1, step), last - 1]]
        base = self.baseline(first)
        top = max(*(box[3] for box in boxes), base + 1)
        clean = _CONTROL.sub("", self.text[first:last].replace(_LINE_HYPHEN, "-"))
        return Line(clean, boxes[0][0], self._height - top, boxes[-1][1], self._height - base)
