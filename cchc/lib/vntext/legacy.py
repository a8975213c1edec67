"""Tables of the two encodings in which older Vietnamese files were typed: TCVN3 (ABC) and VNI-Windows.

Sources: TCVN 5712:1993, third character set (VN3; GNU iconv knows the standard as ``TCVN``), and the VNI-
Windows table as free keyboard programs carry it (xvnkb ``vni.h``). Both functions take the text as it looks
when its bytes are read as windows-1252, and leave what is no letter of the encoding.

TCVN3 has no capitals with a tone: they were drawn by another font (.VnTimeH) from the small letters, so the
plain text of a heading reads ``CéNG HßA``. A small accented letter in a word that has two or more capitals
and no other small letter is therefore made a capital; all else is kept as the code says.
"""

from __future__ import annotations

import re
from functools import cache

from cchc.lib.vntext.forms import TONE_MARKS, nfc

#: Small vowels and đ with their code without tone, then huyền, hỏi, ngã, sắc, nặng; None where it is ASCII.
_TCVN3 = {
    "a": (None, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
    "ă": (0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
    "â": (0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    "e": (None, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
    "ê": (0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
    "i": (None, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    "o": (None, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
    "ô": (0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
    "ơ": (0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    "u": (None, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
    "ư": (0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
    "y": (None, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
}
_TCVN3_PLAIN = {0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ", 0xAE: "đ"}

#: Second characters of VNI: tones in the usual order, on a plain letter, under a hat, under a breve.
_VNI_TONES = "ØÛÕÙÏ"
_VNI_HAT = "ÂÀÅÃÁÄ"
_VNI_BREVE = "ÊÈÚÜÉË"
_VNI_SINGLE = {"Ñ": "Đ", "Ì": "Ì", "Æ": "Ỉ", "Ó": "Ĩ", "Í": "Í", "Ò": "Ị", "Î": "Ỵ", "Ô": "Ơ", "Ö": "Ư"}


@cache
def tcvn3_table() -> dict[int, str]:
    """Code (as a windows-1252 character) to letter, 75 entries."""
    table = dict(_TCVN3_PLAIN)
    for vowel, codes in _TCVN3.items():
        for code, mark in zip(codes, ("", *TONE_MARKS), strict=True):
            if code is not None:
                table[code] = nfc(vowel + mark)
    return table


#: A whole word of three letters or more without a small ASCII letter.
_NO_SMALL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]{3,}+(?![a-z])")


def _capital_word(match: re.Match[str]) -> str:
    """A word of capitals whose accented letters could only be typed small, in capitals throughout."""
    word = match.group()
    return word.upper() if sum(char.isascii() for char in word) >= 2 else word


def tcvn3_to_unicode(text: str) -> str:
    """TCVN3 text, read as windows-1252, in Unicode (NFC)."""
    return _NO_SMALL.sub(_capital_word, nfc(text.translate(tcvn3_table())))


def _cased(table: dict[str, str]) -> dict[str, str]:
    """A table of capital sequences, with the small and the mixed ones (the first letter decides the case)."""
    cased: dict[str, str] = {}
    for code, letter in table.items():
        for first in (code[0], code[0].lower()):
            for rest in {code[1:], code[1:].lower()}:
                cased[first + rest] = letter if first == code[0] else letter.lower()
    return cased


@cache
def vni_table() -> dict[str, str]:
    """One or two windows-1252 characters to letter, in both cases."""
    table = dict(_VNI_SINGLE)
    for base, letter in {"A": "A", "E": "E", "O": "O", "U": "U", "Y": "Y", "Ô": "Ơ", "Ö": "Ư"}.items():
        table |= {base + code: nfc(letter + mark) for code, mark in zip(_VNI_TONES, TONE_MARKS, strict=True)}
    for base, hatted in {"A": "Â", "E": "Ê", "O": "Ô"}.items():
        table |= {base + code: nfc(hatted + m) for code, m in zip(_VNI_HAT, ("", *TONE_MARKS), strict=True)}
    table |= {"A" + code: nfc("Ă" + m) for code, m in zip(_VNI_BREVE, ("", *TONE_MARKS), strict=True)}
    return _cased(table)


@cache
def _vni_sequence() -> re.Pattern[str]:
    """Two-character sequences first, since ``ô`` alone is a letter too."""
    return re.compile("|".join(sorted(vni_table(), key=len, reverse=True)))


def vni_to_unicode(text: str) -> str:
    """VNI-Windows text, read as windows-1252, in Unicode (NFC)."""
    table = vni_table()
    return nfc(_vni_sequence().sub(lambda match: table[match.group()], text))
