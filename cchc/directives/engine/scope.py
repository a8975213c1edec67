"""Who governs what: the nesting of headings and lead-ins, and the addressee each one sets.

An entry holds for every block of a deeper rank until a block of its own rank or higher comes. Rank 0 is the
whole
document ("Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở …"). Within one block, a sentence that names its own
subject
governs the bare sentences after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Frame

if TYPE_CHECKING:
    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.deadlines.form import Hit


@dataclass
class Entry:
    """One heading or lead-in: what it sets, None where it says nothing."""

    rank: float
    leads: tuple[Name, ...] | None = None
    coordinate: tuple[Name, ...] = ()
    open: bool | None = None
    source: str = "heading"
    term: Hit | None = None
    serial: int = 0
    ordered: bool = False


@dataclass
class Scope:
    """The stack of entries, and what the present block set for itself."""

    genre: str
    entries: list[Entry] = field(default_factory=list)
    block: Entry | None = None
    serial: int = 0

    def enter(self, rank: float) -> None:
        """A block of this rank begins: what was of its rank or deeper ends."""
        while self.entries and self.entries[-1].rank >= rank and self.entries[-1].rank > 0:
            self.entries.pop()
        self.block = None

    def push(self, entry: Entry) -> None:
        """Set an entry; it replaces those of its rank and deeper."""
        self.serial += 1
        entry.serial = self.serial
        while self.entries and self.entries[-1].rank >= entry.rank:
            self.entries.pop()
        self.entries.append(entry)

    def unhead(self) -> None:
        """A paragraph with a subject of its own ends the headings that other paragraphs opened."""
        while self.entries and 8.0 <= self.entries[-1].rank <= 8.5:
            self.entries.pop()

    def document(self, leads: tuple[Name, ...] | None) -> None:
        """Whom the whole document addresses from here on; headings above stay."""
        self.serial += 1
        fresh = Entry(0.0, leads or self._document_leads(), open=True, source="document", serial=self.serial)
        self.entries = [fresh, *(e for e in self.entries if e.rank > 0)]

    def _document_leads(self) -> tuple[Name, ...] | None:
        return next((e.leads for e in self.entries if e.rank == 0), None)

    def frame(self, *, first: bool, marked: bool = False) -> Frame:
        """What governs the next clause."""
        chain = [*self.entries, *([self.block] if self.block else [])]
        lead, opened, ordered = None, None, False
        coordinate: tuple[Name, ...] = ()
        for entry in reversed(chain):
            if lead is None:
                coordinate = coordinate or entry.coordinate
                lead = entry if entry.leads is not None else None
            opened = entry.open if opened is None else opened
            ordered = ordered or entry.ordered
        return Frame(
            lead.leads or () if lead else (),
            coordinate if lead else (),
            lead.source if lead else "",
            bool(opened),
            opened is False,
            ordered,
            self.genre,
            first,
            first and marked,
        )

    def term(self) -> Hit | None:
        """The deadline a lead-in set for its items."""
        return next((e.term for e in reversed(self.entries) if e.term), None)
