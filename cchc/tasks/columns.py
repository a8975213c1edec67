"""The shown fields of a task, each declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column
from cchc.tasks.engine.state import state
from cchc.web.clock import today

if TYPE_CHECKING:
    from cchc.tasks.models import Task


def state_of(task: Task) -> str:
    """The state of a task today."""
    return state(today(), due=task.due, done_on=task.done_on, stopped_on=task.stopped_on)


def lead_of(task: Task) -> str:
    """The lead's name; with its province where the unit has ended, since its heir may bear the same name."""
    unit = task.lead
    if unit.valid_to is None or unit.valid_to >= today() or unit.province is None:
        return unit.name
    return f"{unit.name} ({unit.province.short})"


#: Each state's word on the screen (WORDING of the house).
STATE_WORDS = {
    "overdue": _("Not done, overdue"),
    "soon": _("Due soon"),
    "within": _("In progress, within time"),
    "open": _("In progress, no deadline"),
    "on_time": _("Done on time"),
    "late": _("Done late"),
    "done": _("Done"),
    "stopped": _("No longer followed"),
}

COLUMNS = (
    Column("state", _("State"), lambda task: str(STATE_WORDS[state_of(task)]), kind="choice"),
    Column("wording", _("Task"), lambda task: task.wording),
    Column("lead", _("Lead"), lead_of),
    Column(
        "coordinators",
        _("Coordinating units"),
        lambda task: "; ".join(row.unit.short for row in task.coordinations.all()) or None,
    ),
    Column("due", _("Deadline followed"), lambda task: task.due, kind="date"),
    Column("due_written", _("Deadline as written"), lambda task: task.due_written, kind="date"),
    Column("deadline_words", _("Deadline in words"), lambda task: task.deadline_words or None),
    Column(
        "recurrence", _("Recurrence"), lambda task: task.get_recurrence_display() if task.recurrence else None
    ),
    Column("source", _("Source"), lambda task: task.source_label),
    Column("assigner", _("Assigned by"), lambda task: task.assigner or None),
    Column("level", _("Level it comes from"), lambda task: str(task.get_level_display())),
    Column("report_to", _("Report to"), lambda task: task.report_to or None),
    Column("product", _("Product"), lambda task: task.product or None),
    Column("given_on", _("Given on"), lambda task: task.given_on, kind="date"),
    Column("done_on", _("Handed in on"), lambda task: task.done_on, kind="date"),
    Column("done_words", _("Result in words"), lambda task: task.done_words or None),
)
