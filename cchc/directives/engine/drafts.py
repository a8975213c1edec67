"""The tasks of a text as they are found: their ranges, their deadlines, and the sentences that only date them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.directives.engine import addressees
from cchc.directives.engine.canvas import words
from cchc.directives.engine.clause import Frame
from cchc.directives.engine.coordinators import coordinators
from cchc.directives.engine.dated_sentence import only_dates
from cchc.directives.engine.task_table import cell_terms
from cchc.directives.engine.verbs import verb_at

if TYPE_CHECKING:
    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.deadlines import Terms
    from cchc.directives.engine.deadlines.form import Hit
    from cchc.directives.engine.structure import Block
    from cchc.directives.engine.task_table import Row


@dataclass
class Draft:
    """A task before its fields are read: its range, what found it, who governs it."""

    start: int
    end: int
    pattern: str
    leads: tuple[Name, ...]
    coordinate: tuple[Name, ...]
    source: str
    before: int
    frame: Frame
    terms: list[Hit] = field(default_factory=list)
    block: int = 0
    serial: int = 0


#: A quote of fewer characters is a label, not a duty.
_SHORTEST, _FEWEST = 14, 4


@dataclass(frozen=True)
class Place:
    """Where the walk stands: the block and its number, what governs it, and the list that it belongs to.

    ``serial`` counts headings and lead-ins; ``term`` is the deadline that a lead-in set for its items.
    """

    block: Block
    number: int
    frame: Frame
    serial: int
    term: Hit | None


class Drafts:
    """Collects the drafts of one text, in order. ``item``: the number of the last block that was a numbered item."""

    def __init__(self, canvas: Canvas, terms: Terms) -> None:
        self.canvas, self.terms = canvas, terms
        self.found: list[Draft] = []
        self.item = 0

    def row(self, row: Row) -> None:
        """A row of a table of tasks: its cells say all, whatever stands above the table."""
        leads, partners = self._cell(row.lead), self._cell(row.coordinate)
        if leads:
            terms = cell_terms(self.canvas, self.terms, row.term) if row.term else []
            draft = Draft(*row.task, "table_row", leads, partners, "table", row.task[0], Frame(leads), terms)
            self.found.append(draft)

    def _cell(self, cell: tuple[int, int] | None) -> tuple[Name, ...]:
        """The name phrase of a cell."""
        name = addressees.read(self.canvas, *cell) if cell else None
        return (name,) if name else ()

    def add(
        self, place: Place, start: int, end: int, pattern: str, leads: tuple[Name, ...], before: int
    ) -> None:
        """Add a draft; its quote ends before a footnote that cuts the sentence.

        ``before``: where the words in front of the verb begin, which may hold its deadline.
        """
        frame = place.frame
        start, stop = self.canvas.trim(start, _before_gap(self.canvas, place.block, start, end))
        if self._too_short(start, stop, frame):
            return
        own = coordinators(self.canvas, start, stop)
        draft = Draft(
            start,
            stop,
            pattern,
            leads,
            own or frame.coordinate,
            frame.source,
            before,
            frame,
            block=place.number,
            serial=place.serial,
        )
        draft.terms = self._terms_for(before, start, end) or ([place.term] if place.term else [])
        self.found.append(draft)

    def _too_short(self, start: int, stop: int, frame: Frame) -> bool:
        """A label rather than a duty; in an item under an addressee's heading a verb and its object do."""
        sure = frame.source == "heading" and frame.marked and verb_at(self.canvas, start, stop, opening=True)
        shortest, fewest = (8, 2) if sure else (_SHORTEST, _FEWEST)
        return (
            stop - start < shortest or len(self.canvas.plain[start : min(stop, start + 80)].split()) < fewest
        )

    def _terms_for(self, before: int, start: int, end: int) -> list[Hit]:
        """Deadlines in the clause, and those of an adverbial before it that is no condition."""
        inside = self.terms.between(start, end + 1)
        if words(r"\b(?:neu|truong hop|khi|sau khi)\b").search(self.canvas.plain, before, start) is None:
            inside += list(self.terms.between(before, start))
        return inside

    def only_dated(self, place: Place, start: int, end: int) -> bool:
        """A sentence that only dates the duty before it: "Thời hạn hoàn thành trước ngày …"."""
        stop = self.canvas.trim(start, end)[1]
        if self.found and self.found[-1].block < self.item and place.number != self.item:
            return False
        apart = place.block.mark != "" and place.block.rank < 6
        if not self.found:
            return False
        hits = only_dates(
            self.canvas, self.terms, start, stop, labelled=apart and self.found[-1].block != place.number
        )
        if hits:
            self._date(place, start, stop, hits)
        return bool(hits)

    def _date(self, place: Place, start: int, stop: int, hits: list[Hit]) -> None:
        """Give the deadline to the task before, or to all items of the list that ends here."""
        last = self.found[-1]
        if last.block == place.number:
            last.terms = [hits[0]]
            if (
                not any(last.end <= g < start for g in place.block.gaps)
                and self.canvas.skip(last.end, start, " .;,)*") >= start
            ):
                last.end = stop
        else:
            for draft in self._listed_before():
                draft.terms = draft.terms or [hits[0]]
        second = words(r" va (?=\S)").match(self.canvas.plain, hits[0].end, stop)
        if second and len(hits) > 1:
            self.add(place, second.end(), stop, "dated_second", last.leads, second.end())

    def _listed_before(self) -> list[Draft]:
        """The items of the nearest list: those under the same lead-in as the last task; else that task
        alone.
        """
        last = self.found[-1]
        group = [
            d
            for d in self.found
            if d.serial == last.serial or (d.serial == last.serial - 1 and d.pattern == "lead_in_duty")
        ]
        return group if any(d.pattern == "lead_in_duty" for d in group) else [last]


def _before_gap(canvas: Canvas, block: Block, start: int, end: int) -> int:
    """A footnote inside the sentence ends the quote, at the last semicolon before it if there is one."""
    gap = next((g for g in block.gaps if start < g < end), None)
    if gap is None:
        return end
    semicolon = canvas.plain.rfind(";", start, gap)
    return semicolon if semicolon > start else gap
