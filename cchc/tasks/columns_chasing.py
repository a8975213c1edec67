"""The shown fields of draft lists and of reminder plans, each declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column
from cchc.web.states import badge

if TYPE_CHECKING:
    from cchc.tasks.models import CriticismList


def stage_of(row: CriticismList) -> tuple[str, str]:
    """The key of a state badge, and how far a list came in words."""
    if row.approved:
        return ("issued", str(_("Issued"))) if row.stage == "issued" else ("accepted", str(_("Approved")))
    if row.decided_on is not None:
        return "drop", str(_("Not approved"))
    if row.stage == "submitted":
        return "submitted", str(_("Waiting for a decision"))
    return "draft", str(_("Draft"))


def stage_badge(row: CriticismList) -> str:
    """The same as a badge."""
    return badge(*stage_of(row))


LISTS = (
    Column("made_on", _("Begun on"), lambda row: row.made_on, kind="date"),
    Column("stage", _("State"), lambda row: stage_of(row)[1], kind="choice"),
    Column("tasks", _("Tasks proposed"), lambda row: row.tasks, kind="int"),
    Column("units", _("Units"), lambda row: row.units, kind="int"),
    Column("submitted_on", _("Submitted on"), lambda row: row.submitted_on, kind="date"),
    Column(
        "submitted_by",
        _("Submitted by"),
        lambda row: row.submitted_by.full_name if row.submitted_by else None,
    ),
    Column("decided_on", _("Decided on"), lambda row: row.decided_on, kind="date"),
    Column("decided_by", _("Decision by"), lambda row: row.decided_by.full_name if row.decided_by else None),
    Column("note", _("Note"), lambda row: row.note or None),
)


def days_words(days: list[int]) -> str:
    """Days before a deadline, as a plan's page shows them."""
    return ", ".join(map(str, days)) or "–"


PLANS = (
    Column("unit", _("Unit"), lambda row: row.unit.name),
    Column("before", _("Working days before"), lambda row: days_words(row.before)),
    Column("on_day", _("On the day itself"), lambda row: row.on_day, kind="bool"),
    Column("weekly", _("Every week after it"), lambda row: row.weekly, kind="bool"),
    Column("digest", _("A digest each working day"), lambda row: row.digest, kind="bool"),
)
