"""Rule texts of decisions read into rules: one file each way of writing, found by its name.

A pattern is one file: docstring (the wording and its source), ``ORDER`` (when it is tried), ``TITLE``, and
``read(clauses, maximum)``, which gives what it understood, None where the text is not its kind, or raises Unread.
Nothing read here is used before a person has seen it said back in words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from cchc.assessment.engine.clauses import Unread, clauses
from cchc.lib.registry import discover

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc.assessment.engine.clauses import Clause
    from cchc.assessment.engine.understanding import Understanding
    from cchc.lib.words import Words


class Pattern(Protocol):
    """A file of ``wording``."""

    __doc__: str | None
    ORDER: int
    TITLE: Words

    def read(self, told: Sequence[Clause], maximum: Fraction | None, /) -> Understanding | None:
        """What was understood."""
        ...


@cache
def found() -> tuple[Pattern, ...]:
    """The patterns in the order in which they are tried."""
    members = [cast("Pattern", module) for module in discover(__name__)]
    return tuple(sorted(members, key=lambda module: module.ORDER))


def read(text: str, maximum: Fraction | None) -> Understanding | str:
    """The rule that a text says, or a Vietnamese clause telling why it cannot be read."""
    try:
        told = clauses(text)
        for pattern in found():
            got = pattern.read(told, maximum)
            if got is not None:
                return got
    except Unread as error:
        return str(error)
    return "không giống cách viết nào đã biết; ghi quy tắc ở cột “Quy tắc” hoặc viết lại như trong hướng dẫn"
