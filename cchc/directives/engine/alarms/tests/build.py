"""Small documents, tasks and helpers for the tests of alarms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.directives.engine.alarming import Context
from cchc.directives.engine.model import Deadline, Header, Party, Span, Task
from cchc.units.engine.model import Candidate, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

ISSUED = date(2025, 5, 17)


def task(number: int = 1, quote: str = "lập kế hoạch", **fields: Any) -> Task:
    """A task at the beginning of its text unless told otherwise."""
    start = fields.pop("start", 0)
    base: dict[str, Any] = {
        "id": f"t{number:02d}",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "heading": None,
        "found_by": "test",
        "lead": (party("Sở Nội vụ"),),
    }
    return Task(**(base | fields))


def party(text: str, unit: str | None = None, kind: str = "unit", start: int = 0) -> Party:
    """An addressee as written."""
    return Party(text, unit, kind, start, start + len(text))


def due(day: date | None, kind: str = "by", span: Span | None = None, raw: str = "hạn") -> Deadline:
    """A deadline with a last day."""
    return Deadline(raw, kind, day, span=span)


def context(*tasks: Task, text: str = "", **fields: Any) -> Context:
    """A reading issued on 17/5/2025 unless told otherwise."""
    header = fields.pop("header", Header(issued=ISSUED))
    return Context(text, header, tasks, **fields)


@dataclass(frozen=True)
class Town:
    """Units for tests: candidates by name."""

    known: dict[str, Sequence[Candidate]]

    def candidates(self, text: str, on: date, /) -> Sequence[Candidate]:
        """What is known of that name."""
        return self.known.get(text, ())

    def name_of(self, slug: str, /) -> str:
        """A slug's own last word stands for its name."""
        return slug.rpartition("/")[2]


def candidate(name: str, *, ended: date | None = None, heirs: tuple[str, ...] = ()) -> Candidate:
    """A unit found under its own name."""
    unit = Unit(f"tinh/{name}", name, name, "department", "body", valid_to=ended)
    return Candidate(unit, 1.0, "exact", "", "valid", successors=heirs)
