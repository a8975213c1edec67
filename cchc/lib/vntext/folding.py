"""Folding for search: what differs only by accents, case, tone placement or spacing becomes equal."""

from __future__ import annotations

import unicodedata

#: Letters that Unicode does not decompose into a base letter and a mark.
_STROKED = {"đ": "d", "Đ": "D"}
#: Characters without width that word processors leave behind: soft hyphen, zero-width space and joiners, BOM.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def is_mark(char: str) -> bool:
    """Whether the character is a combining mark, which folding drops."""
    return unicodedata.combining(char) != 0 or unicodedata.category(char) == "Mn"


def _bare(char: str) -> str:
    """One character without its marks, always one character long."""
    if char in _STROKED:
        return _STROKED[char]
    parts = unicodedata.normalize("NFD", char)
    return parts[0] if all(map(is_mark, parts[1:])) else char


def _folded(char: str) -> str:
    """What one character contributes to folded text: nothing for a mark, a space for white space."""
    if char.isspace():
        return " "
    if char in _INVISIBLE:
        return ""
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFD", char).casefold())
    return "".join(_STROKED.get(part, part) for part in parts if not is_mark(part))


class _Unaccenting(dict[int, str]):
    """Table for ``str.translate`` that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        self[code] = _bare(chr(code))
        return self[code]


class _Folding(dict[int, str]):
    """As above, to folded text; a value may be empty or longer than one character."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


_UNACCENTING = _Unaccenting()
FOLDING = _Folding()


def unaccent(text: str) -> str:
    """The text in NFC without accents (đ becomes d), of the same length as the NFC text; case is kept."""
    text = unicodedata.normalize("NFC", text)
    return text if text.isascii() else text.translate(_UNACCENTING)


def fold(text: str) -> str:
    """The stored search text: unaccented, case folded, white space squeezed and stripped; idempotent.

    NFC and NFD input, old and new tone placement give the same answer; zero-width characters vanish.
    """
    return " ".join(text.translate(FOLDING).split())
