"""The shown fields of the trail, declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cchc.audit.telling import kind_words, told, words_of
from cchc.lib.columns import Column

if TYPE_CHECKING:
    from cchc.audit.models import Event


def changes_in_words(event: Event) -> str:
    """Each changed field with what stood and what stands, on one line."""
    changes = told([event])[0].changes
    return "; ".join(f"{change.label}: {change.before or '—'} → {change.after or '—'}" for change in changes)


EVENTS = (
    Column("at", _("When"), lambda event: timezone.localtime(event.at), "datetime"),
    Column("by", _("Who"), lambda event: event.by_name),
    Column("what", _("What was done"), lambda event: words_of(event.verb)),
    Column("kind", _("Kind of record"), lambda event: kind_words(event.kind)),
    Column("record", _("Record"), lambda event: event.label),
    Column("unit", _("For which unit"), lambda event: event.unit),
    Column("changes", _("From → to"), changes_in_words),
    Column("note", _("Remark"), lambda event: event.note),
)
