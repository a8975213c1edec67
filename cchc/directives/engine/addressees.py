"""Names of agencies, groups and persons, read where they stand.

``read`` takes an offset and gives the longest name phrase that starts there: it goes word by word until a verb,
a word that never stands in a name, or a mark that opens something else. ``parties`` divides the phrase: named
bodies one by one (a shared head is not repeated: "Các Sở Tài chính, Nội vụ" are two), a class of units whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.directives.engine import lexicon
from cchc.directives.engine.canvas import plain, words
from cchc.directives.engine.joint_names import joint_name, joint_names
from cchc.directives.engine.model import Party
from cchc.directives.engine.verbs import verb_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.directives.engine.canvas import Canvas

    Resolver = Callable[[str], str | None]

#: Words a name phrase may have at most: twelve departments in a row have sixty.
_LONGEST = 160

_LETTERS = re.compile(r"[a-z]+")
_TOKEN = re.compile(r"[\w'’&]+|[^\w\s]")


@dataclass(frozen=True)
class Name:
    """A phrase that names addressees: its range, trimmed."""

    start: int
    end: int


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    unit, person, group = (
        lexicon.alternation(w) for w in (lexicon.UNIT_HEADS, lexicon.PERSON_HEADS, lexicon.GROUP_HEADS)
    )
    return words(
        rf"(?:(?P<many>{lexicon.QUANTIFIERS}) )?(?:cac )?(?:dong chi |d/c |ong |ba )?"
        rf"(?:(?P<person>{person})|(?P<unit>{unit})|(?P<group>{group}))\b"
    )


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The words that a head can begin with: its own first one, or what may stand before it."""
    before = {"tat", "toan", "cac", "nhung", "tung", "mot", "dong", "d", "ong", "ba"}
    sources = (lexicon.UNIT_HEADS, lexicon.PERSON_HEADS, lexicon.GROUP_HEADS)
    heads = (_LETTERS.match(plain(w)) for source in sources for w in lexicon.listed(source))
    return frozenset(before | {first.group() for first in heads if first})


@lru_cache(maxsize=1)
def _inside() -> re.Pattern[str]:
    return words(f"(?:{lexicon.INSIDE})" + r"\b")


def head_at(canvas: Canvas, at: int, end: int) -> re.Match[str] | None:
    """The head of a name at ``at``: a quantifier, then a word that names bodies, persons or classes."""
    first = _LETTERS.match(canvas.plain, at, end)
    if first is None or first.group() not in _first_words():
        return None
    found = _head().match(canvas.plain, at, end)
    if found is None or canvas.match(_NOT_A_NAME, at, end):
        return None
    if not _true_head(canvas, found):
        return None
    if found["many"] or found["person"] or canvas.capital(at):
        return found
    if found["group"]:
        return found if canvas.match(_GROUP_ALONE, at, end) else None
    named = canvas.capital(canvas.skip(found.end(), end)) or canvas.match(_LEVEL_NEXT, found.end(), end)
    return found if named else None


def _true_head(canvas: Canvas, found: re.Match[str]) -> bool:
    """A head of one syllable agrees in its accents (Sở, not Số; Ban, not Bản) unless a scan lost them."""
    kind = found.lastgroup or "unit"
    seen = canvas.text[found.start(kind) : found.end(kind)].lower()
    if " " in found[kind] or seen in _heads_written():
        return True
    return canvas.scanned and seen not in _NOT_HEADS


@lru_cache(maxsize=1)
def _heads_written() -> frozenset[str]:
    """All heads with their accents."""
    sources = (lexicon.UNIT_HEADS, lexicon.PERSON_HEADS, lexicon.GROUP_HEADS)
    return frozenset(w for source in sources for w in lexicon.listed(source))


#: One-syllable words that look like heads in a scan and are none.
_NOT_HEADS = set(
    "số bố bỏ bó bản bán bạn bàn đổi đối dối tờ to tớ hỏi hồi hợi đoán đoạn bảo bao bão quy quý"
    " quỳ viên viễn vu vũ xa xả "
    "xạ quán quân quản quần nha nhã hổ hồ ba bá bả cum cúm đặng dang đáng đang phong phông bến"
    " bền xám thước thuê tính tình".split()
)
#: Classes that may stand without "các": "địa phương đó", "cấp ủy Đảng", "ngành chức năng".
_GROUP_ALONE = (
    r"(?:dia phuong|don vi|co quan|cap uy|chinh quyen|chu dau tu|nha thau"
    r"|doanh nghiep (?:nha nuoc|tham gia)|cap (?:co tham quyen|tren|uy|duoi)"
    r"|nganh (?:chuc nang|y te|giao duc|cong an|thue|nong nghiep|cong thuong|ngan hang|noi vu"
    r"|tai chinh)|luc luong|so, (?:ban|nganh)|ban, nganh|phong, ban)\b"
)


#: Phrases that begin like a name and are none.
_NOT_A_NAME = (
    r"(?:lanh dao,? (?:va )?(?:chi dao|to chuc (?:thuc|trien)|trien khai|thuc hien|quan triet|ra soat|doi moi|xay dung"
    r"|day manh|tang cuong|nang cao|dieu hanh|kiem tra|hoan thanh|tuyen truyen|van dong|cong tac|toan dien|viec)"
    r"|bao cao|bao dam|bao gom|bao ve|bao quan|bao hiem y te|hoi nghi|hoi thao|hoi thi|hoi dap"
    r"|hoi vien|bo tieu chi|bo chi so|bo phan khong"
    r"|bo thu tuc|bo nhiem|bo sung|bo tri|ban hanh|ban giao|ban chat|phong trao|phong chong"
    r"|phong, chong|phong ngua|phong hop|dai hoi|truong hop|truong thanh"
    r"|doan vien|doan ket|thue suat|cong an toan|nha nuoc|nha o|nha dau tu|quy trinh|quy dinh"
    r"|quy che|quy hoach|quy mo|quy [ivx\d]|quy dat|quy bao|cap nhat|cap phep|cap co so du"
    r"|bo phan nay"
    r"|to chuc (?!chinh tri|xa hoi|dang|hoi|tin dung|, ca nhan)|nhom (?:noi dung|nhiem vu|chi)"
    r"|cong tac|dang ky|dang tai|doi (?:voi|moi|thoai)|tinh hinh|tinh toan|ban do|co so du lieu"
    r"|co so (?:phap|thuc)|so lieu|so voi|so sanh"
    r"|vu (?:viec|mua|dong|an )|vien chuc nao|dai dien|phuong (?:an|phap|huong|tien|cham)|xa hoi"
    r"|thanh pho hoa|khoi (?:luong|phuc|cong)|to khai|to trinh|to roi|tram (?:nam)|bo (?:luat"
    r"|cau hoi)|ho so|ho tich|ho tro|ho khau|cum (?:cong nghiep|tu)"
    r"|huyen thoai|doanh nghiep nao|thon tinh|bao (?:loi|so|truoc|chi|mang)\b|co quan nao"
    r"|don vi nao|dia phuong nao|ben canh|cac (?:chi tieu|giai phap|nhiem vu|noi dung|van ban))\b"
)
_LEVEL_NEXT = (
    r" (?:ubnd |nhan dan )?(?:tinh|huyen|xa|thanh pho|thi xa|phuong|cap|quan|thi tran|nhan dan"
    r"|trung uong|nha nuoc|dau tu|chuyen mon|chu tri|thuong truc|tham muu|lien quan|tren|khac"
    r"|co lien)\b"
)
_LIST_WORD = (
    r"(?:va |cung )?(?:cac |nhung )?(?:so|ban|nganh|bo|dia phuong|don vi|co quan|doan the|cap"
    r"|huyen|thi xa|thanh pho|thi tran|xa|phuong|dac khu|to chuc|hoi|truong|phong"
    r"|doanh nghiep|nganh|cong an|uy ban|ubnd|hdnd|lien quan|co lien quan|tinh|quan|thi|thanh"
    r"|khoi|cong chuc|vien chuc|can bo|nguoi lao dong|ca nhan|tap the|dang uy|chi bo|trung tam"
    r"|van phong|thu truong|chu tich|giam doc|dong chi|quan doi|mat tran)\b"
)
_GENERIC_PIECE = re.compile(
    r"(?:(?P<plural>cac|nhung|toan the|tat ca|moi|tung|mot so)\s|(?:nganh|dia phuong|don vi"
    r"|co quan|doan the|cap|huyen|thi xa|thanh pho|thi tran|xa|phuong|quan|ban|so|to chuc|khac"
    r"|lien quan|co lien"
    r"|chinh quyen|doanh nghiep|dac khu|(?:thi|thanh)(?=\s*$)|ca nhan|tinh|nguoi|cong chuc"
    r"|vien chuc|can bo|chu dau tu|hoi|nha|luc luong)\b)"
)


def read(canvas: Canvas, at: int, end: int) -> Name | None:
    """The name phrase that starts at ``at``, or None when no name starts there."""
    at = canvas.skip(at, end)
    head = head_at(canvas, at, end)
    if head is None:
        return None
    whole = joint_name(canvas, at)
    stop = _scan(canvas, at, min(max(head.end(), whole.end() if whole else 0), end), end)
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


def _scan(canvas: Canvas, start: int, at: int, end: int) -> int:
    """Where the phrase ends: the first token that cannot belong to it."""
    closed = False
    for _ in range(_LONGEST):
        token = _TOKEN.search(canvas.plain, at, end)
        if token is None:
            return end
        named = _department(canvas, token.start()) if canvas.capital(token.start()) else None
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
    " noi trong trung tran nuoc cua tai o".split()
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
    if _stops(canvas, token) or verb_at(canvas, at, end):
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
    if canvas.match(_LIST_WORD, follow, end) and not canvas.match(_NOT_A_NAME, follow, end):
        return at + 1
    if head_at(canvas, follow, end):
        return at + 1
    if not canvas.capital(follow):
        return None
    return at + 1 if _department(canvas, follow) or not verb_at(canvas, follow, end, opening=True) else None


def _department(canvas: Canvas, at: int) -> re.Match[str] | None:
    """A department's bare name at ``at``."""
    return words(_DEPARTMENTS).match(canvas.plain, at)


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
    return at + 1 if bare and _department(canvas, follow) else None


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

#: Provincial departments and ministries by their bare names, for lists with a shared head.
_DEPARTMENTS = (
    r"(?:noi vu|tai chinh|y te|khoa hoc va cong nghe|xay dung|tu phap|giao duc va dao tao"
    r"|cong thuong|nong nghiep va moi truong"
    r"|nong nghiep va phat trien nong thon|nong nghiep va ptnt|nong nghiep"
    r"|tai nguyen va moi truong|ke hoach va dau tu|ke hoach va dt|ke hoach - dau tu"
    r"|thong tin va truyen thong|lao dong ?-? ?thuong binh va xa hoi|van hoa, the thao va du lich"
    r"|van hoa va the thao|van hoa - the thao|van hoa, khoa hoc va thong tin"
    r"|giao thong van tai|dan toc va ton giao|dan toc|ngoai vu|du lich|quoc phong|cong an"
    r"|ngoai giao|quy hoach - kien truc|giao duc|tiep nhan va tra ket qua"
    r"|tai chinh - ke hoach|kinh te va ha tang|kinh te ha tang|kinh te|tai chinh ke hoach"
    r"|an toan thuc pham|tuyen giao va dan van|to chuc|lao dong|van hoa)\b"
)


def parties(canvas: Canvas, name: Name, resolver: Resolver | None = None) -> tuple[Party, ...]:
    """The addressees of a phrase, in order: named bodies apart, a class of units whole."""
    ranges: list[tuple[int, int]] = []
    for start, end in _divide(canvas, name.start, name.end, ";"):
        ranges += _members(canvas, start, end)
    return tuple(party(canvas, a, b, resolver) for a, b in ranges)


def party(canvas: Canvas, start: int, end: int, resolver: Resolver | None) -> Party:
    """One addressee as written, its kind, and the unit the resolver finds for it."""
    text = canvas.folded(start, end)
    return Party(text, resolver(text) if resolver else None, _kind(canvas, start, end), start, end)


def _kind(canvas: Canvas, start: int, end: int) -> str:
    head = _head().match(canvas.plain, start, end)
    if head and head["person"]:
        return "person"
    if words(
        r"(?:cac )?(?:tinh uy|huyen uy|thanh uy|dang|chi bo|ban thuong vu|hoi\b|doan|mat tran"
        r"|lien doan|ubmttq|uy ban mat tran|mttq|ban (?:to chuc|tuyen giao|dan van)|buu dien"
        r"|bao )"
    ).match(canvas.plain, start, end):
        return "body"
    return "group" if _generic(canvas, start, end) else "unit"


def _divide(canvas: Canvas, start: int, end: int, marks: str) -> list[tuple[int, int]]:
    """Cut at the marks outside brackets and outside names that hold a comma themselves."""
    if not canvas.holds(start, end, *marks):
        whole = canvas.trim(start, end)
        return [whole] if whole[0] < whole[1] else []
    cuts, depth, shelter = [], 0, start
    for at in range(start, end):
        char = canvas.plain[at]
        depth += (char == "(") - (char == ")")
        if canvas.capital(at) and at >= shelter:
            named = _department(canvas, at) or joint_name(canvas, at)
            shelter = named.end() if named else at
        if depth == 0 and char in marks and at >= shelter:
            cuts.append(at)
    edges = zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True)
    return [r for r in (canvas.trim(a, b) for a, b in edges) if r[0] < r[1]]


def _members(canvas: Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """Merge the comma pieces of one segment into addressees."""
    merged: list[tuple[int, int]] = []
    shared = False
    for a, b in _pieces(canvas, start, end):
        generic = _generic(canvas, a, b)
        if (
            merged
            and not (shared and _place(canvas, a, b))
            and (
                _hangs_on(canvas, merged[-1], a, b)
                if generic
                else _part_of_name(canvas, merged[-1], a, b, shared)
            )
        ):
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
        shared = shared or _shares_head(canvas, a, b) is not None
    return merged


#: Whoever else a decision concerns.
_ANYBODY = (
    r"(?:va )?(?:cac )?(?:(?:co quan|don vi), ){0,2}(?:to chuc|co quan|don vi)(?:,| va) (?:cac )?ca nhan\b"
)


def _hangs_on(canvas: Canvas, before: tuple[int, int], a: int, b: int) -> bool:
    """A generic piece joins what is generic before it, or the level words of the name before it; "các tổ chức,
    cá nhân có liên quan" stands apart from persons.
    """
    if _generic(canvas, *before):
        head = _head().match(canvas.plain, *before)
        return not (head and head["person"] and words(_ANYBODY).match(canvas.plain, a))
    level = words(
        r"(?:va )?(?:thanh pho|thi xa|huyen|xa|phuong|thi tran|quan|lien quan|co lien quan|dac khu)\b"
    ).match(canvas.plain, a, b)
    return level is not None and not words(r"cac ").match(canvas.plain, a, b)


def _part_of_name(canvas: Canvas, before: tuple[int, int], a: int, b: int, shared: bool) -> bool:
    """ "Văn hóa, Thể thao và Du lịch": a capital piece without a head belongs to the name before it."""
    if _generic(canvas, *before):
        return not canvas.capital(a)
    return not shared and head_at(canvas, a, b) is None and not _department(canvas, a)


def _shares_head(canvas: Canvas, a: int, b: int) -> re.Match[str] | None:
    """ "Các Sở Tài chính": a plural head and a name of its own, so that the pieces after it are names too."""
    head = words(
        r"(?:cac |mot so |nhung |hai |ba )(?:(?:so|bo|ban|phong|cuc|vu|chi cuc):?|(?:co quan|don vi):) "
    ).match(canvas.plain, a, b)
    head = head or words(_PLACES).match(canvas.plain, a, b)
    return head if head and canvas.capital(head.end()) else None


#: "UBND các huyện Hoàng Su Phì, Xín Mần": authorities of the places that follow one by one.
_LEVEL = r"(?:huyen|xa|phuong|thi xa|thanh pho|thi tran|dac khu|quan|tinh)"
_PLACES = rf"(?:(?:ubnd|uy ban nhan dan|hdnd|cong an|dang uy|chu tich|bi thu|truong) ){{0,3}}cac {_LEVEL}:? "


def _place(canvas: Canvas, a: int, b: int) -> bool:
    """Whether a piece is a level and a place's own name: "phường Trung Minh"."""
    level = words(rf"(?:va )?{_LEVEL} ").match(canvas.plain, a, b)
    return level is not None and canvas.capital(level.end())


def _generic(canvas: Canvas, start: int, end: int) -> bool:
    """Whether a piece names a class of units, not one body."""
    if _shares_head(canvas, start, end) is not None:
        return False
    levels = words(r"\b(?:tinh|huyen|xa), (?:thanh pho|thi xa|phuong|thi tran|huyen|thi)\b")
    if levels.search(canvas.plain, start, end):
        return True
    classes = canvas.holds(start, end, "cac", "cap")
    plural = canvas.search(r"[^,;]{2,60} (?P<word>cac|cap) ", start, end) if classes else None
    if plural and not canvas.capital(plural.start("word")):
        return True
    found = _GENERIC_PIECE.match(canvas.plain, start, end)
    if found is None or found["plural"]:
        return found is not None
    return not (canvas.capital(start) and canvas.capital(canvas.skip(found.end(), end)))


def _pieces(canvas: Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """Comma pieces, and the two sides of an "và" that joins two names."""
    found: list[tuple[int, int]] = []
    places = words(_PLACES).match(canvas.plain, start, end)
    for a, b in _divide(canvas, start, end, ","):
        found += _at_and(canvas, a, b, places is not None and canvas.capital(places.end()))
    return found


def _at_and(canvas: Canvas, start: int, end: int, places: bool) -> list[tuple[int, int]]:
    """Divide "Sở Nội vụ và Sở Tài chính"; "Khoa học và Công nghệ" stays one."""
    start = canvas.skip(start, end)
    lead = words(r"(?:va|cung) ").match(canvas.plain, start, end)
    start = lead.end() if lead else start
    whole = joint_names(canvas, start, end)
    for joint in words(r" (?:va|cung) ").finditer(canvas.plain, start, end):
        if any(a < joint.start() < b for a, b in whole):
            continue
        if (
            (places and (canvas.capital(joint.end()) or _place(canvas, joint.end(), end)))
            or head_at(canvas, joint.end(), end)
            or (_department(canvas, joint.end()) and not _within_department(canvas, joint.start(), start))
        ):
            return [canvas.trim(start, joint.start()), *_at_and(canvas, joint.end(), end, places)]
    return [(start, end)]


def _within_department(canvas: Canvas, joint: int, floor: int) -> bool:
    """Whether the "và" at ``joint`` stands inside a department's own name."""
    for back in range(joint - 1, max(floor, joint - 40) - 1, -1):
        if back == floor or not canvas.plain[back - 1].isalnum():
            whole = words(_DEPARTMENTS).match(canvas.plain, back)
            if whole and whole.end() > joint:
                return True
    return False
