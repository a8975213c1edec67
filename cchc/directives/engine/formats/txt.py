"""Plain text in UTF-8, UTF-16, TCVN3 (ABC), VNI or windows-1258, told apart by evidence.

Source of the encodings: TCVN 5712:1993 and the VNI-Windows table, see ``cchc.lib.vntext``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import Draft, Piece, too_long
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Limits, Tools

NAME = "txt"
ORDER = 90
NATIVE = False

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: Control bytes that text does not hold; one in ten of them may be damage.
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a")
#: Tone marks of windows-1258 one after another, as no text has them: their normal form costs quadratic time.
_HEAPED = re.compile(rb"[\xcc\xd2\xde\xec\xf2]{64}")


def matches(head: bytes, name: str) -> bool:
    """Bytes with few control characters, or UTF-16 by its mark or its zero bytes."""
    if head.startswith(_MARKS):
        return True
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    if zeros * 10 > len(head) and min(head[0::2].count(0), head[1::2].count(0)) * 20 <= zeros:
        return True
    return len(head) - len(head.translate(None, _CONTROL)) <= len(head) // 10


def read(data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
    """The text as one plain piece; UnreadableInput when no encoding makes it text."""
    from cchc.lib.vntext import NotTextError, decode

    draft = Draft(name, limits, plain=True)
    if len(data) > 4 * limits.characters:
        raise too_long(name, limits)
    if _HEAPED.search(data):
        raise UnreadableInput(f"Tệp “{name}” không phải văn bản; chỉ nhận tệp văn bản thuần đọc được.")
    try:
        decoded = decode(data)
    except NotTextError as error:
        raise UnreadableInput(f"Không đọc được tệp “{name}”: {error}") from error
    if decoded.replaced:
        draft.warn(
            f"Có {decoded.replaced} chỗ trong tệp bị hỏng, được thay bằng dấu “\ufffd”; hãy đối chiếu bản gốc."
        )
    draft.add(Piece(decoded.text))
    return draft
