"""Where a task stands on its way through the unit, and what it waits for: conditions on dates, as the database reads
them. Lists, boards and cards ask here, so that a count and the list behind it are one condition."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cchc.tasks.actions.hanging import asked_by
from cchc.tasks.counting import state_query
from cchc.tasks.engine.state import SOON_DAYS
from cchc.tasks.models import Coordination, Explanation, Extension, Report
from cchc.tasks.models.task import UNENDED

if TYPE_CHECKING:
    from datetime import date

    from cchc.accounts.models import User

#: The stages of what is not done yet, in the order of the board; each task is in exactly one.
STAGES = {
    "new": _("Waiting to be taken up"),
    "doing": _("In progress"),
    "urgent": _("Due soon or overdue"),
    "approval": _("Waiting for the head's approval"),
    "waiting": _("Waiting for confirmation"),
    "returned": _("Returned for more"),
}

#: What a task may wait for besides its own result.
WAITS = {
    "extension": _("A decision on an extension"),
    "explanation": _("An explanation"),
    "explanation_late": _("An explanation that is past its day"),
    "explanation_mine": _("An explanation that I asked for"),
}

#: Whose tasks: of the person's units, or by what the person is in them.
WHOSE = {
    "own": _("My units lead"),
    "shared": _("My units coordinate"),
    "mine": _("Passed on to me"),
    "followed": _("Followed by me"),
    "charge": _("In my charge"),
}

_OPEN = UNENDED & Q(handed_on__isnull=True)


def _submitted() -> Q:
    """The tasks of which a report lies with the head. What is not handed in was neither confirmed nor returned: said
    too, since the index of reports that wait holds these alone."""
    lying = Report.objects.filter(
        submitted_on__isnull=False,
        handed_on__isnull=True,
        withdrawn_on__isnull=True,
        accepted_on__isnull=True,
        returned_on__isnull=True,
    )
    return Q(pk__in=lying.values("task"))


def stage_query(stage: str, day: date) -> Q:
    """The tasks in a stage of ``STAGES`` on a day."""
    if stage == "waiting":
        return state_query("waiting", day)
    if stage == "approval":
        return _OPEN & _submitted()
    rest = _OPEN & ~_submitted()
    if stage == "returned":
        return rest & Q(returned_on__isnull=False)
    rest &= Q(returned_on__isnull=True)
    if stage == "new":
        return rest & Q(received_on__isnull=True)
    rest &= Q(received_on__isnull=False)
    pressing = Q(due__isnull=False, due__lte=day + timedelta(days=SOON_DAYS), paused_on__isnull=True)
    return rest & pressing if stage == "urgent" else rest & ~pressing


def waits_query(name: str, day: date, user: User) -> Q:
    """The tasks that wait for something of ``WAITS``."""
    if name == "extension":
        return _OPEN & Q(pk__in=Extension.objects.filter(decision="open").values("task"))
    asked = Explanation.objects.filter(answered_on__isnull=True)
    if name == "explanation_late":
        asked = asked.filter(answer_by__lt=day)
    if name == "explanation_mine":
        asked = asked.filter(asked_by(user))
    return Q(pk__in=asked.values("task"))


def own_units(user: User) -> set[int]:
    """Keys of the units whose work is the person's: where reports are written, else those whose tasks are read."""
    return user.units_for("task.draft") or user.units_for("task.read_own")


def whose_query(name: str, user: User) -> Q:
    """The tasks that are somebody's in a way of ``WHOSE``."""
    if name == "own":
        return Q(lead__in=own_units(user))
    if name == "shared":
        return Q(pk__in=Coordination.objects.filter(unit__in=own_units(user)).values("task"))
    return {"mine": Q(assignee=user), "followed": Q(follow_up=user), "charge": Q(leader=user)}[name]


def any_of(rows: Any, queries: list[Q]) -> Any:
    """The rows that meet any of the conditions."""
    wanted = Q(pk__in=[])
    for query in queries:
        wanted |= query
    return rows.filter(wanted)
