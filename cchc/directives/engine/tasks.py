"""The entry: the tasks that a text gives."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cchc.directives.engine.deadlines import Base, scan
from cchc.directives.engine.model import Deadline, Span, Task
from cchc.directives.engine.parties import divided
from cchc.directives.engine.products import product
from cchc.directives.engine.recurrence import recurrence
from cchc.directives.engine.report_line import report_line
from cchc.directives.engine.targets import targets
from cchc.directives.engine.triage import doubts, generic, triage
from cchc.directives.engine.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.deadlines.form import Calendar, Hit
    from cchc.directives.engine.drafts import Draft
    from cchc.directives.engine.model import Cite, Party


#: A base day beyond this year is a misreading, and terms counted from it would leave the calendar.
_LAST_YEAR = 9000


def find_tasks(
    text: str,
    *,
    issued: date | None,
    posted: date | None,
    resolver: Callable[[str], str | None] | None = None,
    calendar: Calendar | None = None,
    cites: tuple[Cite, ...] = (),
) -> tuple[Task, ...]:
    """The tasks assigned in ``text`` (canonical: NFC, ``\\n`` line ends), in the order of the text.

    ``issued``, else ``posted``, is what dates without a year and terms in days are reckoned from.
    ``resolver`` turns a
    name as written into a unit's slug. ``calendar`` adds working days; without it such terms have no date.
    ``cites`` are
    the citations of the whole text; each task keeps those inside its quote.
    """
    day = issued or posted
    base = Base(day if day and day.year < _LAST_YEAR else None, calendar)
    canvas, drafts = walk(text, lambda c: scan(c, base))
    drafts.sort(key=lambda d: (d.start, d.end))
    inside = _Cites(cites)
    parties = _Parties(canvas, resolver)
    return tuple(_task(canvas, n, d, resolver, parties, inside) for n, d in enumerate(drafts, 1))


class _Cites:
    """The citations of a text, to be asked by range."""

    def __init__(self, cites: tuple[Cite, ...]) -> None:
        self._cites = sorted(cites, key=lambda c: c.start)
        self._starts = [c.start for c in self._cites]

    def between(self, start: int, end: int) -> tuple[Cite, ...]:
        """Those that lie wholly between two offsets."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(c for c in self._cites[first:last] if c.end <= end)


def _task(
    canvas: Canvas,
    number: int,
    draft: Draft,
    resolver: Callable[[str], str | None] | None,
    parties: _Parties,
    cites: _Cites,
) -> Task:
    """Read the fields of one draft."""
    term = _weightiest(draft.terms)
    deadline = _deadline(canvas, term)
    lead = parties.of(draft.leads)
    formula = generic(canvas, draft.start, draft.end)
    rest = sum(t is not term and t.weight >= 45 for t in draft.terms)
    return Task(
        id=f"t{number:02d}",
        start=draft.start,
        end=draft.end,
        quote=canvas.text[draft.start : draft.end],
        heading=canvas.folded(draft.leads[0].start, draft.leads[0].end)
        if draft.leads and draft.source == "heading"
        else None,
        found_by=draft.pattern,
        lead=lead,
        coordinate=parties.of(draft.coordinate),
        deadline=deadline,
        recurrence=recurrence(canvas.folded(term.start, term.end))
        if term and term.kind == "recurring"
        else None,
        report_to=report_line(canvas, draft.start, draft.end, resolver),
        targets=targets(canvas, draft.start, draft.end),
        cites=cites.between(draft.start, draft.end),
        product=product(canvas, draft.start, draft.end),
        generic=formula,
        triage=triage(lead, deadline, formula=formula),
        doubts=doubts(draft, lead, deadline, term.impossible if term else False, rest),
    )


class _Parties:
    """Addressees of name phrases, each phrase divided and resolved once however many tasks inherit it."""

    def __init__(self, canvas: Canvas, resolver: Callable[[str], str | None] | None) -> None:
        self._canvas, self._resolver = canvas, resolver
        self._known: dict[Name, tuple[Party, ...]] = {}

    def of(self, names: tuple[Name, ...]) -> tuple[Party, ...]:
        """The addressees of all phrases, in order."""
        for name in names:
            if name not in self._known:
                self._known[name] = divided(self._canvas, name, self._resolver)
        return tuple(party for name in names for party in self._known[name])


def _weightiest(terms: list[Hit]) -> Hit | None:
    """The deadline that counts: the weightiest kind, the last of its kind (instalments: the last day)."""
    if not terms:
        return None
    top = max(t.weight for t in terms)
    ranked = [t for t in terms if t.weight == top]
    dated = [t for t in ranked if t.date is not None]
    return max(dated, key=lambda t: (str(t.date), t.start)) if dated else min(ranked, key=lambda t: t.start)


def _deadline(canvas: Canvas, term: Hit | None) -> Deadline:
    if term is None:
        return Deadline()
    return Deadline(
        canvas.folded(term.start, term.end),
        term.kind,
        term.date,
        term.first,
        term.last,
        Span(term.start, term.end),
    )
