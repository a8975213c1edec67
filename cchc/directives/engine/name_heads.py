"""The word that opens a name: "Sở", "UBND", "Giám đốc", "các đơn vị".

A head is told by its letters, its accents and what follows it; phrases that begin like one and are none ("Bộ máy",
"báo cáo") are listed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.directives.engine import lexicon
from cchc.directives.engine.canvas import plain, words
from cchc.directives.engine.persons import named_at

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas

_LETTERS = re.compile(r"[a-z]+")


#: The head of a person told by name, with the groups of the other heads.
_PERSON = words(r"(?:(?P<many>cac) )?(?:(?P<person>dong chi|d/c|ong|ba)|(?P<unit>(?!))|(?P<group>(?!)))\b")


@lru_cache(maxsize=1)
def head_pattern() -> re.Pattern[str]:
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


def head_at(canvas: Canvas, at: int, end: int) -> re.Match[str] | None:
    """The head of a name at ``at``: a quantifier, then a word that names bodies, persons or classes."""
    first = _LETTERS.match(canvas.plain, at, end)
    if first is None or first.group() not in _first_words():
        return None
    pattern = _PERSON if named_at(canvas, at, end) else head_pattern()
    found = pattern.match(canvas.plain, at, end)
    if found is None or canvas.match(NOT_A_NAME, at, end):
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
NOT_A_NAME = (
    r"(?:lanh dao,? (?:va )?(?:chi dao|to chuc (?:thuc|trien)|trien khai|thuc hien|quan triet|ra soat|doi moi|xay dung"
    r"|day manh|tang cuong|nang cao|dieu hanh|kiem tra|hoan thanh|tuyen truyen|van dong|cong tac|toan dien|viec)"
    r"|bao cao|bao dam|bao gom|bao ve|bao quan|bao hiem y te|hoi nghi|hoi thao|hoi thi|hoi dap"
    r"|hoi vien|bo tieu chi|bo chi so|bo phan khong"
    r"|bo thu tuc|bo nhiem|bo sung|bo tri|ban hanh|ban giao|ban chat|phong trao|phong chong"
    r"|phong, chong|phong ngua|phong hop|dai hoi|truong hop|truong thanh"
    r"|doan vien|doan ket|thue suat|cong an toan|nha nuoc|nha o|nha dau tu|quy trinh|quy dinh"
    r"|quy che|quy hoach|quy mo|quy [ivx\d]|quy dat|quy bao|cap nhat|cap phep|cap co so du"
    r"|bo phan nay"
    r"|to chuc (?!chinh tri|xa hoi|dang|hoi|tin dung|, ca nhan|thuoc|(?:co )?lien quan|khac)"
    r"|nhom (?:noi dung|nhiem vu|chi)"
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
