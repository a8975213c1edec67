"""Pictures of pages: PNG, JPEG and TIFF (one or many pages), read by recognition (OCR).

Sources: PNG (ISO 15948), JPEG (ISO 10918), TIFF 6.0; opened by Pillow, which is allowed these three formats only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import Draft

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Limits, Tools

NAME = "image"
ORDER = 14
NATIVE = True

_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


def matches(head: bytes, name: str) -> bool:
    """The opening bytes of the three formats."""
    return head.startswith(_MARKS)


def read(data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
    """The pieces of all pages; UnreadableInput when damaged or too large, MissingPart without Tesseract."""
    from cchc.directives.engine.paper.picture import read_picture

    draft = Draft(name, limits)
    read_picture(data, draft, tools)
    return draft
