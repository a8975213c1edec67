"""What reading a directive gives: the document, its tasks, its alarms.

Shapes are those of the reading contract: offsets count characters of the canonical text (the input's text
in NFC, line ends as ``\\n``), ``end`` is exclusive, and ``text[start:end]`` is exactly the quote. A field with
nothing to say is ``None`` (or an empty tuple), never missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from datetime import date as Day  # noqa: N812 (Deadline has a field named date)

#: Kinds of deadline, in the order of the glossary.
DEADLINE_KINDS = ("by", "during", "window", "from", "within", "upon", "recurring", "standing", "none")

#: Triage of a found sentence: giao theo dõi, chỉ ghi nhận, bỏ qua.
TRIAGES = ("track", "keep", "drop")


@dataclass(frozen=True)
class Span:
    """A half-open range of characters of the canonical text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The exact characters that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Cite:
    """A law or document cited: ``raw`` as written; the parts that could be told apart."""

    raw: str
    number: str | None
    type: str | None
    date: date | None
    issuer: str | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Party:
    """An addressee as written, with the unit it was resolved to (a slug), if any.

    ``kind``: unit, group (a class of units), person (người đứng đầu …), body (party, mass organisation, post).
    """

    text: str
    unit: str | None
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Deadline:
    """``date`` is the last day as written; ``start``/``stop`` bound a period (printed as from/to)."""

    raw: str | None = None
    kind: str = "none"
    date: Day | None = None
    start: Day | None = None
    stop: Day | None = None
    span: Span | None = None


@dataclass(frozen=True)
class ReportTo:
    """Who gets the report, and the collector it goes through (``via``), as written."""

    text: str
    unit: str | None
    via: str | None


@dataclass(frozen=True)
class Target:
    """A number to reach: ``value`` is a decimal string, ``comparator`` one of >=, <=, =, >, <."""

    raw: str
    comparator: str
    value: str
    unit: str


@dataclass(frozen=True)
class Task:
    """One thing ordered of an addressee, with the words it came from."""

    id: str
    start: int
    end: int
    quote: str
    heading: str | None
    found_by: str
    lead: tuple[Party, ...] = ()
    coordinate: tuple[Party, ...] = ()
    deadline: Deadline = field(default_factory=Deadline)
    recurrence: str | dict[str, str] | None = None
    report_to: ReportTo | None = None
    targets: tuple[Target, ...] = ()
    cites: tuple[Cite, ...] = ()
    product: str | None = None
    generic: bool = False
    triage: str = "keep"
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signer:
    """Who signed, in which position, by which authority (TM., KT., TL., TUQ. …)."""

    name: str | None
    position: str | None
    authority: str | None


@dataclass(frozen=True)
class Header:
    """What the document says of itself."""

    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    assigner: str | None = None
    place: str | None = None
    issued: date | None = None
    posted: date | None = None
    subject: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    urgency: str | None = None
    secrecy: str | None = None
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Alarm:
    """Something a person must look at; ``message`` is one Vietnamese sentence."""

    code: str
    message: str
    task: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """The whole answer for one file."""

    file: str
    sha256: str
    text_sha256: str
    text: str
    header: Header
    tasks: tuple[Task, ...]
    alarms: tuple[Alarm, ...]
