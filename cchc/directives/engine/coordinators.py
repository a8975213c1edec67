"""With whom a duty is done: names behind "phối hợp (với)", "cùng (với)", "họp với".

The objects of "đôn đốc", "hướng dẫn", "chỉ đạo" are not coordinators (gold rules, coordinate).
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
    r"|thong nhat|trao doi|ky ket|ban|to chuc cuoc hop) voi|su (?:phoi hop|tham gia) cua|(?:co quan"
    r"|don vi) phoi hop:?) "
)


def _of_another(canvas: Canvas, start: int, joint: int) -> bool:
    """ "Chỉ đạo Ban A phối hợp với B": B helps A, not the one who is told to direct."""
    verbs = words(r"\b(?:chi dao|don doc|huong dan|yeu cau|de nghi|van dong|giao) (?=\S)").finditer(
        canvas.plain, max(start, joint - 160), joint
    )
    names = (addressees.read(canvas, verb.end(), joint) for verb in verbs)
    return any(name is not None and canvas.skip(name.end, joint) == joint for name in names)


def _same_class(canvas: Canvas, one: Name, two: Name) -> bool:
    """ "các bộ, cơ quan liên quan" and later "các bộ, ngành" are the same class said twice."""
    a, b = (canvas.plain[n.start : n.end].split() for n in (one, two))
    return a[0] == b[0] == "cac" and a[1:2] == b[1:2]


def coordinators(canvas: Canvas, start: int, end: int) -> tuple[Name, ...]:
    """The name phrases of those who coordinate, between two offsets."""
    found: list[Name] = []
    for joint in words(_WITH).finditer(canvas.plain, start, end):
        at = canvas.skip(joint.end(), end, " :,-")
        spoken = canvas.text[joint.start() : joint.start() + 4].lower()
        if canvas.plain.startswith("lam viec", joint.start()) or spoken in {"cũng", "cung"}:
            continue
        if _of_another(canvas, start, joint.start()):
            continue
        name = addressees.read(canvas, at, end)
        if name is not None and not any(name.start < f.end or _same_class(canvas, f, name) for f in found):
            found.append(name)
    return tuple(found)
