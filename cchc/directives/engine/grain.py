"""How fine a task is: one sentence, unless its pieces could be tracked apart.

A semicolon divides when the next piece opens with a capital and a verb, names its own subject or order word,
recurs on its own, depends on an event of its own, repeats "tiếp tục", drafts for an authority, or has a mark
("(1)", "a)"). In retold news every piece with a verb is apart. Two deadlines divide a sentence as well.
Source: gold rules 1 and 2.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from cchc.directives.engine import addressees
from cchc.directives.engine.canvas import words
from cchc.directives.engine.clause import LINK
from cchc.directives.engine.sentences import inline_mark, pieces
from cchc.directives.engine.verbs import verb_at

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.deadlines import Terms
    from cchc.directives.engine.deadlines.form import Hit

_NEVER = (
    r"(?:qua do|tu do|trong do|nhat la|dac biet la|gop phan|trong so|ke ca|bao gom|dam bao|bao dam"
    r"|hoan thanh truoc|thoi (?:han|gian)|han (?:chot|hoan thanh)|truoc ngay|cham nhat|nham|lam co so"
    r"|xong truoc)\b"
)
_ALWAYS = (
    r"(?:(?:giao|phan cong|yeu cau|de nghi) (?:cac |so |ubnd|uy ban|van phong|cong an|phong "
    r"|thu truong|giam doc|chu tich|truong|thanh tra|ban |bo |cuc |dong chi)"
    r"|tham muu (?:cho |giup |trinh )?(?:ubnd|uy ban|chu tich|thu tuong|chinh phu|tinh uy"
    r"|huyen uy|ban thuong vu|hdnd)|chu tri,? (?:phoi hop|tham muu|xay dung)|giao ban)"
)
_INNER = (
    r"\bde (?P<who>)(?=(?:cac )?(?:so|van phong|phong|ban|bo|ubnd|uy ban|cuc|chi cuc|trung tam"
    r"|cong an) )|, (?:dong thoi,? )(?=dinh ky|hang (?:thang|quy|tuan|nam))"
)
_GATHERS = r" tong hop,? (?:va )?(?:gui|bao cao|trinh|tham muu)\b"
_RECURS = r"(?:dinh ky|hang (?:thang|quy|tuan|nam|ngay)|hang 6 thang)\b"
_EVENT = (
    r"(?:neu|khi|truong hop|trong truong hop) [^,;]{3,160}?(?:,| thi) ?(?:phai|thi|kip thoi|can"
    r"|bao cao|khan truong|yeu cau|chu dong)"
)


def divide(canvas: Canvas, start: int, end: int, terms: Terms, *, retold: bool) -> list[tuple[int, int]]:
    """The ranges of a sentence that are read as one task each, in order."""
    units: list[tuple[int, int]] = []
    for a, b in pieces(canvas, start, end):
        if units and (
            _only_names(canvas, *units[-1]) or not _apart(canvas, units[-1], a, b, terms, retold=retold)
        ):
            units[-1] = (units[-1][0], b)
        else:
            units.append((a, b))
    return [
        part
        for unit in units
        for cut in _by_purpose(canvas, *unit)
        for part in _by_deadline(canvas, *cut, terms)
    ]


def _only_names(canvas: Canvas, start: int, end: int) -> bool:
    """Whether a piece is a list of addressees whose verb comes behind the semicolon."""
    name = addressees.read(canvas, start, end)
    return name is not None and name.end >= canvas.trim(start, end)[1]


def _by_purpose(canvas: Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """ "… để Sở X tổng hợp, gửi …" and ", đồng thời định kỳ … báo cáo" are tasks of their own."""
    cut = canvas.search(_INNER, start + 20, end)
    if cut is None or (cut["who"] is not None and addressees.read(canvas, cut.end(), end) is None):
        return [(start, end)]
    name = addressees.read(canvas, cut.end(), end) if cut["who"] is not None else None
    if name is not None and not canvas.match(_GATHERS, name.end, end):
        return [(start, end)]
    return [(start, cut.start()), (cut.end(), end)]


def _apart(canvas: Canvas, before: tuple[int, int], a: int, b: int, terms: Terms, *, retold: bool) -> bool:
    """Whether the piece is a task of its own beside what stands before it."""
    if words(r"\b(?:nghien cuu|ra soat|tham muu|de xuat|kiem tra|don doc)[ ;]*$").search(
        canvas.plain, max(before[0], before[1] - 16), before[1]
    ):
        return False
    marked = inline_mark(canvas, a, b)
    if marked != a:
        return True
    link = canvas.match(LINK, a, b)
    at = link.end() if link else a
    if canvas.match(_NEVER, at, b):
        return False
    if _vacuous(canvas, before):
        return False
    if canvas.match(_RECURS, at, b) or canvas.match(_ALWAYS, at, b) or canvas.match(_EVENT, at, b):
        return True
    if canvas.match(r"cung (?:voi )?(?:so|phong|ban|cac|cong an|ubnd|bo|van phong)", at, b):
        return True
    verb = verb_at(canvas, at, b, opening=True)
    if verb is None:
        return _own_subject(canvas, at, b)
    bare = canvas.capital(before[0]) and verb_at(canvas, *before, opening=True) is not None
    if (
        retold
        or (canvas.capital(at) and bare)
        or (_subject_and_verb(canvas, *before) and not canvas.capital(at))
    ):
        return True
    return _repeats(canvas, before, at, b) or _both_dated(before, (a, b), terms)


def _subject_and_verb(canvas: Canvas, start: int, end: int) -> bool:
    """Whether the unit names its own subject: such sentences string unlike duties, bare items near-synonyms."""
    name = addressees.read(canvas, start, end)
    return name is not None and verb_at(canvas, canvas.skip(name.end, end, " ,"), end) is not None


def _vacuous(canvas: Canvas, before: tuple[int, int]) -> bool:
    """ "… tập trung chỉ đạo thực hiện;" says nothing that could be tracked apart from what follows."""
    tail = words(r"\b(?:chi dao|trien khai|to chuc) thuc hien[ ;]*$").search(
        canvas.plain, max(before[0], before[1] - 40), before[1]
    )
    return tail is not None and before[1] - before[0] < 200


def _own_subject(canvas: Canvas, at: int, end: int) -> bool:
    """Whether the piece opens with an addressee and its predicate."""
    name = addressees.read(canvas, at, end)
    if name is None:
        return False
    follow = canvas.skip(name.end, end, " ,:")
    return verb_at(canvas, follow, end) is not None or canvas.plain[name.end : name.end + 1] == ":"


def _repeats(canvas: Canvas, before: tuple[int, int], at: int, end: int) -> bool:
    """Parallel openings: "tiếp tục …; tiếp tục …"."""
    return (
        canvas.match(r"tiep tuc ", at, end) is not None and canvas.search(r"\btiep tuc ", *before) is not None
    )


def _both_dated(before: tuple[int, int], piece: tuple[int, int], terms: Terms) -> bool:
    """Whether both sides have a deadline of their own, and not the same."""
    first, second = _firm(terms.between(*before)), _firm(terms.between(*piece))
    return bool(first and second) and first[-1].date != second[-1].date


def _firm(hits: list[Hit]) -> list[Hit]:
    """Deadlines that fix a day (a year named in passing is none)."""
    return [h for h in hits if h.kind in {"by", "during", "window", "within"} and h.weight >= 45]


def _by_deadline(canvas: Canvas, start: int, end: int, terms: Terms) -> list[tuple[int, int]]:
    """Divide behind a deadline when another one, with a verb between, follows in the same unit."""
    hits = _firm(terms.between(start, end))
    for one, two in itertools.pairwise(hits):
        cut = words(r" ?\)?[,;]? (?:dong thoi,? |va |de )?(?=\S)").match(canvas.plain, one.end, two.start)
        if (
            cut is None
            or (one.date, one.kind) == (two.date, two.kind)
            or words(_NEVER).match(canvas.plain, cut.end())
        ):
            continue
        if one.start > start + 12 and (
            verb_at(canvas, cut.end(), two.start) or _own_subject(canvas, cut.end(), two.start)
        ):
            return [(start, one.end), *_by_deadline(canvas, cut.end(), end, terms)]
    return [(start, end)]
