"""A reading as a table for a terminal: wrapped to its width, letters counted as the terminal shows them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cchc.directives.engine.output import TRIAGES
from cchc.lib.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.directives.engine.model import Reading, Task

_HEADS = ("Mã", "Nội dung nhiệm vụ", "Chủ trì", "Thời hạn", "Phân loại")
#: Columns that keep their width; the task's words get what is left, at least this much.
_FIXED = (5, 0, 24, 12, 14)
_LEAST = 24
_GAP = "  "


def as_table(readings: Iterable[Reading], width: int) -> str:
    """Each reading with its heading, its tasks and its alarms, no line wider than ``width`` where words allow."""
    return "\n".join("\n".join(_reading(reading, max(width, 80))) + "\n" for reading in readings)


def _reading(reading: Reading, width: int) -> Iterator[str]:
    yield from wrapped(_title(reading), width)
    if reading.header.subject:
        yield from wrapped(reading.header.subject, width)
    yield f"{len(reading.tasks)} nhiệm vụ, {len(reading.alarms)} cảnh báo"
    if reading.tasks:
        yield ""
        yield from _grid(reading.tasks, width)
    if reading.alarms:
        yield ""
        for alarm in reading.alarms:
            yield from wrapped(f"! {alarm.task or 'văn bản'}: {alarm.message}", width)


def _title(reading: Reading) -> str:
    head = reading.header
    day = f"ngày {format_date(head.issued)}" if head.issued else None
    posted = f"đăng ngày {format_date(head.posted)}" if head.posted and not head.issued else None
    return " · ".join(part for part in (reading.file, head.number, day, posted, head.issuer) if part)


def _grid(tasks: Sequence[Task], width: int) -> Iterator[str]:
    free = width - sum(_FIXED) - len(_GAP) * (len(_FIXED) - 1)
    widths = [fixed or max(free, _LEAST) for fixed in _FIXED]
    yield _line(_HEADS, widths)
    yield _GAP.join("─" * one for one in widths)
    for task in tasks:
        cells = [wrapped(cell, one) for cell, one in zip(_cells(task), widths, strict=True)]
        for at in range(max(map(len, cells))):
            yield _line([cell[at] if at < len(cell) else "" for cell in cells], widths)


def _cells(task: Task) -> tuple[str, str, str, str, str]:
    leads = "; ".join(" ".join(party.text.split()) for party in task.lead)
    deadline = task.deadline
    due = format_date(deadline.date) if deadline.date else " ".join((deadline.raw or "").split())
    return task.id, " ".join(task.quote.split()), leads, due, TRIAGES.get(task.triage, task.triage)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def columns(text: str) -> int:
    """How many columns a terminal gives to ``text``: none to a combining mark, two to a wide letter."""
    return sum(_columns_of(letter) for letter in text)


def _columns_of(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` columns, broken at blanks; a longer word is cut. At least one line."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, width):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if columns(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and columns(piece) + _columns_of(letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
