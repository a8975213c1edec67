"""Numbers to reach: "ít nhất 02 cuộc đối thoại", "100%", "tối thiểu 20% số quy định", "không quá 05 ngày",
"từ 01 đến 02 cuộc họp".

Figures of a past state ("đạt 88,18% năm 2024") do not stand in a duty; numbers of documents, dates and
terms are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.model import Target

if TYPE_CHECKING:
    import re

    from cchc.directives.engine.canvas import Canvas

_LEAST, _MOST = (
    r"it nhat|toi thieu|khong duoi|khong thap hon|tren|dat tu|tu",
    r"toi da|khong qua|khong vuot qua|duoi",
)
_UNIT = (
    r"%|phan tram|diem phan tram|(?:cuoc|buoi|lan|giai phap|sang kien|mo hinh|lop"
    r"|hoi nghi|bac|diem|xa|phuong|co so|ho so|thu tuc|dich vu|tin|bai|chuyen de|don vi|nguoi|ho"
    r"|ty dong|trieu dong|ha|km|cay|can|du an|nhiem vu|van ban|ngay cong|co quan|tin bai|san pham"
    r"|doanh nghiep|hop tac xa|can ho|truong)\b"
)
#: What every target holds; looked for first, since most duties have none.
_COUNTED = rf"\d[\d.,]{{0,14}}\s?(?:{_UNIT})"
_FORM = (
    rf"(?:\b(?P<low>{_LEAST}) |\b(?P<high>{_MOST}) |\b(?:dat(?: ty le)?|bao dam|dam bao|hoan thanh"
    rf"|du) )?(?<![\d.,])(?P<value>\d[\d.,]{{0,14}})(?: (?:-|den) (?P<upper>\d[\d.,]{{0,14}}))?\s?"
    rf"(?P<unit>{_UNIT})"
    r"(?P<more>(?: (?!tro |va |de |trong |cua |theo |cho "
    r"|voi |tai |den |co |truoc |hoac )[a-z]+){0,2})(?P<up> tro len)?"
)
_NOT_TARGET = r"(?:so|thu|khoan|dieu|ngay|thang|nam|quyet dinh|muc do|giai doan|quy|an) $"


def targets(canvas: Canvas, start: int, end: int) -> tuple[Target, ...]:
    """The targets written between two offsets, in order."""
    if canvas.search(_COUNTED, start, end) is None:
        return ()
    found = words(_FORM).finditer(canvas.plain, start, end)
    return tuple(t for f in found if (t := _target(canvas, start, f)) is not None)


def _target(canvas: Canvas, start: int, found: re.Match[str]) -> Target | None:
    bare = not (found["low"] or found["high"] or found["up"])
    before = words(_NOT_TARGET).search(canvas.plain, max(start, found.start() - 12), found.start())
    percent = found["unit"] in {"%", "phan tram"}
    if before or (bare and not percent and found.start("value") == found.start() and not found["upper"]):
        return None
    if found["low"] in {"tu", "tren"} and not (found["upper"] or found["up"] or percent):
        return None
    comparator = "<=" if found["high"] else ">=" if found["low"] or found["up"] else "="
    end = found.end() if not percent else found.end("unit")
    unit = canvas.folded(found.start("unit"), end)
    return Target(
        canvas.folded(found.start(), found.end() if not percent else end),
        comparator,
        _decimal(found["value"]),
        unit,
    )


def _decimal(digits: str) -> str:
    """A decimal string: Vietnamese commas are points, full stops between thousands go."""
    digits = digits.rstrip(".,")
    whole, _, part = digits.partition(",")
    if not part and digits.count(".") == 1 and len(digits.split(".")[1]) != 3:
        whole, part = digits.split(".")
    return str(int(whole.replace(".", "") or 0)) + (f".{part}" if part else "")
