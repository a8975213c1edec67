"""Upon an event: "ngay sau khi Quyết định được ban hành", "ngay khi có kết quả"; "kết thúc mỗi đợt
kiểm tra, …"; and "báo cáo ngay" as the order itself.

"Ngay" elsewhere only urges (huy động ngay, giải quyết ngay hồ sơ) and is no deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.deadlines.form import Base, Hit
from cchc.directives.engine.deadlines.recurring import opens_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.canvas import Canvas

_EVENT = (
    r"\bngay (?:sau )?(?:khi|ngay) [^,;.()]{3,120}|\bngay sau (?:hoi nghi|cuoc hop|ky hop"
    r"|dai hoi)[^,;.()]{0,60}"
)
_ENDED = r"\bket thuc (?:moi |tung |cac )?(?:dot|chien dich|chuyen|vu|nam hoc|ky)\b[^,;.()]{0,50}(?=,)"
_AT_ONCE = r"\b(?:phai |thi phai |can )?bao(?: cao)? (?P<now>ngay)(?! sau| khi| \d| thang)\b"


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every event that starts the clock at once."""
    for event in canvas.each(_EVENT, ("ngay",)):
        if not canvas.scanned and canvas.text[event.start() : event.start() + 4].lower() == "ngày":
            continue
        yield Hit(event.start(), canvas.trim(event.start(), event.end())[1], "upon", 20)
    for event in canvas.each(_ENDED, ("ket",)):
        if opens_order(canvas, event.start()):
            yield Hit(event.start(), event.end(), "upon", 4)
    for order in canvas.each(_AT_ONCE, ("phai", "thi", "can", "bao")):
        if opens_order(canvas, order.start()):
            yield Hit(order.start("now"), order.end("now"), "upon", 5)
