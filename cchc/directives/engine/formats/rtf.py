"""Rich Text Format: recognised so that it gets a sentence of its own; it is not read (RTF 1.9.1, Microsoft)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Draft, Limits, Tools

NAME = "rtf"
ORDER = 15
NATIVE = False


def matches(head: bytes, name: str) -> bool:
    """The opening of every RTF file, whatever its name ends in (.doc is common)."""
    return head.lstrip().startswith(b"{\\rtf")


def read(data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
    """Always UnreadableInput: Word and LibreOffice save the same text as .docx without loss."""
    raise UnreadableInput(
        f"Tệp “{name}” là RTF, chưa đọc được; hãy mở bằng Word, lưu thành .docx rồi thử lại."
    )
