"""The walk over a text: blocks in order, headings set who is addressed, sentences become drafts of tasks."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cchc.directives.engine import addressees, negatives, patterns
from cchc.directives.engine import kind_of_text as kinds
from cchc.directives.engine.acts import act_at
from cchc.directives.engine.clause import Clause, Frame
from cchc.directives.engine.deadlines import firm
from cchc.directives.engine.drafts import Draft, Drafts, Place
from cchc.directives.engine.grain import divide
from cchc.directives.engine.headings import Heading, agency_heading, lead_in, topic
from cchc.directives.engine.plan_lines import Plans, partners_line
from cchc.directives.engine.scope import Entry, Scope
from cchc.directives.engine.sentences import announced, inline_mark, sentences
from cchc.directives.engine.structure import PARAGRAPH, Block, blocks_of
from cchc.directives.engine.task_table import rows_of

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.clause import Found
    from cchc.directives.engine.deadlines import Terms


#: Formulas told by the whole sentence, whatever its semicolons divide.
_WHOLE = frozenset({"notice", "escalation", "event"})


class Walk:
    """Reads one text; ``drafts`` are the tasks found, in order."""

    def __init__(self, canvas: Canvas, blocks: list[Block], terms: Terms) -> None:
        self.canvas, self.blocks, self.terms = canvas, blocks, terms
        genre = kinds.genre_of(canvas, blocks)
        self.retold = kinds.retold(genre, canvas, blocks)
        self.scope = Scope(genre)
        self.drafts = Drafts(canvas, terms)
        self.ended = False
        self.number = 0
        self.first, self.principled, self.letter = True, False, False
        self.itemed = False
        self.plans = Plans(self.drafts)

    def run(self) -> list[Draft]:
        """Walk all blocks."""
        rows = rows_of(self.canvas)
        lines = [row.start for row in rows]
        for number, block in enumerate(self.blocks):
            self.number, self.first, self.principled = number, True, False
            inside = rows[bisect_left(lines, block.start) : bisect_left(lines, block.end)]
            for row in inside:
                self.drafts.row(row)
            if not inside and not self._zone(block):
                self._block(block)
        return self.drafts.found

    def _zone(self, block: Block) -> bool:
        """Whether the block lies in a zone without text to read: recipients, signature, a page's tail."""
        plain, at = self.canvas, block.body
        if plain.match(kinds.RECIPIENTS, at, block.end) or (
            self.drafts.found and plain.match(kinds.BOILERPLATE, at, block.end)
        ):
            self.ended = True
        elif (
            self.ended
            and kinds.upper_line(self.canvas, block.start, block.end)
            and plain.match(kinds.PART, block.start, block.end)
        ):
            self._new_part(block.start, block.end)
        elif plain.match(kinds.SIGNATURE, at, block.end) and block.end - at < 120:
            return True
        return self.ended

    def _new_part(self, at: int, end: int) -> None:
        """An annex begins behind the recipients: nothing above governs it."""
        self.ended = self.itemed = False
        genre = "report" if self.canvas.match(r"bao cao", at, end) else "directive"
        self.scope = Scope(genre)

    def _rank_below(self) -> float:
        """The rank of a heading without a mark: right above the next block's."""
        following = self.blocks[self.number + 1] if self.number + 1 < len(self.blocks) else None
        return (following.rank if following else PARAGRAPH) - 0.5

    def _block(self, block: Block) -> None:
        start, end = block.body, block.end
        self.scope.enter(block.rank if block.mark else PARAGRAPH)
        if block.mark and block.rank < 6:
            self.plans.clear()
            self.drafts.item = self.number
            self.itemed = True
        if self._addressed_letter(block) or self._plan_line(block) or self._section(block):
            return
        if (
            not block.mark
            and self.scope.genre == "news"
            and end - start < 110
            and self.canvas.text[start:end].rstrip()[-1:] not in ".;:"
        ):
            return
        if kinds.upper_line(self.canvas, start, end):
            return
        for a, b in announced(self.canvas, sentences(self.canvas, start, end)):
            self._sentence(block, a, b)
            self.first = False

    def _addressed_letter(self, block: Block) -> bool:
        """ "Kính gửi: …" and the list below it name whom a letter without a nearer addressee speaks to."""
        start, end = block.body, block.end
        found = self.canvas.match(r"(?:kinh gui|dien|gui|[^:;.\n]{3,80} dien) ?: ?", start, end)
        if found is None and not (self.letter and block.mark):
            self.letter = False
            return False
        name = addressees.read(self.canvas, self.canvas.skip(found.end() if found else start, end, " -"), end)
        known = self.scope.frame(first=True).leads if self.letter else ()
        self.letter = True
        if name:
            self.scope.document((*known, name))
            self.scope.entries[0].open = None
        return True

    def _plan_line(self, block: Block) -> bool:
        """Whether the block is a labelled line of a plan, which is read."""
        if self.plans:
            return self.plans.line(self._place(block), block.body, block.end)
        return partners_line(self.canvas, block.body, block.end)

    def _section(self, block: Block) -> bool:
        """A heading of a section: opens or closes the giving of orders. True when the block is no more than that."""
        opened = kinds.section(self.canvas, block)
        if opened is None:
            return False
        rank = block.rank if block.mark else self._rank_below()
        self.scope.push(Entry(rank, open=(self.scope.genre != "news" or None) if opened else False))
        heading = (
            agency_heading(self.canvas, self.canvas.trim(block.body, block.end)[0], block.end)
            if opened
            else None
        )
        if heading and heading.name:
            self.scope.push(Entry(rank, (heading.name,), heading.coordinate, open=True))
        return True

    def _sentence(self, block: Block, start: int, end: int) -> None:
        """A heading first, if the sentence begins with one; then its units."""
        start = inline_mark(self.canvas, start, end) if start != block.body else start
        for _ in range(4):
            moved = self._heading(block, start, end)
            if moved is None:
                break
            start = moved
        if start < end:
            self._units(block, start, end)

    def _heading(self, block: Block, start: int, end: int) -> int | None:
        """Read one heading, lead-in or topic at ``start``; where the rest begins, or None when there is
        none.
        """
        inner = start != block.body
        heading = agency_heading(self.canvas, start, end)
        if heading:
            self._govern(block, heading, inner=inner)
            return heading.body
        heading = lead_in(self.canvas, start, end)
        if heading and (
            heading.order or self._frame().open or (heading.name and self.scope.genre == "directive")
        ):
            self._lead(block, heading, start, end, inner=inner)
            return heading.body
        return topic(self.canvas, start, end)

    def _govern(self, block: Block, heading: Heading, *, inner: bool) -> None:
        """An addressee's own heading: it governs what is nested below it and what stands behind it."""
        rank = (
            block.rank
            if block.mark and not inner
            else self._rank_below()
            if heading.body >= block.end
            else 8.5
        )
        open_ = self.scope.genre != "report" and not self._closed_section()
        leads = (heading.name,) if heading.name else None
        self.scope.push(Entry(min(rank, 8.5), leads, heading.coordinate, open_))

    def _closed_section(self) -> bool:
        """Whether the nearest section heading closed the giving of orders (results under agency names)."""
        return any(e.open is False for e in self.scope.entries)

    def _lead(self, block: Block, heading: Heading, start: int, end: int, *, inner: bool) -> None:
        """A lead-in: sets addressee and openness for its list, and may hold a duty itself.

        One that orders before the first item of a directive governs all items, whatever paragraph (what was
        achieved, who was praised) stands between it and them.
        """
        at_end = heading.body >= self.canvas.trim(start, block.end, " ")[1]
        rank = min(block.rank if block.mark and not inner else 8.5, self._rank_below() if at_end else 8.5)
        if at_end and heading.order and not (self.itemed or block.mark) and self.scope.genre == "directive":
            rank = 0.3
        leads = (heading.name,) if heading.name else None
        term = next(iter(firm(self.terms.between(start, heading.body)[:1])), None)
        if heading.verb is not None:
            self.drafts.add(
                self._place(block),
                heading.verb,
                self.canvas.trim(heading.verb, heading.body)[1],
                "lead_in_duty",
                leads or (),
                start,
            )
            term = None
        listed = self.canvas.search(
            r"\b(?:thuc hien|trien khai|nhiem vu|noi dung|giai phap|cong viec)\b", start, heading.body
        )
        opens = True if heading.order or (heading.name and listed) else None
        if self.scope.genre == "news" and not block.mark and heading.order and not inner:
            self.scope.document(leads)
            if heading.coordinate:
                self.scope.push(Entry(0.2, leads, heading.coordinate, open=True))
            return
        orders = leads is None and self.canvas.search(
            r"\b(?:yeu cau|chi thi|de nghi|chi dao)\b", start, heading.body
        )
        self.scope.push(
            Entry(
                max(rank, 0.3),
                leads,
                heading.coordinate,
                opens,
                "heading" if block.mark else "document",
                term,
                ordered=orders is not None and self.scope.genre == "directive",
            )
        )

    def _frame(self) -> Frame:
        return self.scope.frame(first=self.first, marked=self.blocks[self.number].mark != "")

    def _place(self, block: Block) -> Place:
        return Place(block, self.number, self._frame(), self.scope.serial, self.scope.term())

    def _units(self, block: Block, start: int, end: int) -> None:
        place = self._place(block)
        if self.drafts.only_dated(place, start, end):
            return
        whole = Clause(self.canvas, *self.canvas.trim(start, end), place.frame)
        if negatives.reason(whole, _WHOLE):
            return
        before = start
        for a, b in divide(self.canvas, start, end, self.terms, retold=self.retold):
            self._unit(block, a, b, before, whole)
            before = b

    def _unit(self, block: Block, start: int, end: int, before: int, whole: Clause) -> None:
        """Read one unit: a duty, or nothing; ``whole`` is its sentence."""
        start = inline_mark(self.canvas, start, end)
        start, end = self.canvas.trim(start, end)
        if end - start < 8:
            return
        alone = (start, end) == (whole.start, whole.end)
        clause = whole if alone else Clause(self.canvas, start, end, self._frame())
        why = negatives.reason(clause)
        if why is not None:
            if why == "liability":
                self._remember_subject(clause)
            self.principled = self.principled or why == "principle"
            return
        fit = patterns.first_match(clause)
        if fit is None:
            ended = self.canvas.text[start : block.end].rstrip()[-1:] in ".;"
            if (
                ended
                and clause.frame.open
                and not clause.frame.leads
                and (clause.verb(start, opening=True) is not None or self._item_of_act(block, start, end))
            ):
                self.plans.wait(block, start, end)
            self._remember_subject(clause)
            return
        if not (self.principled and fit[0] == "heading_imperative" and clause.frame.source == "document"):
            self._found(block, clause, *fit, before)

    def _item_of_act(self, block: Block, start: int, end: int) -> bool:
        """Whether a numbered item opens with an act by a verb no list has, and may wait for a plan's lines."""
        return block.mark != "" and block.rank < 6 and start == block.body and act_at(self.canvas, start, end)

    def _found(self, block: Block, clause: Clause, pattern: str, found: Found, before: int) -> None:
        """Keep a duty and let its subject govern what follows."""
        leads = (found.name,) if found.name else clause.frame.leads
        if found.standing and (clause.frame.source in {"", "document"}) and not block.mark:
            self.scope.document(leads)
        if found.name and self.first and not block.mark:
            self.scope.unhead()
        if found.name:
            self.scope.block = Entry(10.0, leads, open=True, source="block")
        self.drafts.add(self._place(block), found.verb, clause.end, pattern, leads, min(before, clause.start))

    def _remember_subject(self, clause: Clause) -> None:
        """A sentence without a duty may still name who the next ones speak to."""
        name = clause.name(clause.start)
        if (
            name is not None
            and clause.frame.open
            and clause.verb(self.canvas.skip(name.end, clause.end, " ,")) is not None
        ):
            self.scope.block = Entry(10.0, (name,), source="block")


def walk(text: str, terms_of: object) -> tuple[Canvas, list[Draft]]:
    """The drafts of a text; ``terms_of(canvas)`` scans its deadlines."""
    canvas, blocks = blocks_of(text)
    terms: Terms = terms_of(canvas)  # type: ignore[operator]
    return canvas, Walk(canvas, blocks, terms).run()
