"""PDF pages by pdfium: their lines with boxes, and the pages that are only pictures.

Source: pdfium's public headers fpdf_text.h and fpdf_edit.h, by way of pypdfium2, which carries no types: its
documents, pages and text pages are ``Any`` here.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from cchc.directives.engine.oldfonts import settle
from cchc.directives.engine.paper.heading import in_columns
from cchc.directives.engine.paper.layout import Line, Pages
from cchc.directives.engine.paper.letters import lines_of
from cchc.directives.engine.pieces import damaged, locked
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Draft, Tools

WHAT = "tệp PDF"
#: A page with fewer letters than this, most of it a picture, is a scan.
_FEW_LETTERS = 200
_MOST_OF_PAGE = 0.5
#: A scan holds few objects; a drawing of a million lines is not looked through.
_MOST_OBJECTS = 2_000
#: FPDF_PAGEOBJ_IMAGE of fpdf_edit.h.
_IMAGE = 3


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
            lines = lines_of(page) if index else in_columns(lines_of(page), *page.get_size())
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
    for one in islice(page.get_objects(max_depth=4), _MOST_OBJECTS):
        if one.type == _IMAGE:
            left, bottom, right, top = one.get_bounds()
            covered += max(right - left, 0) * max(top - bottom, 0)
    return bool(covered >= width * height * _MOST_OF_PAGE)
