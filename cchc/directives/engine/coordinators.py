"""With whom a duty is done: names behind "phối hợp (với)", "cùng (với)", "họp với".

The objects of "đôn đốc", "hướng dẫn", "chỉ đạo" are not coordinators (gold rules, coordinate), nor is the one
with whom something is discussed or to whom it is promised or explained ("trao đổi với", "cam kết với", "giải trình
bằng văn bản với").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine import addressees
from cchc.directives.engine.canvas import words

if TYPE_CHECKING:
    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.canvas import Canvas

_WITH = (
    r"\b(?:(?<!su )(?<!quy che )phoi hop(?: chat che| tot| dong bo| thuong xuyen)?(?: voi"
    r"| cung(?: voi)?|:)?|(?<!bao cao )(?<!kem )(?<!dong thoi )\bcung(?: voi)?|(?:hop|lam viec"
    r"|thong nhat|ky ket|(?<!van )ban|to chuc cuoc hop) voi|su (?:phoi hop|tham gia) cua|(?:co quan"
    r"|don vi) phoi hop:?) "
)
_OPENERS = ("phoi", "cung", "hop", "lam", "thong", "ky", "ban", "to", "su", "co", "don")


def _of_another(canvas: Canvas, start: int, joint: int) -> bool:
    """ "Chỉ đạo Ban A phối hợp với B": B helps A, not the one who is told to direct."""
    verbs = words(r"\b(?:chi dao|don doc|huong dan|yeu cau|de nghi|van dong|giao) (?=\S)").finditer(
        canvas.plain, max(start, joint - 160), joint
    )
    names = (addressees.read(canvas, verb.end(), joint) for verb in verbs)
    return any(name is not None and canvas.skip(name.end, joint) == joint for name in names)


def _class(canvas: Canvas, name: Name) -> str:
    """What tells a class said twice: "các bộ, cơ quan liên quan" and later "các bộ, ngành" begin alike."""
    first = canvas.plain[name.start : name.start + 24].split()[:2]
    return " ".join(first) if first[0] == "cac" else ""


def coordinators(canvas: Canvas, start: int, end: int) -> tuple[Name, ...]:
    """The name phrases of those who coordinate, between two offsets."""
    found: list[Name] = []
    classes: set[str] = set()
    for joint in canvas.each(_WITH, _OPENERS, start, end):
        at = canvas.skip(joint.end(), end, " :,-")
        spoken = canvas.text[joint.start() : joint.start() + 4].lower()
        if canvas.plain.startswith("lam viec", joint.start()) or spoken in {"cũng", "cung"}:
            continue
        if _of_another(canvas, start, joint.start()):
            continue
        name = addressees.read(canvas, at, end)
        if name is None or (found and name.start < found[-1].end):
            continue
        kind = _class(canvas, name)
        if kind == "" or kind not in classes:
            classes.add(kind)
            found.append(name)
    return tuple(found)
