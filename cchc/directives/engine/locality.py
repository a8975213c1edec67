"""Which province a directive belongs to, told by its heading and its own words; for when nobody said.

A document of the Government or a ministry belongs to none. Otherwise the province is the one most often named with
its kind ("tỉnh Hòa Bình", "thành phố Cần Thơ") near the top, or the place of the heading.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cchc.directives.engine.header.agencies import NATIONAL
from cchc.units.engine.resolve import find_province

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.directives.engine.model import Header
    from cchc.units.engine.model import Unit

_NAMED = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|TỈNH|THÀNH PHỐ|Tỉnh ủy|UBND tỉnh)\s+"
    r"((?:[A-ZĐÀ-Ỹ][\w'’]*)(?:\s[A-ZĐÀ-Ỹ][\w'’]*){0,2}(?:\s-\s[A-ZĐÀ-Ỹ]\w*\s[A-ZĐÀ-Ỹ]\w*)?)"
)
_WITHIN = 30_000
_LONGEST = 3


def province_of(header: Header, text: str, provinces: Iterable[Unit]) -> str | None:
    """The slug of the document's province on its day; ``None`` where nothing tells."""
    if header.issuer in NATIONAL.values():
        return None
    known = tuple(provinces)
    day = header.issued or header.posted
    if day is None:
        return None
    names = Counter([header.place or "", *(found[1] for found in _NAMED.finditer(text, 0, _WITHIN))])
    votes: Counter[str] = Counter()
    for name, times in names.items():
        slug = _slug(name, known, day)
        if slug:
            votes[slug] += times
    return votes.most_common(1)[0][0] if votes else None


def _slug(name: str, provinces: tuple[Unit, ...], day: date) -> str | None:
    """The longest run of opening words that is a province's name ("Hòa Bình Giao" is Hòa Bình)."""
    words = name.split()
    for count in range(min(len(words), _LONGEST + 2), 0, -1):
        found = find_province(provinces, " ".join(words[:count]), day)
        if found:
            return found.slug
    return None
