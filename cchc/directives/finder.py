"""Directives for the search line: an exact number first, then subjects, then words of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cchc.directives.models import Directive
from cchc.lib.vntext import fold
from cchc.web.hit import Hit
from cchc.web.rows import searched

if TYPE_CHECKING:
    from cchc.accounts.models import User

#: The most documents that the search line shows; the list of documents shows all.
MOST = 8


def _place(row: Directive, words: str) -> int:
    sought = fold(words)
    if sought == fold(row.number) or fold(row.number).startswith(f"{sought}/"):
        return 0
    return 10 if searched(words) in row.folded else 50


def find(user: User, words: str) -> list[Hit]:
    """The documents that hold the words, of those the person may see."""
    rows = Directive.objects.visible_to(user).search(words).defer("text", "folded_text", "proposal")
    return [
        Hit(
            str(row), row.get_absolute_url(), _("Directive"), row.subject[:140], row.state, _place(row, words)
        )
        for row in rows[:MOST]
    ]
