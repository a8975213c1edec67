"""What directives put on Việc hôm nay: documents under review, and what was given lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.directives.models import Directive, State
from cchc.web.card import Card, Line

if TYPE_CHECKING:
    from django.http import HttpRequest

#: How many lines a card shows before its last line opens the list.
SHOWN = 5


def cards(request: HttpRequest) -> list[Card]:
    """The card of the reviewer, and the newest documents for everybody who reads them."""
    user: Any = request.user
    found = []
    if user.can("directive.review"):
        found.append(_under_review())
    if user.can("directive.view") or user.can("directive.read_own"):
        found.append(_newest(user))
    return found


def _under_review() -> Card:
    waiting: Any = Directive.objects.filter(state=State.REVIEW).annotate(
        unseen=Count("items", Q(items__seen=False))
    )
    lines = [
        Line(
            str(row),
            reverse("directives:review", args=[row.pk]),
            count=row.unseen,
            state="waiting",
            note=ngettext("{n} sentence not looked at", "{n} sentences not looked at", row.unseen).format(
                n=row.unseen
            ),
        )
        for row in waiting[:SHOWN]
    ]
    return Card(15, _("Documents under review"), lines, _("No document waits for review."))


def _newest(user: Any) -> Card:
    rows = Directive.objects.visible_to(user).filter(state=State.ACCEPTED).order_by("-accepted_at")
    lines = [Line(str(row), row.get_absolute_url(), note=row.subject) for row in rows.distinct()[:SHOWN]]
    return Card(60, _("New"), lines, _("No document has given work yet."), aside=True)
