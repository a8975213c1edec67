"""Which files are taken in, told by what is in them: a name proves nothing.

Each kind of ``KINDS`` has a test of its bytes, the endings its name may have, the media type it is sent with, and
whether a browser may show it in place.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: What is looked at where a kind is told by its beginning.
HEAD = 65_536
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Control characters that no text file holds; what encodings of Vietnamese before Unicode use is not among them.
NOT_TEXT = frozenset(range(0x20)) - frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")


def _is_pdf(path: Path, head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _parts(path: Path, head: bytes) -> set[str]:
    """The names in a zip; none where it is none, or where its list cannot be read."""
    if not head.startswith(b"PK\x03\x04"):
        return set()
    try:
        with zipfile.ZipFile(path) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return set()


def _is_docx(path: Path, head: bytes) -> bool:
    return {"[Content_Types].xml", "word/document.xml"} <= _parts(path, head)


def _is_xlsx(path: Path, head: bytes) -> bool:
    return {"[Content_Types].xml", "xl/workbook.xml"} <= _parts(path, head)


def _is_ods(path: Path, head: bytes) -> bool:
    return b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head[:200]


def _ole_holds(path: Path, head: bytes, *streams: str) -> bool:
    """Whether an OLE file has one of the streams; its directory may stand anywhere in it."""
    if not head.startswith(OLE):
        return False
    content = path.read_bytes()
    return any(f"{stream}\0".encode("utf-16-le") in content for stream in streams)


def _is_doc(path: Path, head: bytes) -> bool:
    return _ole_holds(path, head, "WordDocument")


def _is_xls(path: Path, head: bytes) -> bool:
    return _ole_holds(path, head, "Workbook", "Book")


def _is_png(path: Path, head: bytes) -> bool:
    return head.startswith(b"\x89PNG\r\n\x1a\n")


def _is_jpg(path: Path, head: bytes) -> bool:
    return head.startswith(b"\xff\xd8\xff")


def _is_tiff(path: Path, head: bytes) -> bool:
    return head.startswith((b"II*\0", b"MM\0*"))


def _is_html(path: Path, head: bytes) -> bool:
    begin = head[:1024].replace(b"\0", b"").lower()
    return _is_text(path, head) and (b"<html" in begin or b"<!doctype html" in begin)


def _is_text(path: Path, head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head) and not NOT_TEXT & set(head)


@dataclass(frozen=True)
class Kind:
    """One kind of file. ``shown`` kinds may open in the browser; all others are only saved."""

    code: str
    is_it: Callable[[Path, bytes], bool]
    media_type: str
    endings: tuple[str, ...]
    shown: bool = False


#: In the order they are tried: text last, because much is text.
KINDS = {
    kind.code: kind
    for kind in (
        Kind("pdf", _is_pdf, "application/pdf", (".pdf",), shown=True),
        Kind(
            "docx",
            _is_docx,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            (".docx",),
        ),
        Kind(
            "xlsx", _is_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",)
        ),
        Kind("ods", _is_ods, "application/vnd.oasis.opendocument.spreadsheet", (".ods",)),
        Kind("doc", _is_doc, "application/msword", (".doc",)),
        Kind("xls", _is_xls, "application/vnd.ms-excel", (".xls",)),
        Kind("png", _is_png, "image/png", (".png",), shown=True),
        Kind("jpg", _is_jpg, "image/jpeg", (".jpg", ".jpeg"), shown=True),
        Kind("tiff", _is_tiff, "image/tiff", (".tif", ".tiff")),
        Kind("html", _is_html, "text/html", (".html", ".htm")),
        Kind("txt", _is_text, "text/plain; charset=utf-8", (".txt", ".csv", ".md", ".json", ".xml")),
    )
}


def told(path: Path) -> Kind | None:
    """The kind of a file by its content; None where it is none that is taken in."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    return next((kind for kind in KINDS.values() if kind.is_it(path, head)), None)
