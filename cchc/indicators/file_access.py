"""Who may open a file that a value stands on: whoever may see the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from cchc.indicators.models import IndicatorValue

if TYPE_CHECKING:
    from cchc.accounts.models import User


def query(user: User) -> Q:
    """The files beside the values that the person may see."""
    return Q(indicator_values__in=IndicatorValue.objects.visible_to(user))
