"""A rule text cut into clauses: what must hold, and the points that it gives.

"Hoàn thành 100% kế hoạch: 1; 70%-<100%: 0,5; dưới 70%: 0" has three. Signs are made plain first: dashes, ≥, spaces.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from cchc.lib.vntext import nfc

#: Longer texts are no rule of points.
_LONGEST = 4000
_LONGEST_PART = 400
_NUMBER = r"[0-9]{1,6}(?:[.,][0-9]{1,6})?"
_POINTS = rf"(?P<number>{_NUMBER})(?P<percent>\s*%)?(?P<word>\s*(?:số\s+)?(?:điểm|đ)\b(?:\s*tối đa)?)?"
_FULL = r"(?P<full>(?:điểm\s+)?tối đa(?:\s+điểm)?|đủ điểm|trọn điểm)"
_LINK = r"(?:\s*[:=]\s*|\s+(?:thì\s+)?(?:được|chấm|cho|tính)\s*(?:là\s+)?:?\s*|\s+-\s+|\s*\()"
_END = re.compile(
    rf"^(?P<what>.*?){_LINK}(?P<minus>(?:bị\s+)?trừ\s+)?(?:{_POINTS}|{_FULL})\)?$", re.IGNORECASE | re.DOTALL
)
_MINUS = re.compile(
    rf"^(?P<what>.*?)[\s,:]+(?:bị\s+|thì\s+)*trừ\s+{_POINTS}(?P<each>\s*/\s*.+)?$", re.IGNORECASE
)
_CAP = re.compile(
    rf"^(?P<what>(?:(?:nhưng|tổng|điểm|cộng)\s+)*(?:tối đa|không quá|nhiều nhất)(?:\s+là)?)\s+{_POINTS}$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"\s*\(\s*((?:tổng |điểm )*(?:tối đa|không quá|nhiều nhất)[^)]{0,40})\)", re.IGNORECASE
)
_FORMULA = re.compile(
    r"công thức|theo tỷ lệ|theo quãng|tỷ lệ tương ứng|tương ứng với tỷ lệ|nội suy"
    r"|[×x*]\s*(?:điểm tối đa|[0-9.,]+\s*/\s*[0-9])|điểm tối đa\s*[×x*]",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"^(?:{_POINTS}|{_FULL})\s+(?:nếu|khi)\s+(?P<what>.+)$", re.IGNORECASE)
_NOTHING = re.compile(r"[\s,:]+(?:thì\s+)?không\s+(?:có|được|tính|được tính|chấm)\s+điểm$", re.IGNORECASE)
_NOTE = re.compile(r"(?<=[0-9%mđ])\s*\([^()0-9]{2,60}\)$")
_FLOOR = re.compile(
    r"^(?:nhưng\s+)?(?:không trừ quá (?:số )?điểm tối đa|(?P<below>có thể trừ đến\s*-\s*)(?P<number>[0-9.,]+)\s*điểm)$"
)
_BULLET = re.compile(r"^(?:[-+•*]|[a-zđ0-9]\))\s*")
_CUT = re.compile(r"[;\n]+|(?<=[0-9%mđ])\.\s+(?=[A-ZĐÀ-Ỹ])")
_COMMA = re.compile(r"(?<=[0-9%mđa])\s*[,/]\s+(?=[^\s0-9≥≤<>=])")


class Unread(ValueError):
    """A text that cannot be read: a Vietnamese clause that says what is unclear."""


class Clause(NamedTuple):
    """What must hold, in small letters; points, a percentage of the maximum, "full", "minus", "floor", "formula".

    ``value``: points (or the percentage) given, or taken off for "minus" and "minus_percent".
    """

    what: str
    kind: str
    value: Fraction = Fraction(0)
    written: str = ""

    def points(self, maximum: Fraction | None) -> Fraction | None:
        """Points given; None where that depends on a maximum that is not known, or is no fixed number."""
        if self.kind == "points":
            return self.value
        if self.kind == "full":
            return maximum
        return maximum * self.value / 100 if self.kind == "percent" and maximum is not None else None


def plain(text: str) -> str:
    """The text with one way of writing signs."""
    text = nfc(text).replace("\u00a0", " ").replace("\t", " ").replace("\r", "\n")
    for signs, sign in (("–—−‒‑", "-"), ("≥⩾", ">="), ("≤⩽", "<="), ('“”"‘’', "")):
        for each in signs:
            text = text.replace(each, sign)
    text = re.sub(r"=\s*>|>\s*=", ">=", text)
    text = re.sub(r"=\s*<|<\s*=", "<=", text)
    text = re.sub(r"([0-9])\s+%", r"\1%", text)
    text = re.sub(r"trừ\s+(tối đa|không quá|nhiều nhất)", r"\1 trừ", text, flags=re.IGNORECASE)
    return re.sub(r"[ ]+", " ", text).strip()


def clauses(text: str) -> list[Clause]:
    """The clauses of a text; Unread for a part without points, or a text that is far too long."""
    if len(text) > _LONGEST:
        raise Unread(f"đoạn chữ dài {len(text)} ký tự, không phải một cách tính điểm")
    apart = _IN_BRACKETS.sub(r"; \1", plain(text))
    parts = [piece for part in _CUT.split(apart) for piece in _split(part)]
    clean = (_BULLET.sub("", part.strip()).strip(" .,") for part in parts)
    kept = [part for part in clean if part]
    if not kept:
        raise Unread("chưa ghi cách tính")
    return [_clause(part) for part in kept]


def _split(part: str) -> list[str]:
    """A part cut at commas that stand behind points: "Đạt: 1 điểm, không đạt: 0 điểm"."""
    pieces = _COMMA.split(part)
    if len(pieces) > 1 and all(_end(piece.strip(" .,")) for piece in pieces):
        return pieces
    return [part]


def _end(part: str) -> re.Match[str] | None:
    return _END.match(part) or _CAP.match(part) or _MINUS.match(part)


def _clause(part: str) -> Clause:
    """One part."""
    if len(part) > _LONGEST_PART:
        raise Unread(f"“{part[:60]}…” dài {len(part)} ký tự; cắt thành từng mức bằng dấu chấm phẩy")
    part = _NOTHING.sub(": 0", _NOTE.sub("", part))
    if floor := _FLOOR.match(part.lower()):
        return Clause("", "floor", -Fraction((floor["number"] or "0").strip(".,").replace(",", ".")), part)
    if _FORMULA.search(part):
        return Clause(part.lower(), "formula", written=part)
    minus = _MINUS.match(part)
    if minus and minus["what"].strip():
        return _of(minus, minus["what"] + (minus["each"] or ""), minus=True)
    if (first := _FIRST.match(part)) and (first["word"] or first["full"]):
        return _of(first, first["what"], minus=False)
    found = _CAP.match(part) or _END.match(part)
    if not found:
        raise Unread(f"“{part[:60]}” chưa có số điểm (ghi như “Đạt yêu cầu: 1”)")
    return _of(found, found["what"], minus=bool(found.groupdict().get("minus")))


def _of(found: re.Match[str], what: str, *, minus: bool) -> Clause:
    written = what.strip(" :,.-(")
    said = written.lower()
    if found.groupdict().get("full"):
        return Clause(said, "full", written=written)
    value = Fraction(found["number"].replace(",", "."))
    percent = bool(found["percent"])
    kind = ("minus_percent" if percent else "minus") if minus else ("percent" if percent else "points")
    return Clause(said, kind, value, written)
