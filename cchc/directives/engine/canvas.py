"""A text with its plain shadow: same length, lower case, without accents, noise blanked.

Everything in the grammar looks at the shadow and answers with offsets of the text, so a quote is always
exactly ``text[start:end]``. The shadow is what makes reading robust against scans (lost accents), old and
new tone placement, and line wraps; where an accent carries the meaning (giao/giáo) it is looked up in the text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: A space in a pattern stands for any gap, but a bounded one: no pattern may wander over blanked pages.
GAP, MAYBE_GAP = r"\s{1,40}", r"\s{0,40}"
_SPACES = re.compile(r"\(\?<[=!](?:\[[^\]]*\]|[^()\[\]])*\)|\\.|\[(?:\\.|[^\]\\])*\]| \?| ")

_DASHES = "–—−‐‑‒―"
_QUOTES = "“”„«»"
#: Characters that a bracket may hold at most; a scan's lone bracket shelters nothing beyond.
_ASIDE = 400
_WORD = re.compile(r"\w+")
_BLANKS = "\t\n\r\f\v\u00a0\u200b\u200c\u200d\u2009\u202f\ufeff"


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Character to plain character, one to one, for the Latin letters Vietnamese and its scans use."""
    table: dict[int, str] = {ord("đ"): "d", ord("Đ"): "d", ord("ð"): "d", ord("Ð"): "d"}
    for first, last in ((0x41, 0x5A), (0xC0, 0x24F), (0x1EA0, 0x1EFF)):
        for code in range(first, last + 1):
            base = unicodedata.normalize("NFD", chr(code))[0].lower()
            if len(base) == 1 and code not in table:
                table[code] = base
    table.update(dict.fromkeys(map(ord, _DASHES), "-"))
    table.update(dict.fromkeys(map(ord, _QUOTES), '"'))
    table.update(dict.fromkeys(map(ord, _BLANKS), " "))
    table.update(dict.fromkeys(map(ord, "*"), " "))
    return table


def plain(text: str) -> str:
    """The shadow of ``text``: as many characters, lower case, unaccented, every white space a space."""
    return text.translate(_table())


def _gap(token: re.Match[str]) -> str:
    """What a token of a pattern becomes; a look-behind needs one width, so a space in it is one white space."""
    if token.group().startswith("(?<"):
        return token.group().replace(" ", r"\s")
    return {" ": GAP, " ?": MAYBE_GAP}.get(token.group(), token.group())


@lru_cache(maxsize=4096)
def words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern over the shadow; each space in it matches a bounded gap (line wraps, stray marks)."""
    return re.compile(_SPACES.sub(_gap, pattern))


_COMMON_WORDS = set(
    "thực hiện|tổ chức|triển khai|phối hợp|nhiệm vụ|chỉ đạo|báo cáo|hướng dẫn"
    "|xây dựng|quản lý|quản lí|giải quyết|đơn vị|tăng cường".split("|")
)
_COMMON = words("(?:" + "|".join(sorted(plain(w) for w in _COMMON_WORDS)) + r")\b")


@dataclass(frozen=True)
class Canvas:
    """``text`` as given and its shadow ``plain``; offsets are interchangeable."""

    text: str
    plain: str
    _places: dict[tuple[str, ...], array[int]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _index(self) -> dict[str, array[int]]:
        """Each word of the shadow to the offsets where it starts, in order."""
        index: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for word, found in zip(_WORD.findall(self.plain), _WORD.finditer(self.plain), strict=True):
            index[word].append(found.start())
        return index

    def places(self, openers: tuple[str, ...]) -> array[int]:
        """Offsets of all words that begin with one of ``openers``, in order; told once a text."""
        known = self._places.get(openers)
        if known is None:
            starts = (self._index[word] for word in self._index if word.startswith(openers))
            known = self._places[openers] = array("I", sorted(at for each in starts for at in each))
        return known

    def each(
        self, pattern: str, openers: tuple[str, ...], start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Every occurrence of a pattern that starts a word, apart and in order: ``finditer`` made quick.

        ``openers`` are beginnings of the words that the pattern can open with; it is tried at those alone.
        """
        match, stop = words(pattern).match, len(self.plain) if end is None else end
        places = self.places(openers)
        for n in range(bisect_left(places, start), bisect_left(places, stop)):
            if places[n] >= start and (found := match(self.plain, places[n], stop)):
                start = found.end()
                yield found

    def holds(self, start: int, end: int, *parts: str) -> bool:
        """Whether one of some words of the shadow stands between two offsets; cheaper than any pattern."""
        return any(self.plain.find(part, start, end) >= 0 for part in parts)

    @cached_property
    def scanned(self) -> bool:
        """Whether the text lost accents, as scans do: some common words are written otherwise than they are."""
        hits = list(islice(_COMMON.finditer(self.plain), 400))
        wrong = sum(
            " ".join(self.text[h.start() : h.end()].lower().split()) not in _COMMON_WORDS for h in hits
        )
        return wrong > len(hits) * 0.01

    @classmethod
    def of(cls, text: str, noise: Iterable[tuple[int, int]] = (), shadow: str | None = None) -> Canvas:
        """Blank the given ranges (ascending, apart) in the shadow, which is built unless it is at hand."""
        shadow = plain(text) if shadow is None else shadow
        pieces: list[str] = []
        at = 0
        for start, end in noise:
            pieces += [shadow[at:start], " " * (end - start)]
            at = end
        pieces.append(shadow[at:])
        return cls(text, "".join(pieces))

    def match(self, pattern: str, start: int, end: int | None = None) -> re.Match[str] | None:
        """Match ``pattern`` at ``start`` of the shadow."""
        return words(pattern).match(self.plain, start, len(self.plain) if end is None else end)

    def search(self, pattern: str, start: int, end: int) -> re.Match[str] | None:
        """First occurrence of ``pattern`` in the shadow between two offsets."""
        return words(pattern).search(self.plain, start, end)

    def skip(self, at: int, end: int, chars: str = " ") -> int:
        """First offset from ``at`` whose shadow character is not among ``chars``."""
        plain = self.plain
        end = min(end, len(plain))
        while at < end and plain[at] in chars:
            at += 1
        return at

    def bracketed(self, start: int, at: int, end: int) -> bool:
        """Whether ``at`` lies in a bracket that opens behind ``start`` and closes before ``end``."""
        start = max(start, at - _ASIDE)
        if self.plain.rfind("(", start, at) < 0:
            return False
        if self.plain.count("(", start, at) <= self.plain.count(")", start, at):
            return False
        close = self.plain.find(")", at, min(end, at + _ASIDE))
        return close >= 0 and self.plain.find("(", at, close) < 0

    def trim(self, start: int, end: int, chars: str = " .,;:/-\"'") -> tuple[int, int]:
        """Narrow a range: no blanks in front, no blanks nor closing marks behind."""
        start = self.skip(start, end)
        while end > start and self.plain[end - 1] in chars:
            end -= 1
        return start, end

    def capital(self, at: int) -> bool:
        """Whether the letter at ``at`` is a capital."""
        return at < len(self.text) and self.text[at].isupper()

    def folded(self, start: int, end: int) -> str:
        """What stands there in one line, single spaces, marks of emphasis dropped."""
        return " ".join(self.text[start:end].replace("*", "").split())
