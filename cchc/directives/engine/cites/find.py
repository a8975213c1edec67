"""Find every law and document that a text cites, each with number, type, date and issuer.

Source: art. 8 of NĐ 30/2020/NĐ-CP (number and symbol), art. 15 of its Appendix I (how a basis is cited: type,
number, date, issuer).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.cites.dating import date_after
from cchc.directives.engine.cites.issuers import issuer_after
from cchc.directives.engine.cites.laws import laws
from cchc.directives.engine.cites.symbols import CANDIDATE, read_symbol
from cchc.directives.engine.doctypes import LEAD, bare, code_of_word
from cchc.directives.engine.model import Cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WINDOW = 48
_NAME_WINDOW = 120
_ONLY_NUMBER = re.compile(r"(?<![\w/.,-])số\s{1,2}(\d{1,5})(?=,?\s{1,2}ngày\s{1,2}\d)")
_SO = re.compile(r"(?<!\w)s[ốôoó]\s*:?\s*\Z", re.IGNORECASE)
#: "Luật Đất đai số 31/2024/QH15": the name stands between the word and the number.
_NAMED = re.compile(r"(?<!\w)(Bộ luật|Luật|Nghị quyết|Pháp lệnh)\s[^.;,:()\n/\d]{2,90}\ssố\s*\Z")


def find(text: str) -> tuple[Cite, ...]:
    """Cites of canonical ``text`` in order, spans included; time grows with the length of ``text`` alone."""
    return tuple(sorted([*_numbered(text), *_without_symbol(text), *laws(text)], key=_place))


def unique(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    """One cite for each document, in order of first mention, keeping the mention that says most.

    Numbers begin again each year, so one number with dates of two years is two documents; a mention without
    a date belongs to the dated one of the same number.
    """
    told = list(cites)
    dated = {cite.number for cite in told if cite.number and cite.date}
    best: dict[tuple[str, int | None], Cite] = {}
    for cite in told:
        if cite.date or cite.number not in dated:
            key = (cite.number or cite.raw, cite.date.year if cite.date else None)
            best[key] = max(best.get(key, cite), cite, key=_worth)
    return tuple(best.values())


def _numbered(text: str) -> Iterator[Cite]:
    for found in CANDIDATE.finditer(text):
        start, word = _lead(text, found.start())
        symbol = read_symbol(found, word)
        if symbol:
            yield _cite(text, start, found.end(), symbol.number, symbol.type)


def _without_symbol(text: str) -> Iterator[Cite]:
    """The symbol left out, the date given: "Quyết định số 766 ngày 23/6/2022"."""
    for found in _ONLY_NUMBER.finditer(text):
        start, word = _lead(text, found.start(1))
        if word:
            yield _cite(text, start, found.end(), found[1], code_of_word(word))


def _lead(text: str, at: int) -> tuple[int, str | None]:
    """Where the citation that holds the number at ``at`` begins, and its document word, if there is one."""
    window = text[max(0, at - _WINDOW) : at]
    found = LEAD.search(bare(window))
    if found:
        return at - len(window) + found.start(), window[found.start(1) : found.end(1)]
    before = max(0, at - _NAME_WINDOW)
    named = _NAMED.search(text[before:at])
    if named:
        return before + named.start(), named[1]
    so = _SO.search(window)
    return (at - len(window) + so.start() if so else at), None


def _cite(text: str, start: int, end: int, number: str, code: str | None) -> Cite:
    """Put the parts together: the date may stand before or after the issuer ("của Chính phủ ngày …")."""
    day, stop = date_after(text, end)
    issuer, after = issuer_after(text, stop)
    if day is None and stop == end and issuer:
        day, later = date_after(text, after)
        stop = later if later > after else stop
    raw = " ".join(text[start:stop].split()).rstrip(" (,;")
    return Cite(raw, number, code, day, issuer, start, stop)


def _place(cite: Cite) -> tuple[int, int]:
    return cite.start, cite.end


def _worth(cite: Cite) -> tuple[bool, bool]:
    return cite.date is not None, cite.issuer is not None
