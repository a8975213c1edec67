"""Every row of a register checked: the tasks it would give, those that are there, what is wrong in which cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cchc.tasks.deadlines import followed
from cchc.tasks.engine.register.deadlines import read_day, read_deadline
from cchc.tasks.engine.register.layout import document_in, heading_name, words_of
from cchc.tasks.engine.register.status import RESTS, contradiction
from cchc.tasks.importing import cells as reading
from cchc.tasks.importing.cells import Reading, Said
from cchc.tasks.importing.known import Known, key_of
from cchc.tasks.importing.naming import People, Units
from cchc.web.clock import today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.accounts.models import User
    from cchc.lib.xlsx import Cell
    from cchc.tasks.engine.register.layout import Line, Register
    from cchc.tasks.models import Task
    from cchc.units.models import Unit


@dataclass
class Planned:
    """What a row means for one lead: a new task, or the one that is there with what differs."""

    lead: Unit
    task: Task | None = None
    differences: list[str] = field(default_factory=list)
    twin: int | None = None

    @property
    def state(self) -> str:
        """``new``, ``same`` or ``changed``."""
        if self.twin is not None:
            return "same"
        if self.task is None:
            return "new"
        return "changed" if self.differences else "same"


@dataclass
class Row:
    """A checked line: its filled cells by field, what they say, the tasks they mean."""

    line: Line
    cells: dict[str, Cell]
    read: Reading
    coordinators: tuple[Unit, ...] = ()
    follow_up: User | None = None
    leader: User | None = None
    planned: list[Planned] = field(default_factory=list)

    @property
    def errors(self) -> dict[str, str]:
        """Sentence by field."""
        return self.read.errors

    @property
    def new(self) -> list[Planned]:
        """The leads that would get a new task."""
        return [] if self.errors else [plan for plan in self.planned if plan.state == "new"]

    @property
    def state(self) -> str:
        """``wrong``, ``new``, ``changed`` (is there, and differs: never overwritten) or ``same``."""
        if self.errors:
            return "wrong"
        states = {plan.state for plan in self.planned}
        return next(name for name in ("new", "changed", "same") if name in states)

    @property
    def notes(self) -> list[str]:
        """What is to be told of a row that is right."""
        told = [sentence for plan in self.planned for sentence in plan.differences]
        twins = sorted({plan.twin for plan in self.planned if plan.twin is not None})
        again = [f"Trùng dòng {number} của tệp; chỉ nhập một lần." for number in twins]
        return list(dict.fromkeys([*self.read.notes, *told, *again]))


class Checker:
    """All that a file's rows are checked against, read once: units, people, calendar, tasks that are there."""

    def __init__(self, said: Said, province: Unit | None) -> None:
        self.said, self.day = said, today()
        self.units, self.people = Units(province, self.day, spread=said.spread), People()
        self._calendar = calendar()
        self._followed: dict[tuple[date, bool], tuple[date | None, str]] = {}

    def rows(self, register: Register, fields: Sequence[str]) -> list[Row]:
        """The lines checked, against each other and against the tasks that are there."""
        rows = [self._row(line, fields) for line in register.lines]
        known = Known(row.read.values["source_label"] for row in rows if row.read.values.get("source_label"))
        for row in rows:
            for plan in row.planned:
                known.compare(plan, row)
            self._finish(row)
        _find_twins(rows)
        return rows

    def _row(self, line: Line, fields: Sequence[str]) -> Row:
        filled = {
            key: cell for key, cell in zip(fields, line.cells, strict=True) if key and words_of(cell).strip()
        }
        row = Row(line, filled, Reading())
        self._heading(row)
        reading.read_plain(filled, row.read)
        if "wording" not in filled:
            row.errors["wording"] = "Thiếu nội dung nhiệm vụ."
        reading.read_origin(filled, self.said, row.read, self.day)
        self._name_units(row)
        self._name_people(row)
        self._deadline(row)
        reading.read_result(filled, row.read, self.day)
        return row

    def _heading(self, row: Row) -> None:
        """A unit or a document that the heading above names holds for a row that names none itself."""
        heading = row.line.group
        if not heading:
            return
        name, (number, day) = heading_name(heading), document_in(heading)
        if "lead" not in row.cells and self._means_a_unit(name):
            row.cells["lead"] = name
            row.read.notes.append(f"Chủ trì theo dòng nhóm “{heading[:60]}”.")
        if "source" not in row.cells and number:
            row.cells["source"] = number
            if day and "source_date" not in row.cells:
                row.cells["source_date"] = day
            row.read.notes.append(f"Văn bản giao theo dòng nhóm “{heading[:60]}”.")

    def _means_a_unit(self, name: str) -> bool:
        try:
            return bool(self.units.leads(name, self.day).units)
        except ValueError:
            return False

    def _name_units(self, row: Row) -> None:
        day = row.read.values.get("given_on") or self.day
        if "lead" not in row.cells:
            row.errors["lead"] = "Thiếu cơ quan chủ trì."
            return
        try:
            named = self.units.leads(words_of(row.cells["lead"]), day)
        except ValueError as error:
            row.errors["lead"] = str(error)
        else:
            row.planned = [Planned(unit) for unit in named.units]
            row.read.notes.extend(named.notes)
        if "coordinators" in row.cells:
            try:
                shared = self.units.coordinators(words_of(row.cells["coordinators"]), day)
            except ValueError as error:
                row.errors["coordinators"] = str(error)
            else:
                row.coordinators = shared.units
                row.read.notes.extend(shared.notes)

    def _name_people(self, row: Row) -> None:
        for key in ("follow_up", "leader"):
            if key in row.cells:
                person, note = self.people.named(words_of(row.cells[key]))
                setattr(row, key, person)
                row.read.notes.extend([note] if note else [])

    def _deadline(self, row: Row) -> None:
        """The deadline as written, and the one followed with its basis."""
        values, given = row.read.values, row.read.values.get("given_on") or self.day
        source = "due_written" if "due_written" in row.cells else "due"
        try:
            found = read_deadline(row.cells.get(source), given, self._calendar.add)
        except ValueError as error:
            row.errors[source] = str(error)
            return
        reading.of_deadline(found, row.read)
        values["due"], basis = self._following(found.day, values["deadline_words"])
        values["due_basis"] = values.get("due_basis") or basis
        if source == "due_written" and "due" in row.cells:
            self._own_due(row, given)
        due = values["due"]
        if due is not None and values.get("given_on") and due < values["given_on"]:
            row.errors.setdefault(
                source,
                f"Thời hạn {due:%d/%m/%Y} ở trước ngày giao {values['given_on']:%d/%m/%Y}; xem lại ngày.",
            )
        if values["deadline_kind"] == "none" and values.get("recurrence"):
            values["deadline_kind"] = "recurring"

    def _following(self, written: date | None, words: str) -> tuple[date | None, str]:
        if written is None:
            return None, ""
        key = (written, "trước" in words.lower())
        if key not in self._followed:
            self._followed[key] = followed(written, words)
        return self._followed[key]

    def _own_due(self, row: Row, given: date) -> None:
        """The deadline followed where the register says it itself."""
        values = row.read.values
        try:
            values["due"], note = read_day(row.cells["due"], given)
        except ValueError as error:
            row.errors["due"] = str(error)
            return
        row.read.notes.extend([note] if note else [])
        if values["due"] == values["due_written"]:
            values["due_basis"] = ""
        elif not values["due_basis"]:
            values["due_basis"] = "Theo sổ theo dõi được nhập"
            row.read.notes.append("Hạn theo dõi khác thời hạn mà không ghi căn cứ; căn cứ là sổ được nhập.")

    def _finish(self, row: Row) -> None:
        """What only a new task needs: its day of giving, and a status that agrees with its dates."""
        if not any(plan.state == "new" for plan in row.planned):
            return
        values = row.read.values
        if values.get("given_on") is None and "given_on" not in row.errors:
            row.errors["given_on"] = "Thiếu ngày giao; ghi ở dòng này, hoặc một ngày chung cho cả tệp."
        state, done_on = values.get("status"), values.get("done_on")
        if state == "other":
            row.errors.setdefault(
                "status",
                f"“{words_of(row.cells['status'])[:60]}” không nhập được; để trống, rồi xử lý trong nhiệm vụ.",
            )
        elif state is not None and "done_on" not in row.errors:
            sentence = contradiction(state, done_on, values.get("due"))
            if sentence:
                row.errors.setdefault("status", sentence)
            elif state in RESTS:
                _rests(row, state)
        _tell_open(row, state, done_on, self.day)


def _rests(row: Row, state: str) -> None:
    """A task that rests or is no longer followed needs the reason, as it would on its page."""
    word = words_of(row.cells["status"])[:60]
    if not (row.read.values.get("note") or row.read.values.get("result")):
        row.errors.setdefault(
            "status",
            f"Ghi là “{word}” nhưng không ghi lý do; ghi căn cứ, lý do ở cột “Ghi chú” hoặc cột kết quả của dòng này.",
        )
    else:
        row.read.notes.append(f"“{word}”: ghi nhận từ ngày nhập, kèm lý do ở dòng này.")


def _tell_open(row: Row, state: str | None, done_on: date | None, day: date) -> None:
    """What is told of a task that is not done: a status that the dates do not bear out, words of its progress."""
    due, values = row.read.values.get("due"), row.read.values
    if done_on is not None:
        return
    if state == "overdue" and (due is None or due >= day):
        row.read.notes.append(
            "Ghi là quá hạn nhưng theo ngày thì chưa quá hạn; trạng thái được tính từ ngày."
        )
    if state == "open" and due is not None and due < day:
        row.read.notes.append(f"Đang thực hiện, hạn {due:%d/%m/%Y} đã qua: sẽ hiện là quá hạn.")
    if values.get("result") or values.get("percent") is not None:
        row.read.notes.append("Tình hình thực hiện được ghi là tiến độ ngày nhập.")
    if values.get("percent") == 100:
        row.read.notes.append("Tỷ lệ 100% nhưng chưa có ngày hoàn thành; nhiệm vụ còn mở.")


def _find_twins(rows: Sequence[Row]) -> None:
    """The same task a second time in the file is not written again; with another deadline nobody knows which counts."""
    first: dict[tuple[Any, ...], tuple[int, date | None]] = {}
    for row in rows:
        for plan in [] if row.errors else row.planned:
            if plan.state != "new":
                continue
            key = (plan.lead.pk, *key_of(row.read.values), row.read.values["given_on"])
            due = row.read.values.get("due")
            number, other = first.setdefault(key, (row.line.number, due))
            if number != row.line.number and other != due:
                row.errors.setdefault("wording", f"Trùng dòng {number} nhưng khác thời hạn; giữ một dòng.")
            elif number != row.line.number:
                plan.twin = number
