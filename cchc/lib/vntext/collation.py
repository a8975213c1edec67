"""Vietnamese alphabetical order as a stored key.

Letters in the order a ă â b c d đ e ê f g … o ô ơ p … u ư v w x y z, tones in the order ngang, huyền, hỏi,
ngã, sắc, nặng: both Unicode CLDR (``common/collation/vi.xml``, "&̀<<̉<<̃<<́<<̣", "&a<ă<<<Ă<â<<<Â" …) and
the Vietnam Lexicography Centre (Vũ Xuân Lương, "Quy tắc sắp xếp ABC tiếng Việt", rules 1–4) say so. Within
a word letters count before tones, and words are compared one after the other, as dictionaries do: *Hoa Lư*
< *Hòa An* < *Hóa Quỳ*, *tuân thủ* < *tuần chay*. (The Unicode algorithm would compare the letters of the
whole line before any tone.)
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from cchc.lib.vntext.forms import TONE_MARKS

#: Marks that make another letter, by the letter they stand on.
_VARIANTS = {"a\u0306": "1", "a\u0302": "2", "e\u0302": "1", "o\u0302": "1", "o\u031b": "2", "u\u031b": "1"}
_TOKEN = re.compile(r"[0-9]+|[^\W0-9_](?:[^\W0-9_]|[\u0300-\u036f])*")
_LENGTHS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _letter(base: str, marks: str) -> str:
    """The code of one letter: its base and a digit; letters of other scripts come after z."""
    if base == "đ":
        return "d1"
    if not "a" <= base <= "z":
        return f"z1{ord(base):07d}"
    variant = next((_VARIANTS[base + mark] for mark in marks if base + mark in _VARIANTS), "0")
    return base + variant


@cache
def _coded(char: str) -> tuple[str, str]:
    """Codes of one character's letters, and the digit of its tone (empty for none)."""
    codes, tone = "", ""
    base, marks = "", ""
    for part in unicodedata.normalize("NFD", char.casefold()) + "\0":
        if unicodedata.combining(part):
            marks += part
            continue
        codes += _letter(base, marks) if base else ""
        tone = tone or next((str(TONE_MARKS.index(mark) + 1) for mark in marks if mark in TONE_MARKS), "")
        base, marks = part, ""
    return codes, tone


@lru_cache(maxsize=8192)  # running text has few words, each again and again
def _word(word: str) -> str:
    """Letters, then one digit for the tone: any digit is before any letter, so a shorter word comes first."""
    coded = [_coded(char) for char in word]
    return "".join(codes for codes, _ in coded) + next((tone for _, tone in coded if tone), "0")


def _number(digits: str) -> str:
    """A number: before every word (it opens with 0), by its length, then by its digits."""
    digits = digits.lstrip("0") or "0"
    return "0" + _LENGTHS[min(len(digits), 35)] + digits


def sort_key(text: str) -> str:
    """A string of ``0-9a-z`` whose plain comparison is Vietnamese alphabetical order.

    An < Ánh < Ân < Dân < Đà; numbers by value (Phường 2 < Phường 10), before letters. Case, punctuation,
    spacing and tone placement do not count: texts that differ only by them have one key. Every letter code
    is a letter and a digit, so that no collation finds a digraph in it: SQLite (BINARY) and PostgreSQL
    (``C``, ICU root, ``vi`` and ``en``) give one order. At most 2 characters for a Latin letter, 1 for a
    word, 2 for a number.
    """
    tokens = _TOKEN.findall(unicodedata.normalize("NFC", text))
    return "".join(_number(token) if "0" <= token[0] <= "9" else _word(token) for token in tokens)
