"""Web pages: HTML Living Standard, parsed by lexbor; nothing is fetched.

Script, style and navigation are dropped, blocks end lines, cells come in order, list items get their marks.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import Draft, too_long
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Limits, Tools

NAME = "html"
ORDER = 30
NATIVE = True

_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|span|center|font|style|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
#: Encodings a page may name; what Vietnamese pages call by other names is told by evidence.
_NAMED = {"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "windows-1258", "cp1258"}


def matches(head: bytes, name: str) -> bool:
    """A text that opens with a tag of a page, in UTF-8 or UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\x00", b"")[2:]
    return _OPENING.match(head.removeprefix(codecs.BOM_UTF8)) is not None


def read(data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
    """The lines of a page; UnreadableInput when it is too long, too deep or in no known encoding."""
    from selectolax.lexbor import LexborHTMLParser

    from cchc.directives.engine.markup import Page, check_depth, walk

    if len(data) > 4 * limits.characters:
        raise too_long(name, limits)
    draft = Draft(name, limits)
    text = _text(data, name)
    check_depth(text, name, limits)
    root = LexborHTMLParser(text.encode("utf-8", "replace")).root
    if root is not None:
        walk(root, Page(draft))
    return draft


def _text(data: bytes, name: str) -> str:
    """Decoded as the page says, when that holds; by evidence otherwise."""
    from cchc.lib.vntext import NotTextError, decode

    named = _CHARSET.search(data[:4096])
    encoding = named[1].decode().lower() if named else "utf-8"
    if encoding in _NAMED and not data.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    try:
        return decode(data).text
    except NotTextError as error:
        raise UnreadableInput(f"Không đọc được tệp “{name}”: {error}") from error
