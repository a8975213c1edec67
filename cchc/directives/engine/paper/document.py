"""PDF pages by pdfium: their lines with boxes, and the pages that are only pictures.

Source: pdfium's public headers fpdf_text.h and fpdf_edit.h, by way of pypdfium2, which carries no types: its
documents, pages and text pages are ``Any`` here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cchc.directives.engine.oldfonts import settle
from cchc.directives.engine.paper.heading import in_columns
from cchc.directives.engine.paper.layout import Line, Pages
from cchc.directives.engine.pieces import damaged, locked
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.pieces import Draft, Tools

WHAT = "tệp PDF"
#: A page with fewer letters than this, most of it a picture, is a scan.
_FEW_LETTERS = 200
_MOST_OF_PAGE = 0.5
_MOST_OBJECTS = 200
#: FPDF_PAGEOBJ_IMAGE of fpdf_edit.h.
_IMAGE = 3
_WORD = re.compile(r"\S+")
_COLUMN_GAP = 2.0
#: Of a letter, in points, where its own height says little (a dash, a full stop).
_SMALLEST = 9.0
#: A hyphen at the end of a line, as pdfium tells it.
_LINE_HYPHEN = "\ufffe"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\uffff]")


def read_pdf(data: bytes, draft: Draft, tools: Tools) -> None:
    """Write all pages of a PDF into the draft."""
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(data)  # type: ignore[no-untyped-call]
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, draft.name) from error
    try:
        _read_pages(document, draft, tools)
        settle(draft)
    except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError) as error:
        raise damaged(draft.name, WHAT) from error
    finally:
        document.close()


def _unopened(error: Exception, name: str) -> UnreadableInput:
    """Why pdfium did not open the file; its code 4 asks for a password, 5 is a lock unknown to it."""
    code = getattr(error, "err_code", None)
    return locked(name) if code in {4, 5} else damaged(name, WHAT)


def _read_pages(document: Any, draft: Draft, tools: Tools) -> None:
    limits = draft.limits
    count = len(document)
    if count > limits.pages:
        raise UnreadableInput(
            f"Tệp “{draft.name}” có {count} trang; chỉ nhận tệp PDF không quá {limits.pages} trang."
        )
    pages = Pages()
    scanned = 0
    for index in range(count):
        page = document[index]
        try:
            lines = _lines(page) if index else in_columns(_lines(page), *page.get_size())
            if _is_scan(page, lines):
                scanned += 1
                lines = _recognised(page, draft, tools, index + 1, scanned)
            height = page.get_height()
        finally:
            page.close()
        for piece in pages.pieces(lines, index + 1, height):
            draft.add(piece)


def _recognised(page: Any, draft: Draft, tools: Tools, number: int, scanned: int) -> list[Line]:
    """The lines that recognition finds on a page, in points as the page itself counts."""
    from cchc.directives.engine.paper.recognition import DPI, check_count, recognise

    check_count(scanned, draft)
    width, height = page.get_size()
    scale = min(DPI / 72, (draft.limits.pixels / max(width * height, 1.0)) ** 0.5)
    image = page.render(scale=scale, grayscale=True).to_pil()
    lines = recognise(image, draft, tools, number, first=number == 1)
    return [
        replace(
            one,
            left=one.left / scale,
            top=one.top / scale,
            right=one.right / scale,
            bottom=one.bottom / scale,
        )
        for one in lines
    ]


def _is_scan(page: Any, lines: list[Line]) -> bool:
    """A picture over most of the page and next to no text of its own."""
    if sum(len(line.text) for line in lines) >= _FEW_LETTERS:
        return False
    width, height = page.get_size()
    covered = 0.0
    for number, one in enumerate(page.get_objects(filter=(_IMAGE,), max_depth=4)):
        left, bottom, right, top = one.get_bounds()
        covered += max(right - left, 0) * max(top - bottom, 0)
        if number > _MOST_OBJECTS:
            break
    return bool(covered >= width * height * _MOST_OF_PAGE)


def _lines(page: Any) -> list[Line]:
    """The lines of a page in the order of its content, with their boxes turned to grow downwards."""
    text_page = page.get_textpage()
    try:
        height = page.get_height()
        text = text_page.get_text_range() if text_page.count_chars() else ""
        lines = []
        start = 0
        for raw in text.split("\r\n"):
            for first, last in _segments(text_page, raw, start):
                lines.append(_line(text_page, text[first:last], first, height))
            start += len(raw) + 2
        return lines
    finally:
        text_page.close()


def _segments(text_page: Any, raw: str, start: int) -> Iterator[tuple[int, int]]:
    """The text of a line cut where columns part: at a white gap wider than two lines are high."""
    first = last = start
    edge = 0.0
    for word in _WORD.finditer(raw):
        begin, end = start + word.start(), start + word.end()
        left, bottom, _, top = _box(text_page, begin)
        if last > first and left - edge > _COLUMN_GAP * max(top - bottom, _SMALLEST):
            yield first, last
            first = begin
        if last == start:
            first = begin
        edge = _box(text_page, end - 1)[2]
        last = end
    if last > first:
        yield first, last


def _line(text_page: Any, raw: str, start: int, height: float) -> Line:
    """One line without white space at its ends: its first and last letter bound it, a few between tell its height."""
    first, last = start, start + len(raw) - 1
    step = max((last - first) // 6, 1)
    boxes = [_box(text_page, index) for index in [*range(first, last, step), last]]
    clean = _CONTROL.sub("", raw.replace(_LINE_HYPHEN, "-"))
    base = _baseline(text_page, first)
    top = max(*(box[3] for box in boxes), base + 1)
    return Line(clean, boxes[0][0], height - top, boxes[-1][2], height - base)


def _char(text_page: Any, text_index: int) -> int:
    """Which letter of the page stands at this index of its text (they part at letters beyond 16 bits)."""
    import pypdfium2.raw as pdfium

    index: int = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, text_index)  # type: ignore[attr-defined]
    return max(index, 0)


def _box(text_page: Any, text_index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a letter."""
    box: tuple[float, float, float, float] = text_page.get_charbox(_char(text_page, text_index))
    return box


def _baseline(text_page: Any, text_index: int) -> float:
    """How high the line of a letter stands above the bottom of the page."""
    from ctypes import byref, c_double

    import pypdfium2.raw as pdfium

    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, _char(text_page, text_index), byref(x), byref(y))  # type: ignore[attr-defined]
    return y.value
