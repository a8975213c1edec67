"""Web archives (MHTML, RFC 2557), which Word saves as "single file web page": recognised and refused with a way out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Draft, Limits, Tools

NAME = "mht"
ORDER = 16
NATIVE = False

_OPENING = re.compile(
    rb"\s*(?:[A-Za-z-]{2,40}:[^\n]{0,200}\n\s*){0,8}?content-type:\s*multipart/related", re.IGNORECASE
)


def matches(head: bytes, name: str) -> bool:
    """Mail headers that announce related parts, whatever the name ends in (.doc is common)."""
    return _OPENING.match(head[:1024]) is not None


def read(data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
    """Always UnreadableInput: Word saves the same text as .docx without loss."""
    raise UnreadableInput(
        f"Tệp “{name}” là trang web lưu trữ (.mht), chưa đọc được; hãy mở bằng Word, lưu thành .docx rồi thử lại."
    )
