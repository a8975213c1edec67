"""Names of one body that hold an "và" or a comma themselves: "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
"Báo và Phát thanh, truyền hình", "Đảng ủy Mặt trận Tổ quốc và các đoàn thể".

Sources: the vocabulary of bodies (data/units/bodies.yaml); for communes since 1 July 2025 the office that serves
council and committee together (NĐ 150/2025/NĐ-CP); party committees of the province by QĐ 304-QĐ/TW (2025).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import plain, words

if TYPE_CHECKING:
    import re

    from cchc.directives.engine.canvas import Canvas

_COUNCIL = r"(?:hoi dong nhan dan|hdnd)"
_DEPUTIES = r"(?:doan (?:dai bieu quoc hoi|dbqh))"
_OFFICES = (
    rf"(?:van phong|vp) (?:{_DEPUTIES}(?:,| va) {_COUNCIL}|(?:{_DEPUTIES}, )?{_COUNCIL}(?: va |, ?| ?- ?)"
    r"(?:uy ban nhan dan|ubnd))"
)
_PARTY = (
    r"dang (?:uy|bo) (?:uy ban )?(?:mat tran to quoc(?: viet nam)?|mttq) va cac"
    r" (?:doan the|to chuc chinh tri ?- ?xa hoi)"
    r"|dang (?:uy|bo) (?:khoi )?(?:cac )?co quan va doanh nghiep"
)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """All such names, longest first, placeholders of the province left out."""
    from cchc.units.engine.vocabulary import vocabulary

    known = vocabulary()
    told = [n for body in (*known.bodies, *known.central) for n in (body.name, body.short, *body.aliases)]
    names = {plain(n.split("{")[0].strip()) for n in told}
    joint = sorted((n for n in names if " va " in n), key=len, reverse=True)
    return words(rf"\b(?:{_OFFICES}|{_PARTY}|{'|'.join(joint)})\b")


def joint_name(canvas: Canvas, at: int) -> re.Match[str] | None:
    """The name of this kind that starts at ``at``."""
    return _pattern().match(canvas.plain, at)


def joint_names(canvas: Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of all such names between two offsets."""
    return [found.span() for found in _pattern().finditer(canvas.plain, start, end)]
