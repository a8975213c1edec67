"""A stretch of numbers in words: "từ 70% đến dưới 100%", "trên 90%", "70%-<100%", "từ 95% trở lên", "02 cuộc"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, NamedTuple

_NUMBER = r"([0-9]{1,9}(?:[.,][0-9]{1,6})?)\s*(%)?"
_ABOVE = r"(?:từ\s+)?(?:trên|tren|vượt quá|vượt|lớn hơn|lon hon|cao hơn|nhiều hơn|hơn|quá|>(?!=))"
_FROM = (
    r"(?:>=|tối thiểu(?:\s+(?:từ|là))?|ít nhất|không dưới|không thấp hơn|không ít hơn|lớn hơn hoặc bằng"
    r"|(?<!đầu )(?:đạt\s+)?từ|\btu|trong khoảng)"
)
_BELOW = (
    r"(?:đến\s+)?(?:dưới|duoi|nhỏ hơn|nho hon|thấp hơn|ít hơn|chưa đạt|chưa đến|không đạt|chưa đủ|<(?!=))"
)
_TO = r"(?:<=|nhỏ hơn hoặc bằng|không quá|không vượt quá|nhiều nhất|tối đa|đến|tới|den)"
_WORD = rf"(?P<{{0}}>{_FROM}|{_ABOVE}|{_TO}|{_BELOW})?"
_NOUN = r"(?:\s*[^0-9<>=%,;:-]{{0,40}}?)?"
_TWO = re.compile(
    rf"(?P<one>{_FROM}|{_ABOVE})?\s*{_NUMBER}(?:\s*[^0-9<>=%;:()-]{{0,40}}?)?\s*(?:-|đến|tới|den|và|,|~)?\s*"
    rf"(?P<two>{_BELOW}|{_TO})?\s*{_NUMBER}"
)
_CHAIN = re.compile(rf"{_NUMBER}\s*(<=?)\s*[^0-9<>=]{{0,30}}\s*(<=?)\s*{_NUMBER}")
_ONE = re.compile(rf"(?P<one>{_ABOVE}|{_FROM}|{_BELOW}|{_TO})?\s*{_NUMBER}")
_DAY = re.compile(r"[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?")
_UP, _DOWN = re.compile(r"trở lên|tro len|\+$"), re.compile(r"trở xuống|tro xuong|trở lại")


class Range(NamedTuple):
    """Ends as in ``bands.Band``; ``plain``: a number alone, whose meaning depends on its neighbours.

    ``percent``: whether it is written with %; ``noun``: what stands behind the first number ("kế hoạch").
    """

    ge: Fraction | None = None
    gt: Fraction | None = None
    le: Fraction | None = None
    lt: Fraction | None = None
    plain: bool = False
    percent: bool = False
    noun: str = ""


def read(text: str) -> Range | None:
    """The range of numbers that a clause speaks of (small letters, plain signs); None where there is none."""
    text = _DAY.sub("", text)
    count = len(re.findall(_NUMBER, text))
    if not count:
        return None
    percent = "%" in text
    if chain := _CHAIN.search(text):
        low, high = _number(chain[1]), _number(chain[5])
        ends: dict[str, Any] = {
            "ge" if chain[3] == "<=" else "gt": low,
            "le" if chain[4] == "<=" else "lt": high,
        }
        return Range(**ends, percent=percent)
    if count >= 2 and (two := _TWO.search(text)):
        low, high = _number(two[2]), _number(two[5])
        if low < high:
            first = "gt" if re.fullmatch(_ABOVE, two["one"] or "") else "ge"
            last = "lt" if re.fullmatch(_BELOW, two["two"] or "") else "le"
            both: dict[str, Any] = {first: low, last: high}
            return Range(**both, percent=percent)
    one = _ONE.search(text)
    return _single(one, text, percent=percent) if one else None


def _single(one: re.Match[str], text: str, *, percent: bool) -> Range:
    """A range with one number."""
    value, word, rest = _number(one[2]), one["one"] or "", text[one.end() :]
    noun = _noun(rest)
    if _UP.search(rest):
        return Range(ge=value, percent=percent, noun=noun)
    if _DOWN.search(rest):
        return Range(le=value, percent=percent, noun=noun)
    if re.fullmatch(_ABOVE, word):
        return Range(gt=value, percent=percent, noun=noun)
    if re.fullmatch(_BELOW, word):
        return Range(lt=value, percent=percent, noun=noun)
    if re.fullmatch(_TO, word):
        return Range(le=value, percent=percent, noun=noun)
    return Range(ge=value, plain=not word, percent=percent, noun=noun)


def _noun(rest: str) -> str:
    """A short noun behind a number: "100% kế hoạch"."""
    found = re.match(r"\s*(?:số\s+)?([^\W\d_]+(?: [^\W\d_]+){0,3})\s*$", rest)
    return found[1] if found and found[1] not in ("trở lên", "trở xuống", "điểm") else ""


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))
