"""A directive of the demonstration as a Word file, in the real layout."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.web.paper import Foot, Heading, Paper

if TYPE_CHECKING:
    from collections.abc import Callable

_OFFSET = re.compile(r"\{([+-]\d+)\}")


def dated(text: str, day_of: Callable[[int], date]) -> str:
    """``{+8}`` and ``{-4}`` as dd/mm/yyyy: the day so many working days from the demonstration's."""
    return _OFFSET.sub(lambda found: f"{day_of(int(found[1])):%d/%m/%Y}", text)


def issued_on(value: Any, day_of: Callable[[int], date]) -> date:
    """The day of issue in a paper's facts: a date, or an offset."""
    if isinstance(value, date):
        return value
    found = _OFFSET.fullmatch(str(value))
    if found is None:
        raise ValueError(f"date: {value!r} is neither a date nor an offset such as {{-4}}")
    return day_of(int(found[1]))


def word(facts: dict[str, Any], day_of: Callable[[int], date]) -> bytes:
    """The .docx of one paper (the keys of data/demo/*.yaml)."""
    paper, day = Paper(), issued_on(facts["date"], day_of)
    paper.heading(Heading(facts["agency"], facts["number"], facts["place"], day, day.year))
    paper.title(facts["type"], facts["subject"])
    for line in dated(facts["body"], day_of).strip().split("\n"):
        paper.body(line)
    paper.foot(Foot(facts["authority"], facts["position"], facts["signer"], facts["recipients"]))
    return paper.bytes(day)
