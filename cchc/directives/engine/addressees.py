"""Names of agencies, groups and persons, read where they stand.

``read`` takes an offset and gives the longest name phrase that starts there: it goes word by word until a verb,
a word that never stands in a name, or a mark that opens something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.directives.engine import lexicon
from cchc.directives.engine.canvas import words
from cchc.directives.engine.departments import department
from cchc.directives.engine.joint_names import joint_name
from cchc.directives.engine.name_heads import NOT_A_NAME, head_at
from cchc.directives.engine.verbs import own_act, verb_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.directives.engine.canvas import Canvas

#: Words a name phrase may have at most: twelve departments in a row have sixty.
_LONGEST = 160

_TOKEN = re.compile(r"[\w'’&]+|[^\w\s]")


@dataclass(frozen=True)
class Name:
    """A phrase that names addressees: its range, trimmed."""

    start: int
    end: int


@lru_cache(maxsize=1)
def _inside() -> re.Pattern[str]:
    return words(f"(?:{lexicon.INSIDE})" + r"\b")


_LIST_WORD = (
    r"(?:va |cung )?(?:cac |nhung )?(?:so|ban|nganh|bo|dia phuong|don vi|co quan|doan the|cap"
    r"|huyen|thi xa|thanh pho|thi tran|xa|phuong|dac khu|to chuc|hoi|truong|phong"
    r"|doanh nghiep|nganh|cong an|uy ban|ubnd|hdnd|lien quan|co lien quan|tinh|quan|thi|thanh"
    r"|khoi|cong chuc|vien chuc|can bo|nguoi lao dong|ca nhan|tap the|dang uy|chi bo|trung tam"
    r"|van phong|thu truong|chu tich|giam doc|dong chi|quan doi|mat tran)\b"
)


def read(canvas: Canvas, at: int, end: int) -> Name | None:
    """The name phrase that starts at ``at``, or None when no name starts there."""
    at = canvas.skip(at, end)
    head = head_at(canvas, at, end)
    if head is None:
        return None
    whole = joint_name(canvas, at)
    behind = min(max(head.end(), whole.end() if whole else 0), end)
    stop = _scan(canvas, at, behind, end, closed=whole is not None and whole.end() == behind)
    start, last = canvas.trim(at, stop)
    last = _drop_aside(canvas, start, _drop_tail(canvas, start, last))
    return Name(start, last) if last > start else None


def _drop_tail(canvas: Canvas, start: int, end: int) -> int:
    """Leave out a dangling "và", "cùng" behind the last name."""
    tail = words(r" (?:va|cung|dong thoi|hoac)$").search(canvas.plain, max(start, end - 20), end)
    return canvas.trim(start, tail.start())[1] if tail else end


def _drop_aside(canvas: Canvas, start: int, end: int) -> int:
    """Leave out a bracket behind the whole name, which explains it: "Các chủ rừng (công ty, hộ nhận khoán)"."""
    opening = canvas.plain.rfind("(", start, end) if canvas.plain[end - 1] == ")" else -1
    return canvas.trim(start, opening)[1] if opening > start else end


def _scan(canvas: Canvas, start: int, at: int, end: int, *, closed: bool) -> int:
    """Where the phrase ends: the first token that cannot belong to it; ``closed``: a whole name is read already."""
    for _ in range(_LONGEST):
        token = _TOKEN.search(canvas.plain, at, end)
        if token is None:
            return end
        named = department(canvas, token.start()) if canvas.capital(token.start()) else None
        if named:
            at, closed = named.end(), True
            continue
        inside = _inside().match(canvas.plain, token.start(), end)
        if inside and not canvas.capital(token.start()):
            at = inside.end()
            closed = closed or inside.group().endswith("lien quan")
            continue
        if closed and _foreign(canvas, token):
            return token.start()
        after = _word(canvas, token, end) if token.group()[0].isalnum() else _mark(canvas, start, token, end)
        closed = token.group() in _LEVELS and not canvas.capital(token.start())
        if after is None:
            return token.start()
        at = after
    return at


#: Words of administrative level; behind one, and behind a department's own name, a name is complete.
_LEVELS = {"tinh", "huyen", "tw", "phu"}
_MAY_FOLLOW = set(
    "va cung cac cap thi thanh pho xa phuong huyen quan tinh dac khu khac lien tren truc thuoc"
    " trong trung tran nuoc cua tai o".split()
)


def _foreign(canvas: Canvas, token: re.Match[str]) -> bool:
    """A small word behind a complete name that is no part of it, whether or not the lexicon knows it as a
    verb.
    """
    return (
        token.group()[0].isalpha() and not canvas.capital(token.start()) and token.group() not in _MAY_FOLLOW
    )


def _word(canvas: Canvas, token: re.Match[str], end: int) -> int | None:
    """End of a word that belongs to the name, or None."""
    at = token.start()
    if canvas.capital(at):
        return token.end()
    if token.group()[0].isdigit():
        return token.end() if _kept_digit(canvas, at, token.group()) else None
    if _stops(canvas, token) or verb_at(canvas, at, end) or own_act(canvas, at, end):
        return None
    return token.end()


def _stops(canvas: Canvas, token: re.Match[str]) -> bool:
    """A word that ends every name, also as scans write it; "hàng" in "ngân hàng" and "đồng" in "hội đồng" are parts
    of nouns.
    """
    seen = canvas.text[token.start() : token.end()].lower()
    if seen == "hàng":
        return not words(r"(?:ngan|cua|nha|don|khach|hang) $").search(
            canvas.plain, max(0, token.start() - 8), token.start()
        )
    if seen == "đồng":
        return not words(r"(?:hoi|cong|hop) $").search(canvas.plain, max(0, token.start() - 6), token.start())
    return seen in lexicon.STOPS or seen == "xong" or (canvas.scanned and seen in lexicon.SCANNED_STOPS)


def _kept_digit(canvas: Canvas, at: int, digits: str) -> bool:
    """Numbers within names: "Đề án 06", "khu vực 3", "Khối 1"."""
    before = words(r"(?:an|so|vung|vuc|phuong|quan|khoi|khu|cum) $").search(canvas.plain, max(0, at - 9), at)
    return len(digits) <= 2 and before is not None


def _mark(canvas: Canvas, start: int, token: re.Match[str], end: int) -> int | None:
    """What a punctuation mark does to a name phrase: where reading goes on, or None."""
    rule = _MARKS.get(token.group())
    return rule(canvas, start, token.start(), end) if rule else None


def _comma(canvas: Canvas, start: int, at: int, end: int) -> int | None:
    follow = canvas.skip(at + 1, end)
    if canvas.match(r"chong ", follow, end) and canvas.plain.endswith("phong", start, at):
        return at + 1
    if canvas.match(_LIST_WORD, follow, end) and not canvas.match(NOT_A_NAME, follow, end):
        return at + 1
    if head_at(canvas, follow, end):
        return at + 1
    if not canvas.capital(follow):
        return None
    return at + 1 if department(canvas, follow) or not verb_at(canvas, follow, end, opening=True) else None


def _semicolon(canvas: Canvas, start: int, at: int, end: int) -> int | None:
    """A list of addressees goes on behind a semicolon when a name stands there."""
    follow = canvas.skip(at + 1, end)
    if not head_at(canvas, follow, end):
        return None
    return at + 1


def _dash(canvas: Canvas, start: int, at: int, end: int) -> int | None:
    follow = canvas.skip(at + 1, end)
    return (
        at + 1 if follow < end and (canvas.capital(follow) or canvas.match(_LIST_WORD, follow, end)) else None
    )


def _bracket(canvas: Canvas, start: int, at: int, end: int) -> int | None:
    """A short aside belongs to the name: "Ủy ban nhân dân (UBND) các huyện"."""
    close = canvas.plain.find(")", at, min(end, at + 120))
    if close < 0 or words(r"\d{1,2}/\d|qua |trong |truoc |theo |tru ").search(canvas.plain, at, close):
        return None
    return close + 1


def _colon(canvas: Canvas, start: int, at: int, end: int) -> int | None:
    """ "Các Sở: Tài chính, Nội vụ": the colon after a bare plural head opens the list of names."""
    bare = words(r"\b(?:so|bo|ban|nganh|co quan|don vi)$").search(canvas.plain, max(start, at - 12), at)
    follow = canvas.skip(at + 1, end)
    return at + 1 if bare and department(canvas, follow) else None


def _dot(canvas: Canvas, start: int, at: int, end: int) -> int | None:
    """Short forms (TP., TX.), and a scan's full stop for a comma ("các bộ. ngành")."""
    if words(r"\b(?:tp|tx|tt|ubnd|hdnd|p|q|th)$").search(canvas.plain, max(start, at - 6), at):
        return at + 1
    follow = canvas.skip(at + 1, end)
    return at + 1 if not canvas.capital(follow) and canvas.match(_LIST_WORD, follow, end) else None


def _slash(canvas: Canvas, start: int, at: int, end: int) -> int | None:
    return at + 1 if at + 1 < end and canvas.plain[at + 1].isalpha() else None


_MARKS: dict[str, Callable[[Canvas, int, int, int], int | None]] = {
    ",": _comma,
    ";": _semicolon,
    "-": _dash,
    "(": _bracket,
    ":": _colon,
    ".": _dot,
    "/": _slash,
}
