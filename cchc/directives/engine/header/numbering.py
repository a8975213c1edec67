"""The document's own number and symbol, on the line that begins with "Số".

Source: art. 8 of NĐ 30/2020/NĐ-CP. A number that a scan made unreadable ("6S /SLĐTBXH") is no number: nothing is
better than a wrong one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.cites.symbols import CANDIDATE, read_symbol
from cchc.directives.engine.header.top import HEADING_LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.directives.engine.cites.symbols import Symbol

_SO = re.compile(r"(?:(?<!\w)[Ss][ốôoóéeỐÔOÓ]\s*[:;.]+|^[Ss][ốôoỐÔO])\s*")


def own_number(heading: Sequence[str]) -> Symbol | None:
    """Number and type of the first line that states one; ``None`` where none is readable."""
    for line in heading:
        if len(line) > HEADING_LINE:
            continue
        for so in _SO.finditer(line):
            found = CANDIDATE.match(line, so.end())
            symbol = read_symbol(found, "Công văn") if found else None
            if symbol:
                return symbol
    return None
