"""Vietnamese number words both ways: *hai mươi mốt* and 21, up to thousands of billions (below 10¹⁵).

Source: the rules of Vietnamese schoolbooks: *mốt*, *tư*, *lăm* after mươi; *linh* (in the South *lẻ*) for
an empty ten; *không trăm* for an empty hundred inside a longer number. Reading also takes variants in
use: lẻ, nhăm, ngàn, *hai tư* for 24, *một nghìn linh năm*. What people say with two meanings (*một nghìn
hai*) is refused.
"""

from __future__ import annotations

from cchc.lib.numbers import NumberError
from cchc.lib.vntext import nfc

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ")
_VALUES = {word: value for value, word in enumerate(_DIGITS)}
_SHORT = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_ONES = {word: value for word, value in _VALUES.items() if value} | _SHORT | {"bẩy": 7}
_SCALE_VALUES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_EMPTY_TEN = ("linh", "lẻ")
LIMIT = 10**15


def _pair(tens: int, ones: int, *, inside: bool) -> list[str]:
    """The words of the last two digits; ``inside``: something stands before them."""
    if tens == 0:
        return [*(["linh"] if inside else []), _DIGITS[ones]] if ones else []
    head = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return [*head, special.get(ones, _DIGITS[ones])] if ones else head


def _group(value: int, *, inside: bool) -> list[str]:
    """The words of a group of three digits."""
    hundreds, rest = divmod(value, 100)
    head = [_DIGITS[hundreds], "trăm"] if hundreds or inside else []
    return head + _pair(*divmod(rest, 10), inside=bool(head))


def to_words(value: int) -> str:
    """The number in words: 21 gives *hai mươi mốt*, 1005 *một nghìn không trăm linh năm*.

    0 to 10¹⁵ - 1, ValueError outside.
    """
    if not 0 <= value < LIMIT:
        raise ValueError(f"{value} không đọc được bằng chữ; chỉ từ 0 đến dưới {LIMIT}.")
    if value == 0:
        return _DIGITS[0]
    words: list[str] = []
    high, low = divmod(value, 10**9)
    for part, scales in ((high, ("nghìn", "")), (low, ("triệu", "nghìn", ""))):
        words += _part(part, scales, words)
        if scales[0] == "nghìn" and words:
            words.append("tỷ")
    return " ".join(words)


def _part(part: int, scales: tuple[str, ...], before: list[str]) -> list[str]:
    """The words of up to three groups, each with its scale; empty groups are left out."""
    words: list[str] = []
    for index, scale in enumerate(scales):
        group = part // 1000 ** (len(scales) - 1 - index) % 1000
        if group:
            words += _group(group, inside=bool(before or words))
            words += [scale] if scale else []
    return words


def from_words(text: str) -> int:
    """The number these words say: *hai mươi mốt* gives 21; any case; NumberError otherwise."""
    words = nfc(text).lower().split()
    value = _billions(words) if words else None
    if value is None or value >= LIMIT:
        raise NumberError(f"“{text.strip()[:60]}” không phải là số viết bằng chữ, như “hai mươi mốt”.")
    return value


def _billions(words: list[str]) -> int | None:
    """The value of words with *tỷ* once at most: what stands before it counts billions."""
    for index, word in enumerate(words):
        if word in ("tỷ", "tỉ"):
            high = _scaled(words[:index], [10**6, 10**3])
            low = _scaled(words[index + 1 :], [10**6, 10**3]) if words[index + 1 :] else 0
            return None if not high or low is None else high * 10**9 + low
    return _scaled(words, [10**6, 10**3])


def _scaled(words: list[str], scales: list[int]) -> int | None:
    """The value of words whose scale words, if any, are these in falling order."""
    total = 0
    for scale in scales:
        at = next((i for i, word in enumerate(words) if _SCALE_VALUES.get(word) == scale), None)
        if at is None:
            continue
        group = _small(words[:at], inside=total > 0)
        if not group:
            return None
        total, words = total + group * scale, words[at + 1 :]
    if not words:
        return total or None
    rest = _small(words, inside=total > 0)
    return None if rest is None else total + rest


def _small(words: list[str], *, inside: bool) -> int | None:
    """The value of words below a thousand; ``inside``: at a longer number's end."""
    hundreds = 0
    if len(words) >= 2 and words[1] == "trăm":
        if words[0] not in _DIGITS:
            return None
        hundreds, words, inside = _VALUES[words[0]] * 100, words[2:], True
        if not words:
            return hundreds
    if inside and len(words) == 2 and words[0] in _EMPTY_TEN:
        below = _ONES.get(words[1])
    else:
        below = _below_hundred(words)
    if below is None or (inside and len(words) == 1 and below < 10):
        return None
    return hundreds + below


def _below_hundred(words: list[str]) -> int | None:
    """The value of one to three words below a hundred."""
    match words:
        case [digit] if digit in _VALUES:
            return _VALUES[digit]
        case ["mười"]:
            return 10
        case ["mười", ones] if ones in _ONES:
            return 10 + _ONES[ones]
        case [tens, "mươi"] if _VALUES.get(tens, 0) > 1:
            return _VALUES[tens] * 10
        case [tens, "mươi", ones] if _VALUES.get(tens, 0) > 1 and ones in _ONES:
            return _VALUES[tens] * 10 + _ONES[ones]
        case [tens, ones] if _VALUES.get(tens, 0) > 1 and ones in _SHORT:
            return _VALUES[tens] * 10 + _SHORT[ones]
        case _:
            return None
