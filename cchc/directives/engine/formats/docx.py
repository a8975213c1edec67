"""Word since 2007 (.docx): ECMA-376, read with lxml from the zip itself.

Paragraphs and tables in document order with automatic numbers written out, tracked deletions out and insertions
in, text boxes after the paragraph that holds them, notes at the end, old fonts in Unicode; headers and footers
are left out. What is read is in ``cchc.directives.engine.word``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import Draft

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Limits, Tools

NAME = "docx"
ORDER = 10
NATIVE = True


def matches(head: bytes, name: str) -> bool:
    """Any zip: what is in it is asked when it is read, so that each other kind gets its own sentence."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def read(data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
    """The pieces of a Word document; UnreadableInput when it is none, is a bomb, is locked or damaged."""
    from cchc.directives.engine.word.body import Body
    from cchc.directives.engine.word.package import Package

    draft = Draft(name, limits)
    Body(Package(data, name, limits), draft).write()
    return draft
