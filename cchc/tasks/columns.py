"""The shown fields of a task, each declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column
from cchc.tasks.engine.state import mark, part, readings, state
from cchc.web.clock import today
from cchc.web.states import badge

if TYPE_CHECKING:
    from datetime import date

    from cchc.lib.columns import Where
    from cchc.tasks.models import Facts, Task


def state_of(task: Facts) -> str:
    """The state of a task today, or on the past day that it is shown of."""
    return state_on(task.told_on or today(), task)


def state_on(day: date, row: Facts) -> str:
    """The state on a day of a task, or of how it stood, whose facts hold on that day."""
    return state(
        day,
        due=row.due,
        handed_on=row.handed_on,
        accepted_on=row.accepted_on,
        paused_on=row.paused_on,
        stopped_on=row.stopped_on,
    )


def mark_of(task: Facts) -> str:
    """What stands beside the state of a task: returned, new, or nothing."""
    return mark(state_of(task), received_on=task.received_on, returned_on=task.returned_on)


def badges_of(task: Task) -> str:
    """The state of a task, and the mark beside it, as badges."""
    name, beside = state_of(task), mark_of(task)
    shown = badge(name, STATE_WORDS[name])
    return (
        format_html('<span class="states">{} {}</span>', shown, badge(beside, MARK_WORDS[beside]))
        if beside
        else shown
    )


def lead_of(task: Task) -> str:
    """The lead's name; with its province where the unit has ended, since its heir may bear the same name."""
    unit = task.lead
    if unit.valid_to is None or unit.valid_to >= (task.told_on or today()) or unit.province is None:
        return unit.name
    return f"{unit.name} ({unit.province.short})"


def _coordinating(task: Task) -> list[str]:
    """The names of the coordinating units: as the page told them for all its tasks at once, else looked up."""
    if task.coordinating is None:
        return [row.unit.short for row in task.coordinations.all()]
    return task.coordinating


#: Each state's word on the screen (WORDING of the house).
STATE_WORDS = {
    "overdue": _("Not done, overdue"),
    "soon": _("Due soon"),
    "within": _("In progress, within time"),
    "open": _("In progress, no deadline"),
    "waiting": _("Waiting for confirmation"),
    "paused": _("Paused"),
    "on_time": _("Done on time"),
    "late": _("Done late"),
    "done": _("Done"),
    "stopped": _("No longer followed"),
}

#: The words of what stands beside an open state.
MARK_WORDS = {"returned": _("Returned for more"), "new": _("Waiting to be taken up")}


def _state_words(task: Task) -> str:
    beside = mark_of(task)
    words = str(STATE_WORDS[state_of(task)])
    return f"{words}; {MARK_WORDS[beside]}" if beside else words


def _on_time(task: Task, reading: str) -> str | None:
    """A confirmed result by one of the readings, in words."""
    if task.handed_on is None or task.accepted_on is None or task.handed_first is None:
        return None
    told = readings(
        due=task.due, due_first=task.due_first, handed_on=task.handed_on, handed_first=task.handed_first
    )[reading]
    return None if told is None else str(_("on time") if told else _("late"))


COLUMNS = (
    Column("state", _("State"), _state_words, kind="choice"),
    Column("wording", _("Task"), lambda task: task.wording),
    Column("lead", _("Lead"), lead_of),
    Column(
        "coordinators",
        _("Coordinating units"),
        lambda task: "; ".join(_coordinating(task)) or None,
    ),
    Column("due", _("Deadline followed"), lambda task: task.due, kind="date"),
    Column("due_written", _("Deadline as written"), lambda task: task.due_written, kind="date"),
    Column("deadline_words", _("Deadline in words"), lambda task: task.deadline_words or None),
    Column(
        "recurrence", _("Recurrence"), lambda task: task.get_recurrence_display() if task.recurrence else None
    ),
    Column("period", _("Reporting period"), lambda task: task.period or None),
    Column("source", _("Source"), lambda task: task.source_label),
    Column("assigner", _("Assigned by"), lambda task: task.assigner or None),
    Column("level", _("Level it comes from"), lambda task: str(task.get_level_display())),
    Column("report_to", _("Report to"), lambda task: task.report_to or None),
    Column("product", _("Product"), lambda task: task.product or None),
    Column("given_on", _("Given on"), lambda task: task.given_on, kind="date"),
    Column("due_first", _("First deadline"), lambda task: task.due_first, kind="date"),
    Column("handed_on", _("Handed in on"), lambda task: task.handed_on, kind="date"),
    Column("handed_first", _("First handed in on"), lambda task: task.handed_first, kind="date"),
    Column("accepted_on", _("Confirmed on"), lambda task: task.accepted_on, kind="date"),
    Column("by_first_deadline", _("By the first deadline"), lambda task: _on_time(task, "first_deadline")),
    Column("by_first_result", _("By the first result"), lambda task: _on_time(task, "first_result")),
    Column("percent", _("Percent done"), lambda task: task.percent, kind="int"),
    Column("progress_on", _("Last progress on"), lambda task: task.progress_on, kind="date"),
    Column("priority", _("Priority"), lambda task: str(task.get_priority_display()), kind="choice"),
    Column("criteria", _("Criteria it serves"), lambda task: task.criteria or None),
    Column("assignee", _("Assignee"), lambda task: task.assignee.full_name if task.assignee else None),
    Column("division", _("Division"), lambda task: task.division or None),
    Column(
        "follow_up", _("Follow-up officer"), lambda task: task.follow_up.full_name if task.follow_up else None
    ),
    Column("leader", _("Leader in charge"), lambda task: task.leader.full_name if task.leader else None),
)

_API: frozenset[Where] = frozenset({"api"})

#: What other systems read of a task besides: keys and codes that pages do not show.
API_COLUMNS = (
    Column("key", _("Key"), lambda task: task.pk, kind="int", where=_API),
    Column("outside", _("Number in the sending system"), lambda task: task.outside or None, where=_API),
    Column("state_code", _("State, as a code"), state_of, where=_API),
    Column("mark_code", _("Beside an open state, as a code"), lambda task: mark_of(task) or None, where=_API),
    Column(
        "partition",
        _("Part of the legal partition, as a code"),
        lambda task: part(state_of(task)) or None,
        where=_API,
    ),
    Column("lead_slug", _("Lead, as a slug"), lambda task: task.lead.slug, where=_API),
    Column("level_code", _("Level, as a code"), lambda task: str(task.level), where=_API),
    Column("since", _("Its facts hold since"), lambda task: task.since, kind="date", where=_API),
    *COLUMNS,
)

#: What other systems read of a report that was handed in.
REPORT_COLUMNS = (
    Column("key", _("Key"), lambda report: report.pk, kind="int", where=_API),
    Column("stage", _("Stage, as a code"), lambda report: report.stage, where=_API),
    Column("complete", _("The task is done"), lambda report: report.complete, kind="bool", where=_API),
    Column("percent", _("Percent done"), lambda report: report.percent, kind="int", where=_API),
    Column("words", _("What was done"), lambda report: report.words, where=_API),
    Column("handed_on", _("Handed in on"), lambda report: report.handed_on, kind="date", where=_API),
    Column("paper_number", _("Signed document"), lambda report: report.paper_number or None, where=_API),
    Column("returned_on", _("Returned on"), lambda report: report.returned_on, kind="date", where=_API),
    Column("return_reason", _("Why returned"), lambda report: report.return_reason or None, where=_API),
    Column("accepted_on", _("Confirmed on"), lambda report: report.accepted_on, kind="date", where=_API),
)

#: The shown fields of a drafted paper.
LETTERS = (
    Column("made_on", _("As of"), lambda letter: letter.made_on, kind="date"),
    Column("kind", _("Kind"), lambda letter: str(letter.get_kind_display()), kind="choice"),
    Column("unit", _("To"), lambda letter: letter.unit.name if letter.unit else None),
    Column("tasks", _("Tasks"), lambda letter: letter.task_count, kind="int"),
    Column("stage", _("Stage"), lambda letter: str(letter.get_stage_display()), kind="choice"),
    Column("number", _("Number"), lambda letter: letter.number or None),
    Column("issued_on", _("Issued on"), lambda letter: letter.issued_on, kind="date"),
    Column("made_by", _("Drafted by"), lambda letter: letter.made_by.full_name),
)
