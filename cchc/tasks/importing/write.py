"""Writing the right rows of a register, all in one transaction: all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from cchc.audit.trail import record
from cchc.tasks.actions.entering import Entry, enter_many
from cchc.tasks.engine.register.layout import words_of
from cchc.tasks.engine.register.status import RESTS
from cchc.tasks.importing.known import Known, key_of
from cchc.tasks.models import Task
from cchc.units.models import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.accounts.models import User
    from cchc.tasks.importing.check import Planned, Row


class Changed(Exception):
    """Somebody gave one of these tasks since the rows were checked; nothing was written."""


@transaction.atomic
def write_rows(rows: Sequence[Row], *, by: User, office: Unit, place: str) -> int:
    """Give the new tasks of the right rows: how many. Rows that are wrong or there already are left out.

    ``place``: file and sheet, for the trail. ``Changed`` when one of them is there by now: two people may import the
    same file at once.
    """
    Unit.objects.select_for_update().get(pk=office.pk)  # one import of an office after the other
    wanted = [(row, plan) for row in rows for plan in row.new]
    _still_new(wanted)
    entries = [_entry(row, plan, by, place) for row, plan in wanted]
    enter_many(entries, by=by)
    if entries:
        record(
            "task.import",
            office,
            by=by,
            unit=office.name,
            before={},
            after={},
            note=f"{place}: {len(entries)} nhiệm vụ",
        )
    return len(entries)


def _still_new(wanted: Sequence[tuple[Row, Planned]]) -> None:
    known = Known(row.read.values["source_label"] for row, _plan in wanted)
    for row, plan in wanted:
        given = row.read.values["given_on"] if row.read.stated else None
        if known.find(plan.lead.pk, key_of(row.read.values), given) is not None:
            raise Changed


def _entry(row: Row, plan: Planned, by: User, place: str) -> Entry:
    values = row.read.values
    task = Task(
        wording=values["wording"],
        lead=plan.lead,
        assigner=values.get("assigner", ""),
        level=values.get("level") or "chairman",
        priority=values.get("priority") or "normal",
        criteria=values.get("criteria", ""),
        given_on=values["given_on"],
        deadline_kind=values["deadline_kind"],
        deadline_words=values["deadline_words"],
        due_written=values["due_written"],
        due=values["due"],
        due_basis=values.get("due_basis", ""),
        recurrence=values.get("recurrence", ""),
        report_to=values.get("report_to", ""),
        product=values.get("product", ""),
        follow_up=row.follow_up or by,
        leader=row.leader,
        source_label=values["source_label"],
    )
    done_on = values.get("done_on")
    words = values.get("result", "")
    if done_on is not None and not words:
        words = words_of(row.cells["status"]) if "status" in row.cells else f"Hoàn thành theo {place}"
    rests = values.get("status") if values.get("status") in RESTS else ""
    return Entry(
        task,
        [unit for unit in row.coordinators if unit.pk != plan.lead.pk],
        words=words,
        done_on=done_on,
        percent=values.get("percent"),
        note=_note(row, place),
        rests=rests or "",
        why=values.get("note") or words if rests else "",
    )


def _note(row: Row, place: str) -> str:
    """Where the task comes from, with what the register says besides."""
    parts = [f"{place}, dòng {row.line.number}"]
    for key, name in (("area", "Lĩnh vực"), ("note", "Ghi chú")):
        if row.read.values.get(key):
            parts.append(f"{name}: {row.read.values[key]}")
    return ". ".join(parts)
