"""Who issues: the last agency named in the left column of the heading.

Source: art. 8 and Appendix I of NĐ 30/2020/NĐ-CP. The office that issues is not the leader who assigns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.doctypes import bare
from cchc.directives.engine.header.agencies import groups, of_symbol, usual
from cchc.directives.engine.header.top import COUNTRY, HEADING_LINE, MOTTO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.header.top import Top

_ABOVE, _BELOW = 10, 6
_TAIL = re.compile(r"(?i)(?:^|\s)(?:s[ốôoóé]\s*[:;.]|v/v|kính gửi|\S*,?\s*ngày\s*\S*\s*tháng).*")
_MARKS = {"mat", "toi mat", "tuyet mat", "khan", "thuong khan", "hoa toc"}


def issuer(top: Top, number: str | None) -> str | None:
    """The issuer in usual spelling, from the heading, else from the letters of the number."""
    names = [usual(name) for name in groups(list(_left_column(top)))]
    if names and bare(names[-1]) == "van phong" and len(names) > 1:
        return f"Văn phòng {names[-2]}"
    if names:
        return names[-1]
    return of_symbol(number) if number else None


def _left_column(top: Top) -> Iterator[str]:
    """Pieces in capitals around the country's name, without it, its motto and what follows in the other column."""
    if top.country is None:
        first, last = 0, top.end if _has_number(top) else 0
    else:
        first, last = max(0, top.country - _ABOVE), min(top.end, top.country + _BELOW)
    for line in top.lines[first:last]:
        piece = _left_piece(line)
        if piece:
            yield piece


def _has_number(top: Top) -> bool:
    return any(line.startswith(("so:", "so :")) for line in top.bare_lines[: top.end])


def _left_piece(line: str) -> str | None:
    if len(line) > HEADING_LINE:
        return None
    flat = bare(line)
    for pattern in (COUNTRY, MOTTO):
        found = pattern.search(flat)
        if found:
            line, flat = line[: found.start()], flat[: found.start()]
    line = _TAIL.sub("", line)
    words = [word for word in re.findall(r"[^\W_][^\s_]*|[-–&]", line.strip(" .*_-–—|=")) if word]
    piece = " ".join(words).strip(" .-–")
    letters = [letter for letter in piece if letter.isalpha()]
    if len(letters) < 2 or bare(piece) in _MARKS:
        return None
    capitals = sum(letter.isupper() for letter in letters)
    return piece if capitals >= 0.85 * len(letters) else None
