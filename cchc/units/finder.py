"""Units for the search line: by name, short name, other names, or a legal code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from cchc.lib import vntext
from cchc.units.models import Unit
from cchc.web.clock import today
from cchc.web.hit import Hit
from cchc.web.rows import matching

if TYPE_CHECKING:
    from cchc.accounts.models import User

AT_MOST = 20


def find(user: User, words: str) -> list[Hit]:
    """Units that hold every word, those that exist today first; nothing for one who may not see units."""
    if not user.can("unit.view") or not words.strip():
        return []
    day, folded = today(), vntext.fold(words)
    found = Q(matching(words)) | Q(codes__code__iexact=words.strip())
    rows = Unit.objects.filter(found).select_related("parent").distinct()
    standing = list(rows.on(day)[:AT_MOST])
    ended = list(rows.exclude(pk__in=Unit.objects.on(day))[: AT_MOST - len(standing)])
    return [_hit(unit, day=day, folded=folded) for unit in standing + ended]


def _hit(unit: Unit, *, day: object, folded: str) -> Hit:
    exact = vntext.fold(unit.name) == folded or folded in map(vntext.fold, [unit.short, *unit.aliases])
    ended = unit.valid_to is not None and unit.valid_to < day  # type: ignore[operator]
    note = str(unit.parent or "")
    if ended:
        until = _("ended {day}").format(day=f"{unit.valid_to:%d/%m/%Y}")
        note = f"{note} · {until}".strip(" ·")
    place = (5 if exact else 20) + (10 if ended else 0)
    return Hit(unit.name, unit.get_absolute_url(), _("Unit"), note, "ended" if ended else "", place)
