"""A duty that comes back: "định kỳ hàng quý", "Hằng tháng rà soát …", "trước ngày 05 hàng tháng", "quý I, 6
tháng, 9 tháng, cả năm".

Four places: a day of a period ("định kỳ ngày 25 hằng tháng", "thứ Sáu hằng tuần", "ngày cuối cùng của tháng"); a
count ("01 lần/tháng", "03 giờ/lần", "mỗi tháng một lần"); the opening of the order; its end ("công khai tỷ lệ
hằng tuần"). A period inside a noun ("công tác hằng quý", "kế hoạch hằng tháng của Sở") says no deadline, nor does
"hàng năm" behind anything but reporting ("đánh giá cán bộ hàng năm"). A period that ends the order yields to a
day: "trước ngày 05/9 ban hành lịch kiểm tra hằng quý" is due on the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.deadlines.form import Base, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.canvas import Canvas

_EACH = (
    r"(?:hang|hang nua|moi) (?:ngay|tuan|thang|quy|nam)|(?:0?6 thang|nua nam)(?: (?:mot|1|01) lan)"
    r"|(?:mot|1|01) (?:tuan|thang|quy|nam)(?:/| )(?:mot|1|01) lan"
)
_LIST = (
    r"(?:hang )?(?:tuan|thang|quy(?: [ivx]{1,3}\b)?|(?:0?[369]|sau|chin|mot|1) thang|(?:ca "
    r"|hang )?nam|nam)(?: dau nam| cuoi nam)?(?: (?:mot|1|01) lan)?"
)
_N = r"(?:\d{1,2}|mot|hai|ba|sau)"
_COUNT = (
    rf"(?:moi (?:tuan|thang|quy|nam) )?(?:it nhat |toi thieu )?{_N} lan ?(?:/ ?|tren |trong |moi )?(?:mot |1 |moi )?"
    rf"(?:ngay|tuan|thang|quy|nam)|(?:hang|moi) (?:tuan|thang|quy|nam) (?:it nhat |toi thieu )?{_N} lan"
    rf"|{_N} (?:gio|ngay|tuan|thang|quy|nam)(?: ?/ ?| (?:mot |1 |01 ))lan"
)
_DAY_OF = (
    r"(?:truoc |cham nhat )?(?:ngay (?:\d{1,2}|cuoi cung|dau tien|cuoi|dau|lam viec (?:cuoi cung|dau tien)) (?:cua )?"
    rf"(?:thang (?:dau|cuoi) (?:cua )?(?:quy|ky)(?: sau| truoc| tiep theo)?|(?:{_EACH})|moi ky|thang(?= ?[,;.)]|$))"
    rf"|(?:luc )?\d{{1,2}} ?(?:gio|h)(?: ?\d{{2}}(?: phut)?)?,? (?:(?:{_EACH})|cac ngay\b|thu [a-z2-7]+ hang tuan)"
    rf"|(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:dau|cuoi|giua)) (?:cua )?(?:{_EACH}))"
)
#: Behind a period that ends the order stands a mark, or a word that opens an adverbial or the receiver.
_ENDS = (
    r"(?= ?(?:[,;.()]|$|gui\b|bao cao\b|ve\b|cho\b|voi\b|qua\b|de\b|nham\b|tren\b|tai\b|theo\b|sat\b"
    r"|va (?!hang|moi)))"
)
#: A noun that a period belongs to, with at most one word between the two.
_PERIODIC = words(
    r"\b(?:cong tac|ke hoach|chuong trinh|nhiem vu|chi tieu|du toan|lich|tieu chi|bao cao|so lieu|ky hop|phien hop"
    r"|cuoc hop|thu nhap|tien luong|cong viec|nhu cau|sinh hoat|doi song|hoat dong|danh muc|che do)"
    r"(?: [a-z]{1,7}){0,2}$"
)
#: Each form with the beginnings of the words that it can open with.
_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        rf"\b(?:dinh ky (?:vao )?)?(?:{_DAY_OF})\b",
        ("dinh", "truoc", "cham", "ngay", "luc", "thu", "chu", "dau", "cuoi", "giua", *"0123456789"),
    ),
    (
        rf"\b(?:dinh ky )?(?:{_COUNT})\b",
        ("dinh", "moi", "it", "toi", "mot", "hai", "ba", "sau", "hang", *"0123456789"),
    ),
    (
        (
            rf"\bdinh ky(?: bao cao)? (?:(?:vao )?truoc ngay \d{{1,2}} )?(?:cua )?(?:\(?{_LIST})(?:(?:,"
            rf"| va|,? hoac|/|;) ?(?:{_LIST}))*\)?"
        ),
        ("dinh",),
    ),
    (
        rf"\b(?:dinh ky )?(?:truoc |vao )?ngay \d{{1,2}}(?: thang \d{{1,2}}|/\d{{1,2}}) (?:{_EACH})",
        ("dinh", "truoc", "vao", "ngay"),
    ),
    (
        (
            rf"\b(?:dinh ky )?truoc (?:ngay )?\d{{1,2}} (?:cua )?(?:thang cuoi (?:cua )?(?:quy|ky bao cao)|(?:{_EACH}"
            rf"|moi quy|cuoi quy|thang cuoi quy))"
        ),
        ("dinh", "truoc"),
    ),
    (
        rf"(?P<open>\b)(?:vao |theo )?(?:{_EACH})\b(?: truoc ngay \d{{1,2}})?(?:(?:,| va) (?:{_EACH}|{_LIST}))*",
        ("vao", "theo", "hang", "moi", "nua", "mot", "0", "1", "6"),
    ),
    (
        rf"\bbao cao (?P<beside>(?:theo )?(?:dinh ky )?(?:{_EACH}|quy, (?:6 thang|nam))(?:(?:,| va) (?:{_LIST}))*)",
        ("bao",),
    ),
    (
        (
            rf"\b(?:bao cao|tong hop|gui|ra soat|giao ban|kiem tra"
            rf"|cap nhat)[^,;.()]{{0,60}} (?P<after>(?:{_EACH})(?:(?:,| va) (?:{_LIST}))*)(?= ?(?:[,;.()]"
            rf"|$|gui|bao cao|ve|cho|voi|qua))"
        ),
        ("bao", "tong", "gui", "ra", "giao", "kiem", "cap"),
    ),
    (
        (
            r"\b(?:hang|thang) thang,? (?:hang )?quy,? (?:va )?(?:hang )?nam\b"
            r"|\bquy i,? (?:va )?6 thang,? (?:(?:quy iii|9 thang),? )?(?:va )?(?:ca )?nam\b"
            r"|\bdinh ky(?= (?:tong hop|bao cao|hang))"
        ),
        ("hang", "thang", "quy", "dinh"),
    ),
)
_CLOSING = rf"\b(?:hang|moi) (?:ngay|tuan|thang|quy){_ENDS}"


def opens_order(canvas: Canvas, at: int) -> bool:
    """Whether a word opens an order: a capital, or right behind a mark, "đồng thời", "và"."""
    before = canvas.plain[max(0, at - 24) : at].rstrip()
    return (
        canvas.capital(at)
        or before[-1:] in {"", ".", ";", ":", ",", ")"}
        or before.endswith(("dong thoi", " va"))
    )


def _written(canvas: Canvas, start: int, end: int) -> bool:
    """Whether the words are those of a period, not "giao hàng ngay", "thay mới ngay"."""
    seen = set(canvas.text[start:end].lower().split())
    return canvas.scanned or not seen & {"ngay", "mới", "mọi", "mời", "hạng", "hang"}


def _closing(canvas: Canvas) -> Iterator[Hit]:
    """Periods that end an order and belong to no noun before them."""
    for found in canvas.each(_CLOSING, ("hang", "moi")):
        start, end = found.span()
        behind = canvas.search(r"(?<=\w) $", max(0, start - 41), start)
        if behind is None or not _written(canvas, start, end):
            continue
        if not _PERIODIC.search(canvas.plain, max(0, start - 40), behind.start()):
            yield Hit(start, end, "recurring", 40, period=canvas.plain[start:end])


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every recurring term, with the words of its period."""
    yield from _closing(canvas)
    for pattern, openers in _FORMS:
        for found in canvas.each(pattern, openers):
            start, end = found.span()
            for group in ("open", "beside", "after"):
                if found.re.groupindex.get(group) and found[group] is not None:
                    start = found.start(group)
            start, end = canvas.trim(start, end if "after" not in found.re.groupindex else found.end("after"))
            if "open" not in found.re.groupindex or opens_order(canvas, start):
                yield Hit(start, end, "recurring", 70, period=canvas.plain[start:end])
