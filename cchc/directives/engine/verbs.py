"""Where a verb of duty starts.

A word that begins with a capital in the middle of a sentence belongs to a name (Ban Chỉ đạo), not to an order;
callers that look at the start of a sentence ask with ``opening=True``.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.directives.engine import lexicon
from cchc.directives.engine.canvas import plain, words

if TYPE_CHECKING:
    import re

    from cchc.directives.engine.canvas import Canvas

#: First syllables with which a following one-syllable verb makes a noun: công lập, chương trình, bàn giao.
_NOUN_FIRST = set(
    "cong dan doc chuong quy ban hanh qua tien lo ngoai bo trung phan chuyen xac doi dai muc"
    " chinh phat giao tai cap nguon so luc the dao cai sang che cac hai ba cung".split()
)

#: Words that no noun holds as its second half: "các sở phải".
_MODALS = {"phải", "cần"}

#: Phrases that begin like a verb and are nouns.
_NOUN = (
    r"(?:to chuc(?:,| va) (?:ca nhan|cong dan|doanh nghiep|nguoi)|to chuc (?:thuoc|(?:co )?lien quan|khac"
    r"|dang|chinh tri|hoi|bo may|co so|ca nhan|hanh chinh|tin dung|doan|su nghiep|quoc te)\b|bao cao (?:so|tai|cua"
    r"|nay|tai chinh)\b|huong dan so"
    r"|thong bao (?:so|ket luan|nay)|quyet dinh (?:so|nay|cua|tai|giao|phe duyet)\b|ke hoach"
    r"|thanh tra (?:tinh|chinh phu|huyen|so|bo)\b|dau tu cong\b|cai cach hanh chinh (?:la|nam|cua"
    r"|duoc)\b|quan ly nha nuoc\b|thu (?:tuc|truong|ky|tuong|nhap|vien|ngan sach)"
    r"|giao (?:duc|thong|dich|vien|uoc|dien|luu|su|dat)\b|tang (?:truong|them|gia)\b|trinh (?:do"
    r"|tu)\b|xet xu\b|lap (?:truong|luan)\b|cap (?:uy|huyen|xa|tinh|co|tren|duoi|pho|truong|quoc"
    r"|bach|thiet|do|hoc|so|bo|phong|trung|thoi|nuoc|dien)\b|mo (?:hinh|cua|dau)\b"
    r"|chuyen (?:vien|mon|de|nganh|gia|trang|muc|nganh|bien|cong|san)\b|tao (?:hinh|nhan)\b"
    r"|thu [2-7]|dua tin\b|cu (?:tri|the(?! hoa)|dan)\b|chia (?:buon)|tra (?:cuu)|truyen thong (?:tinh|so"
    r"|cua)|kiem toan|nhap (?:khau)|bao ve moi truong\b|vung|lanh dao (?:tinh|so|ubnd|uy ban|cac"
    r"|don vi|bo|van phong|huyen|chinh phu|dang)|xa (?:hoi)"
    r"|coi (?:nhu)|thu do|thu huong|moi truong|moi (?:nguoi|co|to)|khoi|dung (?:dau|quy|han|thoi"
    r"|tien|muc|nghia|theo|ra|thu)\b|dat\b)"
)


@lru_cache(maxsize=1)
def _first_letters() -> frozenset[str]:
    """The two letters that a verb or order adverb can begin with."""
    return frozenset(first[:2] for first in lexicon.duty_words())


@lru_cache(maxsize=1)
def _noun() -> re.Pattern[str]:
    return words(_NOUN)


def verb_at(canvas: Canvas, at: int, end: int, *, opening: bool = False) -> int | None:
    """End of the verb or order adverb that starts at ``at``, or None."""
    if canvas.plain[at : at + 2] not in _first_letters():
        return None
    stop = at
    while stop < end and canvas.plain[stop].isalpha():
        stop += 1
    options = lexicon.duty_words().get(canvas.plain[at:stop])
    if not options or (canvas.capital(at) and not opening):
        return None
    for rest, whole in options:
        found = words(lexicon_rest(rest)).match(canvas.plain, stop, end)
        if (
            found
            and _agrees(canvas, at, found.end(), rest, whole, opening)
            and not _noun().match(canvas.plain, at, end)
        ):
            return found.end()
    return None


@lru_cache(maxsize=1024)
def lexicon_rest(rest: str) -> str:
    """The pattern of a verb's later syllables, closed at a word's end."""
    return rest + r"\b"


def _agrees(canvas: Canvas, start: int, end: int, rest: str, whole: str, opening: bool) -> bool:
    """The accents agree, or a scan lost them; a one-syllable verb is not the second half of a noun."""
    seen = " ".join(canvas.text[start:end].lower().split())
    if seen == "cùng" and canvas.match(r" cap\b", end, end + 12):
        return False
    if rest and not opening and any(c.isupper() for c in canvas.text[start + 1 : end]):
        return False
    if seen != whole and not _lost(canvas, seen, whole, rest):
        return False
    return bool(rest) or opening or whole in _MODALS or _syllable_before(canvas, start) not in _NOUN_FIRST


def _lost(canvas: Canvas, seen: str, whole: str, rest: str) -> bool:
    """Whether ``seen`` is ``whole`` with another tone placement, or with accents a scan lost."""
    if sorted(unicodedata.normalize("NFD", seen)) == sorted(unicodedata.normalize("NFD", whole)):
        return True
    return (canvas.scanned and seen not in lexicon.CONFUSED) or (rest != "" and seen == plain(whole))


def own_act(canvas: Canvas, at: int, end: int) -> bool:
    """Whether "tự" stands at ``at`` before a verb ("các Sở tự rà soát"), not in a noun ("tổ tự quản")."""
    own = canvas.match(r"tu ", at, end)
    told = own is not None and (canvas.scanned or canvas.text[at : at + 2] == "tự")
    return own is not None and told and verb_at(canvas, own.end(), end) is not None


def _syllable_before(canvas: Canvas, at: int) -> str:
    stop = at
    while stop > 0 and canvas.plain[stop - 1] == " " and at - stop < 4:
        stop -= 1
    start = stop
    while start > 0 and canvas.plain[start - 1].isalpha() and stop - start < 12:
        start -= 1
    return canvas.plain[start:stop]
