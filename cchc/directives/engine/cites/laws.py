"""Laws cited by name, without a number: "Luật Đất đai năm 2024", "Luật Hộ tịch ngày 20 tháng 11 năm 2014".

Source: art. 8 of NĐ 30/2020/NĐ-CP and the way legal bases are written: the name with its year or date. A name
with neither is left alone, since nothing says where it ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.cites.dating import WRITTEN, day_of
from cchc.directives.engine.doctypes import WORD, bare, code_of_word
from cchc.directives.engine.model import Cite

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(
    r"(?<!\w)(?P<kind>Bộ luật|Luật|Pháp lệnh|Hiến pháp)(?!\s+số\b)(?P<name>(?:\s{1,2}[^\W\d_]{1,12}){0,16}?)"
    rf"(?:\s*\(sửa đổi\))?\s{{1,2}}(?:{WRITTEN}|(?:năm\s{{1,2}})?(?P<year>(?:19|20)\d{{2}})(?![\w/]))"
)


def laws(text: str) -> Iterator[Cite]:
    """Each law cited by name and year or date, in order of the text."""
    for found in _NAMED.finditer(text):
        if _is_name(found["name"], found["kind"]):
            raw = " ".join(found[0].split())
            day = day_of(found) if found["d"] else None
            yield Cite(raw, None, code_of_word(found["kind"]), day, None, found.start(), found.end())


def _is_name(name: str, kind: str) -> bool:
    """A law's name begins with a capital (the Constitution has none) and holds no other document's word."""
    words = name.split()
    if not words:
        return kind == "Hiến pháp"
    return words[0][0].isupper() and "năm" not in words and not WORD.search(bare(name))
