"""Headings that name the addressee, and lead-ins that open a list of duties.

"2. Sở Nội vụ", "Sở Tư pháp: Tiếp tục …", "3.1. Đối với Đảng ủy - UBND các xã", "I. Nhiệm vụ chung các cơ
quan, địa phương",
"Chủ tịch UBND tỉnh yêu cầu:", "chỉ đạo Thủ trưởng các phòng …; Chủ tịch UBND các xã … tập trung thực hiện
các nhiệm vụ sau:".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.directives.engine import addressees
from cchc.directives.engine.canvas import words
from cchc.directives.engine.coordinators import coordinators
from cchc.directives.engine.verbs import verb_at

if TYPE_CHECKING:
    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.canvas import Canvas

_INTRO = (
    r"(?:(?:ve )?(?:nhiem vu|trach nhiem|phan cong nhiem vu)(?: chung| cu the| chu yeu"
    r"| trong tam)?(?: (?:cua|doi voi|cho|tai|giao))? ?|doi voi |ve phia "
    r"|giao(?: nhiem vu)?(?: cho)? |yeu cau(?: doi voi)? |de nghi |phan cong "
    r"|cac nhiem vu cu the doi voi |kinh gui: )?"
)
_ORDER = (
    r"(?:yeu cau|chi dao|chi thi|giao|de nghi|phan cong|ket luan|thong nhat|quyet dinh|luu y|y kien"
    r"|truyen dat|dien)"
)
_TAIL = (
    r"(?:nhu sau|sau day|duoi day|sau|trong do|cu the|cu the la|gom|bao gom|gom co|nhu|yeu cau"
    r"|chi dao|giao|de nghi|chi thi|ket luan|dien|phan cong|noi dung|nhiem vu|giai phap|cong viec"
    r"|thong nhat|quyet dinh|sau nay|chu yeu|trong tam|thuc hien|trien khai|trach nhiem)"
)
_EMPTY = (
    r"(?:trong do|tap trung|trien khai|thuc hien|to chuc|tot|nghiem|nghiem tuc|khan truong|ngay|cac"
    r"|mot so|noi dung|nhiem vu|giai phap|cong viec|sau day|sau|trong tam|chu yeu|cu the|nhu"
    r"|co hieu qua|hieu qua|dong bo|quyet liet|can|phai|chu tri|chi dao|viec|yeu cau|la|gom|bao gom"
    r"|va|thoi gian toi|trong|nhung|duoi|cung|chu dong|tich cuc|day du|kip thoi|hoan thanh|tiep tuc"
    r"|quan triet|lam tot|day|cong tac|bien phap|chung|phan cong|viec|dung|so nhiem|nham|tot cac|\d+)"
)


@dataclass(frozen=True)
class Heading:
    """A heading or lead-in: whom it names (if it does), with whom, and where the text behind it starts.

    ``order`` is set when it opens orders by itself; ``verb`` when it holds a duty of its own.
    """

    name: Name | None
    coordinate: tuple[Name, ...]
    body: int
    order: bool
    verb: int | None = None


def agency_heading(canvas: Canvas, start: int, end: int) -> Heading | None:
    """A heading that is an addressee's name and nothing more, up to a colon or the block's end."""
    intro = words(_INTRO).match(canvas.plain, start, end)
    at = intro.end() if intro else start
    name = addressees.read(canvas, at, end)
    if name is None and at > start:
        name, at = addressees.read(canvas, start, end), start
    if name is None:
        return None
    name = _with_relative(canvas, name, end)
    tail = words(
        r"(?: ?\([^()]{1,80}\))? ?(?:(?P<with>,? ?chu tri,? phoi hop (?:chat che )?(?:voi|cung) )"
        r"|(?:co trach nhiem|co nhiem vu|chu tri|thuc hien)?\s*(?P<colon>[:.]?)\s*(?P<last>$|(?<=[:])))"
    ).match(canvas.plain, name.end, end)
    if tail is None:
        return None
    if tail["with"]:
        return _with_partners(canvas, name, tail.end(), end)
    return Heading(name, (), tail.end(), order=True)


#: A relative phrase behind a class that closes a heading: "Chủ tịch UBND các xã, phường có rừng".
_RELATIVE = r" (?:co (?!trach nhiem|nhiem vu|ke hoach)|thuoc |nam trong |o |tren )(?:[\w-]+ ?){1,8}$"


def _with_relative(canvas: Canvas, name: Name, end: int) -> Name:
    """The name of a class with the phrase that narrows it down, up to the heading's colon or end."""
    colon = canvas.plain.find(":", name.end, min(end, name.end + 60))
    stop = canvas.trim(name.end, colon if colon >= 0 else end)[1]
    relative = canvas.match(_RELATIVE, name.end, stop) if stop - name.end < 60 else None
    if relative is None or not canvas.match(r"[^:]{0,80}\bcac ", name.start, name.end):
        return name
    if any(
        verb_at(canvas, word.start(), stop) for word in words(r"\w+").finditer(canvas.plain, name.end, stop)
    ):
        return name
    return addressees.Name(name.start, stop)


def _with_partners(canvas: Canvas, name: Name, at: int, end: int) -> Heading | None:
    """ "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính:" passes both to the items below."""
    partner = addressees.read(canvas, at, end)
    tail = words(r"\s*(?::\s*|$)").match(canvas.plain, partner.end, end) if partner else None
    return Heading(name, (partner,), tail.end(), order=True) if partner and tail else None


def lead_in(canvas: Canvas, start: int, end: int) -> Heading | None:
    """A clause that announces duties and ends with a colon (or ends the block with "sau đây", "như sau")."""
    for colon in words(r":").finditer(canvas.plain, start, min(end, start + 1500)):
        if _announces(canvas, start, colon.start()) or _names_last(canvas, start, colon.start()):
            return _lead_in(canvas, start, colon.start(), canvas.skip(colon.end(), end))
    stop = canvas.trim(start, end)[1]
    if words(r"\b(?:nhu sau|sau day|(?:nhiem vu|noi dung|giai phap|cong viec|van de) sau)$").search(
        canvas.plain, max(start, stop - 24), stop
    ):
        return _lead_in(canvas, start, stop, end)
    return None


def _announces(canvas: Canvas, start: int, colon: int) -> bool:
    """Whether the words right before a colon announce a list."""
    if words(rf"\b{_TAIL} ?$").search(canvas.plain, max(start, colon - 24), colon) is None:
        return False
    if canvas.plain.count("(", start, colon) != canvas.plain.count(")", start, colon):
        return False
    strong = words(
        r"\b(?:sau|sau day|duoi day|yeu cau|chi dao|giao|de nghi|chi thi|ket luan|dien|phan cong) ?$"
    ).search(canvas.plain, max(start, colon - 12), colon)
    return strong is not None or verb_at(canvas, start, colon, opening=True) is None


def _names_last(canvas: Canvas, start: int, colon: int) -> bool:
    """ "Chủ tịch UBND tỉnh yêu cầu các sở, ngành:" ends with the name that the order word governs."""
    orders = list(
        words(rf"\b{_ORDER}(?: doi voi| cho| toi)? (?=\S)").finditer(
            canvas.plain, max(start, colon - 400), colon
        )
    )
    names = (addressees.read(canvas, order.end(), colon) for order in orders[-3:])
    return any(name is not None and canvas.skip(name.end, colon) == colon for name in names)


def _lead_in(canvas: Canvas, start: int, stop: int, body: int) -> Heading:
    name, at = _addressed(canvas, start, stop)
    order = words(rf"\b{_ORDER}\b|\b(?:can|phai|co trach nhiem)\b").search(canvas.plain, start, stop)
    partners = coordinators(canvas, at, stop)
    return Heading(
        name, partners, body, order is not None, _own_duty(canvas, at, stop, partners) if name else None
    )


def _addressed(canvas: Canvas, start: int, stop: int) -> tuple[Name | None, int]:
    """Whom a lead-in addresses: the name behind an order word, else the name that opens its predicate."""
    for order in words(rf"\b{_ORDER}(?: doi voi| cho| toi)? (?=\S)").finditer(canvas.plain, start, stop):
        name = addressees.read(canvas, order.end(), stop)
        if name is not None:
            return name, name.end
    if words(rf"\b{_ORDER} ?(?:nhu sau|cu the|mot so|cac noi dung|cac nhiem vu)?[^,;]{{0,40}}$").search(
        canvas.plain, max(start, stop - 70), stop
    ):
        return None, stop
    for opening in [start, *(m.end() for m in words(r"[,:] ").finditer(canvas.plain, start, stop))]:
        name = addressees.read(canvas, opening, stop)
        at = canvas.skip(name.end, stop, " ,") if name else stop
        if name and verb_at(canvas, at, stop):
            return name, at
    return None, stop


def _own_duty(canvas: Canvas, at: int, stop: int, partners: tuple[Name, ...]) -> int | None:
    """Where the lead-in's own duty starts, when more than announcing is in it ("… thành lập các Tổ … sau
    đây").
    """
    at = canvas.skip(at, stop, " ,")
    rest = partners[-1].end if partners else at
    if words(r"[.] (?:cu the|trong do|gom co)(?: nhu sau| la)?$").search(
        canvas.plain, max(rest, stop - 24), stop
    ):
        return None
    left = words(rf"(?:\b{_EMPTY}\b[ ,]*)+").sub(" ", canvas.plain[rest:stop])
    return at if len(left.split()) >= 3 and verb_at(canvas, at, stop) else None


#: Lines about the meeting itself, and labels that begin like a verb.
_LOGISTICS = r"(?:thanh phan|dia diem|chu tri|thu ky|chu toa|noi nhan|cac dai bieu|hinh thuc)[^:]{0,40}:"
#: A label that dates the duty before it is no topic.
_TERM = r"(?:thoi han|han|thoi gian (?:hoan thanh|thuc hien))(?: [a-z]+){0,4} ?: "
_METERED = r"(?:ve|cong tac|doi voi|cai cach)\b"


def topic(canvas: Canvas, start: int, end: int) -> int | None:
    """Where the text behind a topic starts: "Về cải cách TTHC: Chỉ đạo …" speaks from behind the colon."""
    if not canvas.holds(start, end, ":") or canvas.match(_TERM, start, end):
        return None
    found = words(r"[^:;.\"(]{3,180}(?:\([^()]{1,60}\)[^:;.\"(]{0,80})?: ").match(canvas.plain, start, end)
    if found is None or (
        verb_at(canvas, start, end, opening=True) and not canvas.match(_METERED, start, end)
    ):
        return None
    name = addressees.read(canvas, start, end)
    if name is not None and (
        name.end >= found.end() or verb_at(canvas, canvas.skip(name.end, end, " ,"), end)
    ):
        return None
    if canvas.match(_LOGISTICS, start, end):
        return end
    return canvas.skip(found.end(), end)
