"""One unit of reading and what governs it: what patterns and negatives look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cchc.directives.engine import addressees
from cchc.directives.engine.canvas import words
from cchc.directives.engine.verbs import own_act, verb_at

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.canvas import Canvas

#: Ways to begin a sentence before its subject or verb: time, condition, ground, purpose, topic, speaker.
PREFIX = (
    r"(?:de|nham|trong|tren co so|can cu|theo|khi|truong hop|neu|doi voi|ve|tu|truoc|cham nhat"
    r"|hang|dinh ky|ben canh|dong thoi|ngoai ra|dac biet|ket thuc|sau khi|sau|qua|voi|phat bieu"
    r"|ket luan"
    r"|tai|den|ngay|cung voi|thu (?:nhat|hai|ba|tu|nam)|tiep tuc thuc hien (?:chi thi|cong van"
    r"|quyet dinh|ke hoach)|thuc hien (?:chi thi|cong van|quyet dinh|ke hoach|nghi quyet"
    r"|thong bao|cong dien|y kien|chuong trinh|luat|nghi dinh|chi dao)|mat khac|rieng|nhat la"
    r"|tuy nhien|do do|vi vay|truoc mat|thoi gian toi|nam 20|quy|hien nay|thay mat|xet|cuoi cung"
    r"|tiep thu|o |gan voi|bang|vao|ngay sau)\b"
)
#: Links between clauses that carry no duty themselves.
LINK = (
    r"(?:va |dac biet,? (?:la,? )?|truoc mat,? |dong thoi,? |ngoai ra,? |ben canh do,? |mat khac,? "
    r"|theo do,? |tuy nhien,? |vi vay,? |do do,? |tren co so do,? |trong do,? |cu the:? |rieng "
    r"|cung voi do,? |song song voi do,? |thu (?:nhat|hai|ba|tu|nam)[,:] |mot la[,:] |hai la[,:] "
    r"|ba la[,:] |bon la[,:] )+"
)


#: Grounds that hold verbs of their own, and adverbs of time that may have a subject behind their comma.
_GROUND = (
    r"(?:can cu|tren co so|theo (?!doi)|khi phat hien|(?:tiep tuc )?thuc hien (?:chi thi|cong van"
    r"|quyet dinh|ke hoach|nghi quyet|thong bao|cong dien|y kien|chuong trinh|luat|nghi dinh))"
)
_TIMED = (
    rf"(?:{_GROUND}|dinh ky|hang (?:thang|quy|nam|tuan|ngay)|cham nhat|dong thoi|truoc mat|dac biet"
    rf"|ket thuc|trong)\b"
)


@dataclass(frozen=True)
class Frame:
    """What governs a clause: who is addressed, whether orders are being given, what kind of text it is.

    ``ordered`` is set under a lead-in that orders without naming anybody ("UBND tỉnh yêu cầu:"). ``source``
    tells where the addressee comes from: heading (numbered or with a colon), block (a sentence before
    in the same paragraph), document (whom the whole directive addresses) or an empty string. ``first``
    holds for the first sentence of its block, ``marked`` where that block is an item ("a)", "-") besides.
    """

    leads: tuple[Name, ...] = ()
    coordinate: tuple[Name, ...] = ()
    source: str = ""
    open: bool = False
    closed: bool = False
    ordered: bool = False
    genre: str = "news"
    first: bool = False
    marked: bool = False


@dataclass(frozen=True)
class Found:
    """A duty recognised: where its verb starts and who has it (None: whoever governs the clause)."""

    verb: int
    name: Name | None = None
    standing: bool = False


@dataclass(frozen=True)
class Clause:
    """A range of the canvas with its frame."""

    canvas: Canvas
    start: int
    end: int
    frame: Frame
    _names: dict[int, Name | None] = field(default_factory=dict, compare=False, repr=False)

    def at(self, pattern: str, at: int | None = None) -> int | None:
        """End of ``pattern`` matched at ``at`` (default: the clause's start), or None."""
        found = words(pattern).match(self.canvas.plain, self.start if at is None else at, self.end)
        return found.end() if found else None

    def has(self, pattern: str) -> bool:
        """Whether ``pattern`` occurs anywhere in the clause."""
        return self.canvas.search(pattern, self.start, self.end) is not None

    def name(self, at: int) -> Name | None:
        """The addressee named at ``at``; read once, however many patterns ask."""
        if at not in self._names:
            self._names[at] = addressees.read(self.canvas, at, self.end)
        return self._names[at]

    def verb(self, at: int, *, opening: bool = False) -> int | None:
        """End of the verb of duty at ``at``."""
        return verb_at(self.canvas, at, self.end, opening=opening)

    def each(self, pattern: str, openers: tuple[str, ...]) -> Iterator[re.Match[str]]:
        """Every occurrence of a pattern that starts a word; ``openers`` as :meth:`Canvas.each` takes them."""
        return self.canvas.each(pattern, openers, self.start, self.end)

    def orders(self, pattern: str, openers: tuple[str, ...]) -> Iterator[re.Match[str]]:
        """The occurrences outside brackets: what a bracket explains orders nothing of its own."""
        return (
            m
            for m in self.each(pattern, openers)
            if not self.canvas.bracketed(self.start, m.start(), self.end)
        )

    def follows(self, at: int, pattern: str) -> bool:
        """Whether ``pattern`` stands right before ``at``."""
        return words(rf"\b{pattern} $").search(self.canvas.plain, max(0, at - 20), at) is not None

    def opens(self, at: int, after: str) -> bool:
        """Whether ``at`` begins the clause or follows a mark or one of the words ``after``."""
        if at <= self.start or self.follows(at, after):
            return True
        return self.canvas.plain[max(0, at - 24) : at].rstrip()[-1:] in {",", ";", ":", ".", ")", '"', "-"}

    @cached_property
    def openings(self) -> tuple[int, ...]:
        """Where the clause proper may begin: at its start, behind a link, behind each adverbial's comma."""
        return tuple(self._openings())

    @cached_property
    def subjects(self) -> tuple[tuple[int, Name | None, int | None], ...]:
        """Each opening with the addressee named there and the start of its predicate of duty."""
        named = ((at, self.name(at)) for at in self.openings)
        return tuple((at, name, predicate(self, name) if name else None) for at, name in named)

    def _openings(self) -> Iterator[int]:
        link = self.at(LINK)
        start = link if link is not None else self.start
        yield start
        timed_at = after_time(self.canvas, start, self.end)
        if timed_at is not None:
            yield timed_at
        if not self._prefixed(start):
            return
        timed = self.verb(start, opening=True) is not None and self.at(_GROUND, start) is None
        purpose = self.at(r"(?:de|nham) ", start) is not None
        limit = min(self.end, start + (32 if timed else 700))
        for comma in words(r"[,:)] |\bthi ").finditer(self.canvas.plain, start, limit):
            yield comma.end()
            plain_verb = self.verb(comma.end()) is not None and self.at(_GROUND, comma.end()) is None
            if plain_verb and not purpose:
                return

    def _prefixed(self, start: int) -> bool:
        """Whether an adverbial opens the clause; "Đề xuất", "Theo dõi" only look like one."""
        if self.at(PREFIX, start) is None:
            return False
        return self.verb(start, opening=True) is None or self.at(_TIMED, start) is not None

    def starts_with_prefix(self) -> bool:
        """Whether an adverbial stands before the clause proper."""
        link = self.at(LINK)
        return self._prefixed(link if link is not None else self.start)


#: A time that stands before its verb without a comma: what opens it, and the words it is made of.
_TIME_OPENS = (
    r"(?:dinh ky,? )?(?:truoc|cham nhat|muon nhat|den|toi|trong|het|tu nay|tu (?=ngay |thang |\d)|vao"
    r"|(?=ngay \d))(?= )"
)
_TIME_WORD = (
    r",? ?(?P<word>\d{1,3} ?(?:ngay|gio)(?: lam viec)?|\d[\d/.-]{0,10}|quy [ivx]{1,3}(?:/\d{4})?|truoc|nhat|la|den"
    r"|trong|het|tu|vao|ke tu|ngay|thang|quy|nam|tuan|gio|cuoi|dau|giua|hang|moi|cua|sau|nay|vong|khong qua"
    r"|thu (?:[2-7]|hai|ba|tu|nam|sau|bay))(?![\w/])"
)


def after_time(canvas: Canvas, at: int, end: int) -> int | None:
    """Where the words behind an opening time start ("Trước ngày 15 hằng tháng | tổng hợp …"), or None.

    The time is told word by word until a verb begins; it has a figure, or comes round ("hằng", "mỗi").
    """
    opening = canvas.match(_TIME_OPENS, at, end)
    if opening is None:
        return None
    stop, timed = opening.end(), False
    for _ in range(14):
        word = canvas.match(_TIME_WORD, canvas.skip(stop, end), end)
        if word is None:
            break
        timed = (
            timed
            or word["word"][-1].isdigit()
            or word["word"].startswith(("hang", "moi", "quy ", *"123456789"))
        )
        stop = canvas.skip(word.end(), end, " ,")
        if timed and verb_at(canvas, stop, end) is not None and canvas.match(r"hang ", stop, end) is None:
            return stop
    return stop if timed else None


def addressee(clause: Clause, order: re.Match[str]) -> Name | None:
    """The name behind an order word, without the title that its group ``title`` holds; with it where a person is named.

    "Giao đồng chí Chủ tịch UBND xã …" names the chairman; "Giao đồng chí Nguyễn Văn A, Phó Chủ tịch …" a person.
    """
    name = clause.name(order.end())
    if name is None and order["title"]:
        return clause.name(clause.canvas.skip(order.start("title"), clause.end))
    return name


def after_name(clause: Clause, name: Name) -> int:
    """Where the predicate behind a name starts: marks and asides skipped."""
    at = clause.canvas.skip(name.end, clause.end, " ,:-")
    aside = words(r"\([^()]{1,120}\),? ").match(clause.canvas.plain, at, clause.end)
    return aside.end() if aside else at


_TERM = (
    r"(?:truoc|cham nhat|trong (?:thang|quy|nam|vong|thoi han)|dinh ky|hang (?:thang|quy|tuan|nam"
    r"|ngay)|chu tri|phoi hop|can cu|tren co so|theo (?:chuc nang|tham quyen|pham vi|linh vuc)|co trach nhiem"
    r"|la (?:co quan|don vi) |lam dau moi|khong )"
)


def predicate(clause: Clause, name: Name) -> int | None:
    """Start of a predicate of duty right behind a name: a verb, a modal, or a term and then a verb."""
    at = after_name(clause, name)
    if (
        clause.verb(at) is not None
        or clause.at(_TERM, at) is not None
        or own_act(clause.canvas, at, clause.end)
    ):
        return at
    timed = after_time(clause.canvas, at, clause.end)
    return timed if timed is not None and clause.verb(timed) is not None else None


def without_modal(clause: Clause, at: int) -> int:
    """Skip a bare "cần", "cần phải", "hãy" in front of the verb: the quote begins with the verb."""
    modal = clause.at(r"(?:can phai|can|hay) (?!thiet|bo\b|cu\b|co\b)", at)
    return modal if modal is not None and clause.at(r"can chu trong", at) is None else at
