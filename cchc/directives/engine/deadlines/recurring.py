"""A duty that comes back: "định kỳ hàng quý", "Hằng tháng rà soát …", "trước ngày 05 hàng tháng", "quý I, 6
tháng, 9 tháng, cả năm".

"Hàng năm" in the middle of a phrase ("công tác hàng năm", "đánh giá cán bộ hàng năm") says no deadline: without
"định kỳ" or a day the word must open the order or stand beside "báo cáo".
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
_FORMS = (
    (
        rf"\bdinh ky(?: bao cao)? (?:(?:vao )?truoc ngay \d{{1,2}} )?(?:cua )?(?:\(?{_LIST})(?:(?:,"
        rf"| va|,? hoac|/|;) ?(?:{_LIST}))*\)?"
    ),
    rf"\b(?:truoc |vao )?ngay \d{{1,2}}(?: thang \d{{1,2}}|/\d{{1,2}}) (?:{_EACH})",
    (
        rf"\btruoc (?:ngay )?\d{{1,2}} (?:cua )?(?:thang cuoi (?:cua )?(?:quy|ky bao cao)|(?:{_EACH}"
        rf"|moi quy|cuoi quy|thang cuoi quy))"
    ),
    rf"(?P<open>\b)(?:vao |theo )?(?:{_EACH})\b(?: truoc ngay \d{{1,2}})?(?:(?:,| va) (?:{_EACH}|{_LIST}))*",
    rf"bao cao (?P<beside>(?:theo )?(?:dinh ky )?(?:{_EACH}|quy, (?:6 thang|nam))(?:(?:,| va) (?:{_LIST}))*)",
    (
        rf"\b(?:bao cao|tong hop|gui|ra soat|giao ban|kiem tra"
        rf"|cap nhat)[^,;.()]{{0,60}} (?P<after>(?:{_EACH})(?:(?:,| va) (?:{_LIST}))*)(?= ?(?:[,;.()]"
        rf"|$|gui|bao cao|ve|cho|voi|qua))"
    ),
    (
        r"(?:hang|thang) thang,? (?:hang )?quy,? (?:va )?(?:hang )?nam\b"
        r"|\bquy i,? (?:va )?6 thang,? (?:(?:quy iii|9 thang),? )?(?:va )?(?:ca )?nam\b"
        r"|\bdinh ky(?= (?:tong hop|bao cao|hang))"
    ),
)


def opens_order(canvas: Canvas, at: int) -> bool:
    """Whether a word opens an order: a capital, or right behind a mark, "đồng thời", "và"."""
    before = canvas.plain[max(0, at - 24) : at].rstrip()
    return (
        canvas.capital(at)
        or before[-1:] in {"", ".", ";", ":", ",", ")"}
        or before.endswith(("dong thoi", " va"))
    )


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every recurring term, with the words of its period."""
    for pattern in _FORMS:
        for found in words(pattern).finditer(canvas.plain):
            start, end = found.span()
            for group in ("open", "beside", "after"):
                if found.re.groupindex.get(group) and found[group] is not None:
                    start = found.start(group)
            start, end = canvas.trim(start, end if "after" not in found.re.groupindex else found.end("after"))
            if "open" not in found.re.groupindex or opens_order(canvas, start):
                yield Hit(start, end, "recurring", 70, period=canvas.plain[start:end])
