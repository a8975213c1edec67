"""Word 97 to 2003 (.doc, [MS-DOC] in an OLE container), read by antiword as DocBook: paragraphs, lists, tables.

DocBook rather than plain output, since it keeps a cell together where plain output breaks it over lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import Draft

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Limits, Tools

NAME = "doc"
ORDER = 11
NATIVE = True


def matches(head: bytes, name: str) -> bool:
    """Any OLE container: what is in it is asked when it is read, so that each kind gets its own sentence."""
    return head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def read(data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
    """The pieces of an old Word document; UnreadableInput when it is none or locked, MissingPart without antiword."""
    from cchc.directives.engine.word.antiword import read_doc

    draft = Draft(name, limits)
    read_doc(data, draft, tools)
    return draft
