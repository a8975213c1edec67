"""On Việc hôm nay of those who hand over: how many tasks of units that have ended wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.tasks.models import Task
from cchc.tasks.transfers import counts
from cchc.web.card import Card, Line
from cchc.web.clock import today

if TYPE_CHECKING:
    from cchc.accounts.models import User


def cards(user: User) -> list[Card]:
    """One card where something waits, one query; nothing for others."""
    if not user.can("task.transfer"):
        return []
    counted = counts(Task.objects.visible_to(user), today())
    if not counted:
        return []
    waiting, late = (sum(pair[n] for pair in counted.values()) for n in (0, 1))
    words = ngettext(
        "tasks of {units} unit that has ended wait to be handed over",
        "tasks of {units} units that have ended wait to be handed over",
        len(counted),
    ).format(units=len(counted))
    note = _("{late} of them are overdue").format(late=late) if late else ""
    line = Line(words, reverse("tasks:ended_units"), count=waiting, state="warning", note=note)
    return [Card(25, _("Handing over"), [line])]
