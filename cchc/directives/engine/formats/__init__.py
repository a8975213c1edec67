"""The formats a directive comes in, one file each, found by their folder.

A format is told by its content and never by the ending of its name: offices rename files, and a web page saved
as .doc is common. Each module gives NAME, ORDER (formats are asked in this order, plain text last), NATIVE
(its reader leans on native code or outside programs and runs in a child process), ``matches`` and ``read``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Draft, Limits, Tools


class Format(Protocol):
    """What a module of this folder offers."""

    NAME: str
    ORDER: int
    NATIVE: bool

    def matches(self, head: bytes, name: str) -> bool:
        """Whether these first 4,096 bytes begin such a file."""

    def read(self, data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
        """The pieces of the file; CchcError with one sentence when it cannot be read."""
