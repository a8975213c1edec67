"""Indicators for the search line: by name, what is counted, or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cchc.indicators.columns import say
from cchc.indicators.listing import entries
from cchc.lib import vntext
from cchc.web.hit import Hit

if TYPE_CHECKING:
    from cchc.accounts.models import User

AT_MOST = 10


def find(user: User, words: str) -> list[Hit]:
    """Indicators that hold every word; nothing for one who may not see indicators."""
    if not user.can("indicator.view") or not words.strip():
        return []
    folded = vntext.fold(words)
    return [
        Hit(
            say(row.one.name),
            row.get_absolute_url(),
            _("Indicator"),
            row.one.owner,
            place=5 if folded in (row.pk, vntext.fold(say(row.one.name))) else 25,
        )
        for row in entries().holding(words)[:AT_MOST]
    ]
