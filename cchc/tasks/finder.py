"""Tasks for the search line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cchc.tasks.columns import state_of
from cchc.tasks.models import Task
from cchc.web.hit import Hit

if TYPE_CHECKING:
    from cchc.accounts.models import User

#: The most tasks that the search line shows; the list of tasks shows all.
MOST = 8


def find(user: User, words: str) -> list[Hit]:
    """The newest tasks that hold the words, of those the person may see."""
    rows = Task.objects.visible_to(user).search(words).select_related("lead").order_by("-given_on", "-pk")
    return [
        Hit(str(row), row.get_absolute_url(), _("Task"), row.lead.short, state_of(row), place=30)
        for row in rows[:MOST]
    ]
