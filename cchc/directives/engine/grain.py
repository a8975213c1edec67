"""How fine a task is: one sentence, unless its pieces could be tracked apart.

A semicolon divides when the next piece opens with a capital and a verb, names its own subject or order word,
recurs on its own, depends on an event of its own, repeats "tiếp tục", drafts for an authority, or has a mark
("(1)", "a)"). In retold news every piece with a verb is apart. Two deadlines divide a sentence as well.
Source: gold rules 1 and 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc.directives.engine import addressees
from cchc.directives.engine.acts import act_behind
from cchc.directives.engine.canvas import words
from cchc.directives.engine.clause import LINK
from cchc.directives.engine.deadlines import firm
from cchc.directives.engine.sentences import inline_mark, pieces
from cchc.directives.engine.verbs import verb_at

if TYPE_CHECKING:
    from cchc.directives.engine.addressees import Name
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
#: Tails that are no part of a duty: "…; quá trình thực hiện nếu phát sinh vướng mắc, …", "… và chịu trách nhiệm
#: trước Chủ tịch UBND tỉnh về kết quả".
_TAIL = (
    r"; ?(?:trong )?(?:qua trinh|khi) [^;.]{0,60}?(?:neu )?(?:co|phat sinh|gap)[^;.]{0,30}?(?:vuong mac|kho khan)"
    r"|,? (?:va|dong thoi) (?:phai )?chiu (?:hoan toan )?trach nhiem (?:toan dien )?truoc "
)
_TOGETHER = r"cung (?:voi )?(?:so|phong|ban|cac|cong an|ubnd|bo|van phong)"
_DANGLING = r"\b(?:nghien cuu|ra soat|tham muu|de xuat|kiem tra|don doc)[ ;]*$"
_RECURS = r"(?:dinh ky|hang (?:thang|quy|tuan|nam|ngay)|hang 6 thang)\b"
_EVENT = (
    r"(?:neu|khi|truong hop|trong truong hop) [^,;]{3,160}?(?:,| thi) ?(?:phai|thi|kip thoi|can"
    r"|bao cao|khan truong|yeu cau|chu dong)"
)


@dataclass
class _Unit:
    """A unit that grows piece by piece; ``opening`` is the name it begins with, read once."""

    start: int
    end: int
    opening: Name | None

    def recent(self) -> tuple[int, int]:
        """The end of the unit: what a next piece is compared with (units can be as long as the text)."""
        return max(self.start, self.end - 3000), self.end


def divide(canvas: Canvas, start: int, end: int, terms: Terms, *, retold: bool) -> list[tuple[int, int]]:
    """The ranges of a sentence that are read as one task each, in order."""
    units: list[_Unit] = []
    for a, b in pieces(canvas, start, end):
        if units and not _apart(canvas, units[-1], a, b, terms, retold=retold):
            units[-1].end = b
        else:
            units.append(_Unit(a, b, addressees.read(canvas, a, end)))
    kept = [(unit.start, _without_tail(canvas, unit.start, unit.end)) for unit in units]
    cuts = (cut for unit in kept for cut in _by_purpose(canvas, *unit))
    return _with_brackets(canvas, [part for cut in cuts for part in _by_deadline(canvas, *cut, terms)])


def _with_brackets(canvas: Canvas, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Parts joined again where a bracket was cut: "kiểm tra (đợt 1 trước ngày …, đồng thời …) các đơn vị"."""
    whole: list[tuple[int, int]] = []
    for a, b in parts:
        if whole and canvas.bracketed(whole[-1][0], a, b):
            whole[-1] = (whole[-1][0], b)
        else:
            whole.append((a, b))
    return whole


def _without_tail(canvas: Canvas, start: int, end: int) -> int:
    """Where a unit ends without what belongs to no task: escalation in trouble, and answerability at its end."""
    if not canvas.holds(start, end, ";", "chiu"):
        return end
    tail = canvas.search(_TAIL, start + 20, end)
    if tail is None or canvas.bracketed(start, tail.start(), end):
        return end
    return canvas.trim(start, tail.start())[1]


def _by_purpose(canvas: Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """ "… để Sở X tổng hợp, gửi …" and ", đồng thời định kỳ … báo cáo" are tasks of their own."""
    likely = canvas.search(r"d(?:e|ong thoi)[\s,]", start, end)
    cut = canvas.search(_INNER, start + 20, end) if likely else None
    if cut is None or (cut["who"] is not None and addressees.read(canvas, cut.end(), end) is None):
        return [(start, end)]
    name = addressees.read(canvas, cut.end(), end) if cut["who"] is not None else None
    if name is not None and not canvas.match(_GATHERS, name.end, end):
        return [(start, end)]
    return [(start, cut.start()), (cut.end(), end)]


def _apart(canvas: Canvas, before: _Unit, a: int, b: int, terms: Terms, *, retold: bool) -> bool:
    """Whether the piece is a task of its own beside what stands before it."""
    if inline_mark(canvas, a, b) != a:
        return True
    link = canvas.match(LINK, a, b)
    at = link.end() if link else a
    if _unfinished(canvas, before) or canvas.match(_NEVER, at, b):
        return False
    if any(canvas.match(form, at, b) for form in (_RECURS, _ALWAYS, _EVENT, _TOGETHER)):
        return True
    if verb_at(canvas, at, b, opening=True) is None:
        return _own_subject(canvas, at, b)
    return retold or _unlike(canvas, before, at, (a, b), terms)


def _unfinished(canvas: Canvas, before: _Unit) -> bool:
    """What cannot stand alone before a semicolon: bare names, a verb without its object, "tổ chức thực hiện"."""
    if before.opening is not None and before.opening.end >= canvas.trim(*before.recent())[1]:
        return True
    start = max(before.start, before.end - 40)
    if words(_DANGLING).search(canvas.plain, start, before.end):
        return True
    empty = words(r"\b(?:chi dao|trien khai|to chuc) thuc hien[ ;]*$").search(canvas.plain, start, before.end)
    return empty is not None and before.end - before.start < 200


def _unlike(canvas: Canvas, before: _Unit, at: int, piece: tuple[int, int], terms: Terms) -> bool:
    """Sentences with a subject string unlike duties; bare items near-synonyms, unless a capital or a date tells."""
    if canvas.capital(at):
        if (
            canvas.capital(before.start)
            and verb_at(canvas, before.start, before.end, opening=True) is not None
        ):
            return True
    elif before.opening is not None:
        follow = canvas.skip(before.opening.end, before.end, " ,")
        if verb_at(canvas, follow, before.end) is not None or _acts(canvas, before.opening, before.end):
            return True
    if _repeats(canvas, before.recent(), at, piece[1]) or _both_dated(before.recent(), piece, terms):
        return True
    return bool(_recurring(terms, *piece)) and not _recurring(terms, *before.recent())


def _own_subject(canvas: Canvas, at: int, end: int) -> bool:
    """Whether the piece opens with an addressee and its predicate."""
    name = addressees.read(canvas, at, end)
    if name is None:
        return False
    follow = canvas.skip(name.end, end, " ,:")
    return verb_at(canvas, follow, end) is not None or canvas.plain[name.end : name.end + 1] == ":"


def _acts(canvas: Canvas, name: Name, end: int) -> bool:
    """Whether a body's name that opens a sentence has a verb no list has."""
    return canvas.capital(name.start) and act_behind(canvas, name.end, end)


def _repeats(canvas: Canvas, before: tuple[int, int], at: int, end: int) -> bool:
    """Parallel openings: "tiếp tục …; tiếp tục …"."""
    return (
        canvas.match(r"tiep tuc ", at, end) is not None and canvas.search(r"\btiep tuc ", *before) is not None
    )


def _both_dated(before: tuple[int, int], piece: tuple[int, int], terms: Terms) -> bool:
    """Whether both sides have a deadline of their own, and not the same."""
    first, second = firm(terms.between(*before)), firm(terms.between(*piece))
    return bool(first and second) and first[-1].date != second[-1].date


def _recurring(terms: Terms, start: int, end: int) -> list[Hit]:
    """The terms that come round between two offsets ("… kết quả quan trắc hằng quý")."""
    return [h for h in terms.between(start, end) if h.kind == "recurring"]


def _by_deadline(canvas: Canvas, start: int, end: int, terms: Terms) -> list[tuple[int, int]]:
    """Divide behind a deadline when another one, with a verb between, follows in the same unit."""
    hits = firm(terms.between(start, end))
    parts: list[tuple[int, int]] = []
    for one, two in pairwise(hits):
        cut = words(r" ?\)?[,;]? (?:dong thoi,? |va |de )?(?=\S)").match(canvas.plain, one.end, two.start)
        if cut and one.start > start + 12 and _another(canvas, one, two, cut.end()):
            bracket = canvas.plain.find(")", one.end, cut.end())
            parts.append((start, bracket + 1 if bracket >= 0 else one.end))
            start = cut.end()
    for hit in _recurring(terms, start, end):
        cut = words(r",? dong thoi,? (?=\S)").match(canvas.plain, hit.end, end)
        if cut and hit.start > start + 12 and verb_at(canvas, cut.end(), end) is not None:
            parts.append((start, hit.end))
            start = cut.end()
    return [*parts, (start, end)]


def _another(canvas: Canvas, one: Hit, two: Hit, at: int) -> bool:
    """Whether a duty of its own stands between two deadlines that differ."""
    if (one.date, one.kind) == (two.date, two.kind) or words(_NEVER).match(canvas.plain, at):
        return False
    return verb_at(canvas, at, two.start) is not None or _own_subject(canvas, at, two.start)
