"""The document cites something dated after itself: one of the two dates is wrong.

Source: facts of real pages (a page dated 31/8/2022 cites documents of 2023).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.alarming import shown
from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context

CODE = "cites-later"


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each cited document (its first mention) with a date after the document's day."""
    told: set[tuple[str, str]] = set()
    for cite in context.cites:
        name = cite.number or cite.raw
        if cite.date and context.day and cite.date > context.day and (name, str(cite.date)) not in told:
            told.add((name, str(cite.date)))
            message = (
                f"Văn bản viện dẫn {name} đề ngày {shown(cite.date)}, sau {context.day_name} của văn bản này; "
                "kiểm tra lại một trong hai ngày."
            )
            yield Alarm(CODE, message, None, cite.start, cite.end)
