"""Who may open a directive's file: whoever may see the directive, or a task that came from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from cchc.directives.models import Directive

if TYPE_CHECKING:
    from cchc.accounts.models import User


def query(user: User) -> Q:
    """Files of the directives that the person may see."""
    return Q(directives__in=Directive.objects.visible_to(user))
