"""From a text to its tokens: numbers, names, signs; each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple
from unicodedata import normalize

from cchc.lib.numbers import NumberError, parse_decimal

#: More than any formula of an office has.
LONGEST = 1000
_MOST_DIGITS = 30

Kind = Literal["number", "name", "word", "sign", "end"]

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:[.,][0-9]+)*)"
    r"|\[(?P<quoted>[^\[\]]{1,60})\]"
    r"|(?P<name>[^\W\d]\w*(?:\.\w+)*)"
    r"|(?P<sign><=|>=|<>|!=|==|[-+*/()<>=,;×÷−–≤≥≠:])"
    r"|(?P<end>$))"
)
_SAME = {
    "×": "*",
    "÷": "/",
    ":": "/",
    "−": "-",
    "–": "-",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "<>": "!=",
    "==": "=",
}
#: Words of the language; the Vietnamese ones are what an officer writes.
WORDS = {
    "and": "and",
    "và": "and",
    "or": "or",
    "hoặc": "or",
    "not": "not",
    "không": "not",
    "if": "if",
    "nếu": "if",
    "min": "min",
    "max": "max",
    "abs": "abs",
    "round": "round",
}


class ExpressionError(ValueError):
    """A formula that cannot be read: one Vietnamese sentence with the place, what was found and what is allowed."""


class Token(NamedTuple):
    """A token with its place in the text, from 0; ``value`` of a number."""

    kind: Kind
    text: str
    start: int
    end: int
    value: Fraction = Fraction(0)

    def wrong(self, sentence: str) -> ExpressionError:
        """An error at this token."""
        return ExpressionError(f"công thức, vị trí {self.start + 1}: {sentence}")

    @property
    def shown(self) -> str:
        """The token for a sentence."""
        return "hết công thức" if self.kind == "end" else f"“{self.text}”"


def composed(text: str) -> str:
    """The text with every accented letter as one sign: places are counted in it."""
    return normalize("NFC", text)


def tokens(text: str) -> list[Token]:
    """All tokens, the last one of kind "end"; ExpressionError for what belongs to no token."""
    text = composed(text)
    if len(text) > LONGEST:
        raise ExpressionError(f"công thức dài {len(text)} ký tự; nhiều nhất {LONGEST} ký tự.")
    found = list(_tokens(text))
    if len(found) == 1:
        raise ExpressionError("công thức trống; cần một công thức như da_lam / ke_hoach * maximum.")
    return found


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    clear = _parted_by_semicolon(text)
    inside: list[bool] = []
    named = False
    while True:
        match = _TOKEN.match(text, place)
        if match is None:
            start = len(text) - len(text[place:].lstrip())
            raise Token("sign", text[start], start, start + 1).wrong(
                f"không hiểu “{text[start]}”; dùng số, mã số liệu, + - * / ( ) < <= > >= = !=, "
                "and, or, not, min, max, abs, round, if."
            )
        kind = str(match.lastgroup)
        token = Token("end", "", *match.span(kind))
        if kind == "number":
            token = _number(match["number"], match.start(kind), in_function=bool(inside and inside[-1]))
        elif kind == "quoted":
            token = Token("name", match["quoted"].strip(), match.start(kind) - 1, match.end(kind) + 1)
        elif kind == "name":
            word = WORDS.get(match["name"].lower())
            token = Token("word" if word else "name", word or match["name"], *match.span(kind))
        elif kind == "sign":
            sign = match["sign"]
            token = Token("sign", _SAME.get(sign, sign), *match.span(kind))
            if sign == "(":
                inside.append(named and token.start not in clear)
            elif sign == ")" and inside:
                inside.pop()
        named = token.kind in ("word", "name") and token.text not in ("and", "or", "not")
        yield token
        if token.kind == "end":
            return
        place = match.end()


def _parted_by_semicolon(text: str) -> set[int]:
    """Places of the opening brackets whose values are parted by ``;``, so that a comma there is a decimal one."""
    opened: list[int] = []
    found: set[int] = set()
    for place, char in enumerate(text):
        if char == "(":
            opened.append(place)
        elif char == ")" and opened:
            opened.pop()
        elif char == ";" and opened:
            found.add(opened[-1])
    return found


def _number(text: str, start: int, *, in_function: bool) -> Token:
    """A number; refused where it can be read in two ways."""
    token = Token("number", text, start, start + len(text))
    if in_function and "," in text:
        decimal = (
            f"viết {text.replace(',', '.')} cho số thập phân, hoặc " if text.count(",") == 1 else "viết "
        )
        apart = text.replace(",", "; ")
        raise token.wrong(f"“{text}” trong hàm có hai cách đọc; {decimal}{apart} cho các giá trị khác nhau.")
    if sum(char.isdigit() for char in text) > _MOST_DIGITS:
        raise token.wrong(f"số “{text[:20]}…” quá dài; nhiều nhất {_MOST_DIGITS} chữ số.")
    try:
        return token._replace(value=Fraction(parse_decimal(text)))
    except NumberError as error:
        raise token.wrong(str(error)) from None
