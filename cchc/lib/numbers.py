"""Vietnamese numbers both ways: decimals, percentages, fractions, Roman numerals. Never a float.

In Vietnamese writing the comma is the decimal sign and the point groups thousands; people type both, and
files from elsewhere have the English way, so input is read by its evidence and refused where it allows
two readings.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

Reading = Literal["decimal", "thousands"]

_DIGITS_ONLY = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_SIGNS = {"-": -1, "−": -1, "–": -1, "+": 1}
#: More digits than any figure of an office has; longer input is refused instead of rounded.
_MAX_DIGITS = 60
_EXACT = Context(prec=2 * _MAX_DIGITS)


class NumberError(ValueError):
    """The text is no number, or one that can be read in two ways."""


def parse_decimal(text: str, reading: Reading | None = None) -> Decimal:
    """The number written here: ``88,18``, ``88.18``, ``88.424,5``, ``1.234.567``, ``1 234``, ``-5``.

    ``1.234`` and ``1,234`` can mean 1234 or 1,234: NumberError, unless ``reading`` says which. Raises
    NumberError with one Vietnamese sentence for what is no number. The answer keeps every digit typed.
    """
    shown = text.strip().replace("\u00a0", " ").replace("\u202f", " ")
    sign = _SIGNS.get(shown[:1])
    body = shown[1:].strip() if sign else shown
    if len(body) > _MAX_DIGITS or not body.isascii():
        raise _no_number(text)
    value = Decimal(_plain(body, text, reading))
    return -value if sign == -1 else value


def _no_number(text: str) -> NumberError:
    shown = text.strip()[:40]
    return NumberError(f"“{shown}” không phải là số; hãy ghi như 88,18 hoặc 88.424,5.")


def _plain(body: str, text: str, reading: Reading | None) -> str:
    """The digits with at most one point, as Decimal wants them."""
    if _DIGITS_ONLY.fullmatch(body):
        return body
    if _AMBIGUOUS.fullmatch(body):
        return _decide(body, text, reading)
    if _GROUPED.fullmatch(body) and body[0] != "0":
        return re.sub("[., ]", "", body)
    mark = max(body.rfind(","), body.rfind("."))
    whole, fraction = body[:mark], body[mark + 1 :]
    if mark < 0 or not _DIGITS_ONLY.fullmatch(fraction):
        raise _no_number(text)
    grouped = _GROUPED.fullmatch(whole) and body[mark] not in whole and whole[0] != "0"
    if not grouped and not _DIGITS_ONLY.fullmatch(whole):
        raise _no_number(text)
    return re.sub("[., ]", "", whole) + "." + fraction


def _decide(body: str, text: str, reading: Reading | None) -> str:
    """One mark before three digits: as told, else refused with both readings."""
    whole, fraction = re.split("[.,]", body)
    if reading == "decimal":
        return f"{whole}.{fraction}"
    if reading == "thousands":
        return whole + fraction
    raise NumberError(
        f"“{text.strip()}” có hai cách đọc: {whole}{fraction} hoặc {whole},{fraction} (phần nghìn); "
        f"hãy ghi {whole}{fraction} hoặc {whole},{fraction}0."
    )


def format_decimal(value: Decimal | int, places: int | None = None) -> str:
    """The number in Vietnamese writing: ``88.424``, ``-1.234,50``.

    ``places``: digits after the comma, rounded half up once; None shows all that are there, without the
    zeros at the end.
    """
    exact = Decimal(value)
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    sign, shown = ("-", f"{-exact:f}") if exact < 0 else ("", f"{abs(exact):f}")
    whole, _, fraction = shown.partition(".")
    if places is None:
        fraction = fraction.rstrip("0")
    return f"{sign}{int(whole):,}".replace(",", ".") + ("," + fraction if fraction else "")


def format_percent(share: Decimal, places: int = 2) -> str:
    """A share (1 is everything) as a percentage with this many places: 0.9424 gives ``94,24%``."""
    return format_decimal(_EXACT.multiply(share, Decimal(100)), places) + "%"


def parse_fraction(text: str) -> tuple[int, int]:
    """A rank or a count out of a total, ``37/63``; NumberError when it isn't one or its total is 0."""
    match = re.fullmatch(r"\s*([0-9]{1,9})\s*/\s*([0-9]{1,9})\s*", text)
    if not match or int(match[2]) == 0:
        raise NumberError(f"“{text.strip()[:40]}” không phải là tỷ số; hãy ghi như 37/63, mẫu số khác 0.")
    return int(match[1]), int(match[2])


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def to_roman(value: int) -> str:
    """1 to 3999 as a Roman numeral; ValueError outside."""
    if not 1 <= value <= 3999:
        raise ValueError(f"{value} không viết được bằng chữ số La Mã; chỉ từ 1 đến 3999.")
    out = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        out += letters * count
    return out


def from_roman(text: str) -> int:
    """The value of a Roman numeral in its one correct spelling, any case; NumberError otherwise."""
    letters, value = text.strip().upper()[:20], 0
    rest = letters
    for amount, sign in _ROMAN:
        while rest.startswith(sign):
            value, rest = value + amount, rest[len(sign) :]
    if rest or not 1 <= value <= 3999 or to_roman(value) != letters:
        raise NumberError(f"“{text.strip()[:40]}” không phải là số La Mã, như II, IV, XII.")
    return value
