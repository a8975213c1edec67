"""What a form of deadline offers, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cchc.directives.engine.canvas import Canvas


class Calendar(Protocol):
    """Working days: ``add(day, n)`` is the n-th working day after ``day``."""

    def add(self, day: dt.date, n: int) -> dt.date: ...


@dataclass(frozen=True)
class Base:
    """What a deadline without a full date is reckoned from: the document's day, and the calendar of working
    days.
    """

    day: dt.date | None = None
    calendar: Calendar | None = None


@dataclass(frozen=True)
class Hit:
    """A deadline found in the text. ``weight`` ranks kinds when one task has several (higher wins)."""

    start: int
    end: int
    kind: str
    weight: int
    date: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    period: str | None = None
    impossible: bool = False


class Form(Protocol):
    """One file of this folder: its docstring explains the form, ``find`` runs once over the whole text."""

    def find(self, canvas: Canvas, base: Base) -> Iterator[Hit]: ...
