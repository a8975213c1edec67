"""What tasks show on a person's page: how many open ones hang on the person, and the page that hands them over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import ngettext

from cchc.tasks.actions.handing_over import ROLES, allowed_roles, reach
from cchc.tasks.models import Task
from cchc.web.panel import Panel

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cchc.accounts.models import User


def panels(request: HttpRequest, person: User) -> list[Panel]:
    """One link for whoever may hand over; for one who only gives and ends roles, the words without a link."""
    user: Any = request.user
    roles = allowed_roles(user)
    if not roles and not user.can("person.edit"):
        return []
    open_rows = Task.objects.filter(accepted_on__isnull=True, stopped_on__isnull=True)
    rows, hangs = reach(user) if roles else open_rows, Q(pk__in=[])
    for role in roles or ROLES:
        hangs |= Q(**{role: person})
    n = rows.filter(hangs).order_by().count()
    if not n:
        return []
    if not roles:
        words = ngettext("{n} open task hangs on this person", "{n} open tasks hang on this person", n)
        return [Panel(words.format(n=n), "")]
    words = ngettext("Hand over work ({n} open task)", "Hand over work ({n} open tasks)", n)
    return [Panel(words.format(n=n), f"{reverse('tasks:hand_over')}?from={person.pk}")]
