"""PDF (ISO 32000) by pdfium, page by page: the text where there is one, recognition (OCR) where a page is a picture.

A page is taken for a scan when a picture covers most of it and its own text is next to nothing, such as the note
that a digital signature leaves. Lines are joined into paragraphs as ``cchc.directives.engine.layout`` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import Draft

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Limits, Tools

NAME = "pdf"
ORDER = 12
NATIVE = True


def matches(head: bytes, name: str) -> bool:
    """The mark of a PDF in the first 1,024 bytes, as ISO 32000 lets it stand after other bytes."""
    return b"%PDF-" in head[:1024]


def read(data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
    """The pieces of all pages; UnreadableInput when locked, damaged or too long, MissingPart without Tesseract."""
    from cchc.directives.engine.paper.document import read_pdf

    draft = Draft(name, limits)
    read_pdf(data, draft, tools)
    return draft
