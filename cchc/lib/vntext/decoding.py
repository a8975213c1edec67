"""Bytes to text: UTF-8, UTF-16, TCVN3, VNI-Windows and windows-1258 told apart by evidence.

A byte order mark or valid UTF-8 decides at once. UTF-16 without a mark shows by its zero bytes. For the old
one-byte encodings each is tried on the words that hold a byte above 127, and the one that makes them
Vietnamese syllables is taken.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc.lib.vntext.forms import nfc
from cchc.lib.vntext.legacy import tcvn3_to_unicode, vni_to_unicode
from cchc.lib.vntext.syllable import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: Control characters that no text holds; tab, line feeds, form feed, return and Ctrl-Z may stand.
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
#: In all three old encodings letters above ASCII begin at A1.
_HIGH_WORD = re.compile("[A-Za-z]*[\xa1-\xff][A-Za-z\xa1-\xff]*")
_ENOUGH_WORDS = 2000
_ENOUGH_EVIDENCE = 0.6


class NotTextError(ValueError):
    """The bytes are no text: a picture, a program, a damaged file."""


class UnknownEncodingError(NotTextError):
    """Text perhaps, but in none of the encodings known here."""


class Decoded(NamedTuple):
    """Text with the encoding it was in (Python's name, or ``tcvn3``, ``vni``).

    ``bom``: a byte order mark stood at the beginning (it isn't part of ``text``). ``replaced``: how many
    places of damaged UTF-8 or UTF-16 became U+FFFD.
    """

    text: str
    encoding: str
    bom: bool = False
    replaced: int = 0


def decode(data: bytes) -> Decoded:
    """The text in these bytes and its encoding; NotTextError when they are none. Linear in the bytes."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _unicode(data[len(mark) :], encoding, bom=True)
    if unmarked := _utf16_without_mark(data):
        return _unicode(data, unmarked, bom=False)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        return _checked(_damaged_utf8(data) or _one_byte(data))


def _checked(decoded: Decoded) -> Decoded:
    """The same, once its control characters are found to be few enough for text."""
    text = decoded.text
    if len(_CONTROL.findall(text)) * 100 > len(text) or text.count("\0") * 1000 > len(text):
        raise NotTextError(
            "Tệp không phải là văn bản (có nhiều ký tự điều khiển); chỉ nhận tệp văn bản thuần."
        )
    return decoded


def _unicode(data: bytes, encoding: str, *, bom: bool) -> Decoded:
    """Decoded as its mark says; places that cannot be are counted."""
    text = data.decode(encoding, errors="replace")
    replaced = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    if replaced * 50 > len(text):
        raise NotTextError(
            f"Tệp ghi là {encoding.upper()} nhưng nội dung hỏng; chỉ nhận tệp văn bản đọc được."
        )
    return _checked(Decoded(text, encoding, bom, max(replaced, 0)))


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 by its zero bytes: Latin text has them at one parity only, on many places."""
    sample = data[: 1 << 16]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd * 5 >= half and even * 20 <= odd:
        return "utf-16-le"
    if half and even * 5 >= half and odd * 20 <= even:
        return "utf-16-be"
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes (cut off, flipped), when most of its many-byte letters are whole."""
    text = data.decode("utf-8", errors="replace")
    replaced = text.count("\ufffd")
    whole = sum(1 for _ in islice(re.finditer(r"[^\x00-\x7f\ufffd]", text), 4 * replaced))
    return Decoded(text, "utf-8", replaced=replaced) if whole >= 4 * replaced else None


def _tcvn3(data: bytes) -> str:
    return tcvn3_to_unicode(_windows_1252(data))


def _vni(data: bytes) -> str:
    return vni_to_unicode(_windows_1252(data))


def _windows_1258(data: bytes) -> str:
    return nfc(data.decode("cp1258", errors="replace"))


def _windows_1252(data: bytes) -> str:
    """As windows-1252, its five holes kept as they are."""
    return re.sub("[\x80-\x9f]", _quote, data.decode("latin-1"))


def _quote(match: re.Match[str]) -> str:
    """Curly quotes, dashes and the like of windows-1252."""
    return match.group().encode("latin-1").decode("cp1252", errors="ignore") or match.group()


_ONE_BYTE: tuple[tuple[str, Callable[[bytes], str]], ...] = (
    ("tcvn3", _tcvn3),
    ("vni", _vni),
    ("windows-1258", _windows_1258),
)


def _one_byte(data: bytes) -> Decoded:
    """The one-byte encoding under which the accented words are Vietnamese, if there is one."""
    words = [match.group() for match in islice(_HIGH_WORD.finditer(data.decode("latin-1")), _ENOUGH_WORDS)]
    sample = "\n".join(words).encode("latin-1")
    score, encoding, reader = max(
        ((_evidence(reader(sample)), encoding, reader) for encoding, reader in _ONE_BYTE),
        key=lambda one: one[0],
    )
    if score < _ENOUGH_EVIDENCE:
        raise UnknownEncodingError(
            "Không nhận ra bảng mã của tệp; chỉ nhận UTF-8, UTF-16, TCVN3 (ABC), VNI và windows-1258."
        )
    return Decoded(reader(data), encoding)


def _evidence(text: str) -> float:
    """The share of lines that are one Vietnamese syllable, from 0 to 1."""
    lines = text.split("\n")
    return sum(map(is_syllable, lines)) / len(lines)
