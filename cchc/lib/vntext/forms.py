"""Normal forms of Vietnamese text, and the two ways of placing the tone mark.

The two placements differ only in open syllables ending in ``oa``, ``oe`` and ``uy``: the old one marks the
first vowel (hòa, khỏe, ủy), the new one, that of schoolbooks, the second (hoà, khoẻ, uỷ). After ``q`` the
``u`` belongs to the consonant, so *quý* and *quả* are written alike in both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

#: Combining marks of the five written tones, in the order of CLDR ``vi``: huyền, hỏi, ngã, sắc, nặng.
TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
VOWELS = "aăâeêioôơuưy"


def nfc(text: str) -> str:
    """The text in Unicode normal form C."""
    return unicodedata.normalize("NFC", text)


def canonical(text: str) -> str:
    """The canonical text of the reading contract: NFC, line ends as ``\\n``, nothing else changed."""
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n"))


def _toned(vowels: str) -> str:
    """These vowels in both cases, each without and with the five tones."""
    both = vowels + vowels.upper()
    return "".join(nfc(vowel + mark) for vowel in both for mark in ("", *TONE_MARKS))


@cache
def split_tone(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone's mark (empty for ngang): ``ậ`` gives ``â``, U+0323."""
    decomposed = unicodedata.normalize("NFD", letter)
    mark = next((char for char in decomposed if char in TONE_MARKS), "")
    return (nfc(decomposed.replace(mark, "", 1)), mark) if mark else (letter, "")


@cache
def _open_rhyme() -> re.Pattern[str]:
    """``oa``, ``oe``, ``uy`` at the end of a word, any tone; ``uy`` not after ``q``."""
    first_o, second, first_u, y = _toned("o"), _toned("ae"), _toned("u"), _toned("y")
    return re.compile(
        rf"(?:([{first_o}])([{second}])|(?<![qQ])([{first_u}])([{y}]))(?![^\W\d_]|[\u0300-\u036f])"
    )


@cache
def _after_q() -> re.Pattern[str]:
    """A tone put on the ``u`` of ``qu`` before the word's last vowel: *qúy*, wrong in both placements."""
    toned_u = "".join(sorted(set(_toned("u")) - {"u", "U"}))
    return re.compile(rf"(?<=[qQ])([{toned_u}])([{VOWELS}{VOWELS.upper()}])(?![^\W\d_]|[\u0300-\u036f])")


def _move(match: re.Match[str], *, to_second: bool) -> str:
    """The two vowels with their one tone on the asked one; two tones are not Vietnamese and stay."""
    pair = match.group()
    (one, tone_one), (two, tone_two) = split_tone(pair[0]), split_tone(pair[1])
    if tone_one and tone_two:
        return pair
    tone = tone_one or tone_two
    return nfc(one + two + tone) if to_second else nfc(one + tone + two)


def _place(text: str, *, to_second: bool) -> str:
    """The text in NFC with every movable tone placed as asked."""
    text = _after_q().sub(lambda match: _move(match, to_second=True), nfc(text))
    return _open_rhyme().sub(lambda match: _move(match, to_second=to_second), text)


def old_tone(text: str) -> str:
    """The text in NFC with the old tone placement: hòa, khỏe, Ủy ban; idempotent."""
    return _place(text, to_second=False)


def new_tone(text: str) -> str:
    """The text in NFC with the new tone placement: hoà, khoẻ, Uỷ ban; idempotent."""
    return _place(text, to_second=True)
