"""The shown fields of reporting schedules, declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.lib.columns import Column
from cchc.web.clock import today
from cchc.web.states import badge
from cchc.workcal.months import weekday_names

if TYPE_CHECKING:
    from cchc.tasks.models import Schedule

#: The words of whether a schedule holds.
STATE_WORDS = {
    "in_force": gettext_lazy("In force"),
    "ended": gettext_lazy("Ended"),
    "future": gettext_lazy("Not yet in force"),
}


def state_of(schedule: Schedule) -> str:
    """Whether a schedule holds today: in_force, ended, future."""
    if schedule.valid_to is not None and schedule.valid_to < today():
        return "ended"
    return "future" if schedule.valid_from is not None and schedule.valid_from > today() else "in_force"


def badge_of(schedule: Schedule) -> str:
    """The same as a badge."""
    return badge(state_of(schedule), STATE_WORDS[state_of(schedule)])


def periods_of(schedule: Schedule) -> str:
    """The periods in a few words: their names, or the day of the week."""
    if schedule.weekday is not None:
        return _("every week, {day}").format(day=weekday_names()[schedule.weekday - 1][1])
    names = [period.name for period in schedule.periods.all()]
    return ", ".join(names) if len(names) <= 6 else f"{names[0]}, {names[1]}, …, {names[-1]}"


SCHEDULES = (
    Column("name", gettext_lazy("Reporting schedule"), lambda row: row.name),
    Column("periods", gettext_lazy("Periods"), periods_of),
    Column("in_use", gettext_lazy("Tasks that follow it"), lambda row: row.in_use, "int"),
    Column("state", gettext_lazy("State"), lambda row: str(STATE_WORDS[state_of(row)]), "choice"),
    Column("source", gettext_lazy("Set by"), lambda row: row.source or None),
    Column("verified", gettext_lazy("Compared with the paper"), lambda row: row.verified, "bool"),
    Column("valid_from", gettext_lazy("valid from"), lambda row: row.valid_from, "date"),
    Column("valid_to", gettext_lazy("valid to"), lambda row: row.valid_to, "date"),
)
