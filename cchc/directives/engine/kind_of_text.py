"""What kind of text it is: a directive, a report, or news; and which sections give orders.

By form alone: the name of the kind stands on its own line (NĐ 30/2020/NĐ-CP), a công văn has "Kính gửi".
Everything
else is news; news that only retells (few headings or marks) strings unlike actions with semicolons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.headings import agency_heading

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.structure import Block

_DIRECTIVE = (
    r"(?:thong bao|cong dien(?: khan)?|chi thi|quyet dinh|ke hoach|nghi quyet"
    r"|chuong trinh(?: hanh dong)?|ket luan|huong dan|quy che|phuong an|bien ban|cong van)(?: (?:so"
    r"|ket luan)\b.*)?"
)
_REPORT = r"(?:bao cao|to trinh|bao cao (?:tom tat|so ket|tong ket|cong tac|ket qua|tinh hinh).*)"
_NUMBER = r"(?:so|s6|sé):? ?[\d{}. ]{0,8}/?"

#: Headings of sections without orders, and of sections with.
CLOSED = (
    r"(?:phan [\w]+[.:]? ?)?(?:ve )?(?:cac |mot so |nhung )?(?:(?:danh gia|tinh hinh|ket qua|uu diem"
    r"|ton tai|han che|nhung (?:han che|ket qua|ton tai|mat|kho khan|uu diem)|nguyen nhan|kho khan"
    r"|thuan loi|muc (?:dich|tieu)|quan diem|boi canh|thuc trang|can cu|pham vi|doi tuong|bai hoc"
    r"|dac diem|ve (?:ket qua|uu diem|ton tai|han che|tinh hinh|muc tieu)|mot so (?:ket qua|ton tai"
    r"|han che|kho khan|chi tieu)|nhan xet|cong tac da|noi dung hop|dien bien|thanh phan"
    r"|kien nghi, de xuat|de xuat, kien nghi|nhung viec|muc dich, yeu cau|yeu cau(?: chung)?(?=:?$)"
    r"|tong quan|du bao|cac (?:chi tieu|muc tieu)|chi tieu)(?!\w))"
)
OPEN = (
    r"(?:phan [\w]+[.:]? ?)?(?:mot so )?(?:cac )?(?:nhiem vu|giai phap|to chuc thuc hien|phan cong"
    r"|trach nhiem|phuong huong|noi dung thuc hien|ket luan cua|noi dung(?=:?$)|noi dung (?:cong viec"
    r"|trien khai|chu yeu|cu the)|noi dung(?:,| va) (?:nhiem vu|giai phap)|cong viec|nhung nhiem vu"
    r"|trong tam|yeu cau (?:cac|so|ubnd|doi voi)|y kien (?:chi dao|ket luan)(?=:?$)|noi dung chi dao"
    r"|ve (?:nhiem vu|phuong huong))"
)
#: Web pages: what stands behind the text.
BOILERPLATE = (
    r"(?:co the ban quan tam|tin (?:cung chuyen muc|lien quan|khac|moi|doc nhieu)"
    r"|bai viet (?:lien quan|khac)|xem chi tiet|y kien ban doc|binh luan|danh gia bai viet"
    r"|tang tuong phan|cac tin (?:khac|da dua|moi|cu)|tu khoa|chia se bai|doc them|tin noi bat"
    r"|luot xem|in bai viet|gui binh luan|\[?tro ve)"
)
RECIPIENTS = r"noi nhan ?(?::|$|[.;-])"
SIGNATURE = (
    r"(?:tm|kt|tl|tuq|q)\. ?(?:chu tich|uy ban|bo truong|giam doc|tong|truong|chanh|thu truong|cuc"
    r"|ban|thu tuong|chinh phu|hoi dong)"
)
PART = (
    r"(?:phu luc|ke hoach|quy che|danh muc|chuong trinh|quy dinh|de an|huong dan|phuong an|bao cao"
    r"|bieu(?: mau)?|mau so)\b"
)


def genre_of(canvas: Canvas, blocks: list[Block]) -> str:
    """directive, report or news, from the first lines."""
    for block in blocks[:60]:
        line = words(r"[^\n]*").match(canvas.text, block.start, block.end)
        end = line.end() if line else block.end
        start, end = canvas.trim(block.start, end)
        short = end - start < 90
        if short and words(_REPORT).fullmatch(canvas.plain, start, end) and _upper(canvas, start):
            return "report"
        if short and words(_DIRECTIVE).fullmatch(canvas.plain, start, end) and _upper(canvas, start):
            return "directive"
        if words(r"kinh gui ?:").match(canvas.plain, start, block.end):
            return "directive"
    return "news"


def _upper(canvas: Canvas, start: int) -> bool:
    """Titles of kinds are written in capitals."""
    return canvas.capital(start) and canvas.capital(start + 1)


def retold(genre: str, canvas: Canvas, blocks: list[Block]) -> bool:
    """Whether a news text only retells: few of its blocks are marked or headed by an addressee's name."""
    headed = (b.mark or agency_heading(canvas, b.body, b.end) for b in blocks)
    return genre == "news" and sum(bool(h) for h in headed) < 4


def upper_line(canvas: Canvas, start: int, end: int) -> bool:
    """Whether a line is set in capitals throughout."""
    if end - start > 300:
        return False
    letters = list(filter(str.isalpha, canvas.text[start:end]))
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.85 * len(letters)


def section(canvas: Canvas, block: Block) -> bool | None:
    """Whether a block that is a section's heading opens the giving of orders or closes it; None for other blocks."""
    start, end = canvas.trim(block.body, block.end)
    if end - start >= 160 or (block.rank >= 5 and block.mark):
        return None
    upper = upper_line(canvas, start, end)
    if not (block.mark or upper or block.end - block.body < 90):
        return None
    if canvas.text[start : block.end].rstrip()[-1:] in ".;" or canvas.search(r"[.;] ", start, end):
        return None
    if canvas.match(CLOSED, start, end):
        return False
    opened = (block.mark != "" or upper) and canvas.match(OPEN, start, end) is not None
    return True if opened and not _is_duty(canvas, start, end) else None


def _is_duty(canvas: Canvas, start: int, end: int) -> bool:
    """ "Trách nhiệm", "Kết luận" … that go on as a sentence of duty are read as one."""
    ordered = canvas.search(r"\b(?:yeu cau|giao) (?:cac|so|ubnd)", start, end) is not None
    return ordered and canvas.match(r"nhiem vu|trach nhiem", start, end) is None
