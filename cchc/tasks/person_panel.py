"""What tasks show on a person's page: how much open work hangs on the person, and the page that hands it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import ngettext

from cchc.tasks.actions.hanging import KINDS, allowed_kinds, how_many, open_tasks, reach
from cchc.web.panel import Panel

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cchc.accounts.models import User


def panels(request: HttpRequest, person: User) -> list[Panel]:
    """One link for whoever may hand over; for one who only gives and ends roles, the words without a link."""
    user: Any = request.user
    kinds = allowed_kinds(user)
    if not kinds and not user.can("person.edit"):
        return []
    n = how_many(person, reach(user) if kinds else open_tasks(), kinds or KINDS)
    if not n:
        return []
    if not kinds:
        words = ngettext(
            "{n} open piece of work hangs on this person", "{n} open pieces of work hang on this person", n
        )
        return [Panel(words.format(n=n), "")]
    words = ngettext("Hand over work ({n} open piece)", "Hand over work ({n} open pieces)", n)
    return [Panel(words.format(n=n), f"{reverse('tasks:hand_over')}?from={person.pk}")]
