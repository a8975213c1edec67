"""The cells of one row read field by field: what they say, or one Vietnamese sentence of what is wrong and allowed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cchc.tasks.engine.register import status
from cchc.tasks.engine.register.deadlines import Deadline, read_day
from cchc.tasks.engine.register.layout import words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc.lib.xlsx import Cell

#: The longest text of each field that has a limit.
LIMITS = {
    "wording": 4000,
    "source": 280,
    "assigner": 200,
    "due_basis": 300,
    "deadline_words": 300,
    "product": 300,
    "report_to": 300,
    "criteria": 300,
    "result": 4000,
    "note": 2000,
    "area": 200,
}
_DAY_IN = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")


@dataclass
class Said:
    """What holds for the whole file where its rows do not say it themselves."""

    source: str = ""
    given_on: date | None = None
    level: str = "chairman"
    spread: bool = False


@dataclass
class Reading:
    """What the cells of a row say. ``errors``: sentence by field; ``notes``: what was completed or left out.

    ``stated``: the row says by a cell of its own when the task was given; the day of its document is only taken for it.
    """

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    stated: bool = True

    def take(self, key: str, read: Callable[[], Any]) -> None:
        """Read one field; what is wrong stands under its key."""
        try:
            self.values[key] = read()
        except ValueError as error:
            self.errors.setdefault(key, str(error))


def text(key: str, cell: Cell) -> str:
    """A text within its limit; ValueError otherwise."""
    words = words_of(cell)
    limit = LIMITS.get(key, 4000)
    if len(words) > limit:
        raise ValueError(f"Dài {len(words)} ký tự; tối đa {limit} ký tự.")
    return words


_WORDS: dict[str, Callable[[Cell], Any]] = {
    "level": lambda cell: status.read_word(words_of(cell), status.LEVELS, status.LEVEL_WORDS),
    "priority": lambda cell: status.read_word(words_of(cell), status.PRIORITIES, status.PRIORITY_WORDS),
    "recurrence": lambda cell: status.read_word(words_of(cell), status.RECURRENCES, status.RECURRENCE_WORDS),
    "status": lambda cell: status.read_status(words_of(cell)),
    "percent": status.read_percent,
}
_TEXTS = (
    "wording",
    "assigner",
    "due_basis",
    "deadline_words",
    "product",
    "report_to",
    "criteria",
    "result",
    "note",
    "area",
)


def read_plain(cells: dict[str, Cell], reading: Reading) -> None:
    """The fields that stand for themselves: texts and one of a few words."""
    for key in _TEXTS:
        if key in cells:
            reading.take(key, lambda key=key: text(key, cells[key]))  # type: ignore[misc]
    for key, read in _WORDS.items():
        if key in cells:
            reading.take(key, lambda read=read, key=key: read(cells[key]))  # type: ignore[misc]


def read_origin(cells: dict[str, Cell], said: Said, reading: Reading, today: date) -> None:
    """Which document gave the task, and when: of the row itself, else what holds for the whole file."""
    named: date | None = None
    if "source_date" in cells:
        reading.take("source_date", lambda: _day(cells["source_date"], reading))
        named = reading.values.pop("source_date", None)
    label = ""
    if "source" in cells:
        reading.take("source", lambda: " ".join(text("source", cells["source"]).split()))
        label = reading.values.pop("source", "")
    inside = _DAY_IN.search(label)
    if label and named and not inside:
        label = f"{label} ({named:%d/%m/%Y})"
    label = label or said.source
    if not label and "source" not in reading.errors:
        reading.errors["source"] = (
            "Thiếu văn bản giao; ghi số, ký hiệu ở dòng này, hoặc một nguồn chung cho cả tệp."
        )
    reading.values["source_label"] = label[:300]
    reading.values.setdefault("level", said.level)
    _given(cells, said, reading, named or _within(inside), today)


def _within(match: re.Match[str] | None) -> date | None:
    """The day inside the words of a source: "77/TB-VPUBND (02/03/2026)"."""
    try:
        return read_day(match[0])[0] if match else None
    except ValueError:
        return None


def _given(cells: dict[str, Cell], said: Said, reading: Reading, document: date | None, today: date) -> None:
    if "given_on" in cells:
        reading.take("given_on", lambda: _day(cells["given_on"], reading))
        if "given_on" in reading.errors:
            return
    reading.stated = "given_on" in reading.values
    given = reading.values.get("given_on") or document or said.given_on
    if given is not None and given > today:
        reading.errors["given_on"] = f"Ngày giao {given:%d/%m/%Y} ở sau hôm nay; ghi ngày đã giao."
    reading.values["given_on"] = given


def _day(cell: Cell, reading: Reading) -> date:
    day, note = read_day(cell)
    if note:
        reading.notes.append(note)
    return day


def read_result(cells: dict[str, Cell], reading: Reading, today: date) -> None:
    """The day of the result; it lies between the day of giving and today."""
    if "done_on" not in cells or not words_of(cells["done_on"]).strip(" -–—"):
        return
    given = reading.values.get("given_on")

    def read() -> date:
        day, note = read_day(cells["done_on"], given)
        if note:
            reading.notes.append(note)
        if given and day < given:
            raise ValueError(f"Ngày hoàn thành {day:%d/%m/%Y} ở trước ngày giao {given:%d/%m/%Y}.")
        if day > today:
            raise ValueError(f"Ngày hoàn thành {day:%d/%m/%Y} ở sau hôm nay; ghi ngày đã hoàn thành.")
        return day

    reading.take("done_on", read)


def of_deadline(found: Deadline, reading: Reading) -> None:
    """Put a deadline as read among the values."""
    values = reading.values
    values["deadline_kind"], values["due_written"] = found.kind, found.day
    values["deadline_words"] = values.get("deadline_words") or found.words
    if found.recurrence:
        values.setdefault("recurrence", found.recurrence)
    if found.note:
        reading.notes.append(found.note)
