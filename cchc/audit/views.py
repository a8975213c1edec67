"""The trail of changes: who did what to which record, when, what stood before and what stands since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.audit.columns import EVENTS
from cchc.audit.models import Event
from cchc.audit.telling import told
from cchc.lib import vntext
from cchc.web.access import require
from cchc.web.filters import Choices, Filter, Period, Search
from cchc.web.rows import matching
from cchc.web.table import Table

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse, QueryDict


@dataclass(frozen=True)
class Days(Period):
    """Days of moments: from the first moment of a day in Vietnam to the last of another."""

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        begin, end = self.ends(query)
        if begin:
            rows = rows.filter(at__gte=_midnight(begin))
        return rows.filter(at__lt=_midnight(end + timedelta(days=1))) if end else rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _by(rows: QuerySet[Event], words: str) -> QuerySet[Event]:
    """Events of the people whose name holds the words (accents or none), or written under such a name."""
    people: Any = get_user_model()
    found = people._default_manager.filter(matching(words)).values("pk")
    return rows.filter(Q(by_id__in=found) | Q(by_name__icontains=words))


def _holding(rows: QuerySet[Event], words: str) -> QuerySet[Event]:
    return rows.filter(Q(label__icontains=words) | Q(note__icontains=words))


def kinds() -> list[tuple[str, Any]]:
    """The kinds of record that this site keeps, with their words."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("cchc.")]
    rows = [(model._meta.label_lower, model._meta.verbose_name) for model in ours]
    return sorted(rows, key=lambda row: vntext.sort_key(str(row[1])))


def filters() -> list[Filter]:
    """What narrows the trail."""
    return [
        Search(label=_("Search in records and notes"), find=_holding),
        Search("who", _("Who"), _by),
        Search("unit", _("For which unit"), lambda rows, words: rows.filter(unit__icontains=words)),
        Choices("kind", _("Kind of record"), kinds(), folded=True),
        Days("at", _("Days"), "at"),
    ]


def event_list(request: HttpRequest) -> HttpResponse:
    """The trail, newest first."""
    require(request.user, "audit.view")
    drawn: dict[int, str] = {}

    def changes(event: Event) -> str:
        if not drawn:
            for item in told(table.records):
                drawn[item.event.pk] = render_to_string("audit/parts/changes.html", {"told": item})
        return drawn[event.pk]

    table = Table(
        request,
        Event.objects.all(),
        EVENTS,
        name="nhat-ky",
        title=_("Change log"),
        sorts={"at": ("at",), "by": ("by_name", "at")},
        order="-at",
        hidden=("note", "unit"),
        cells={"changes": changes},
        url=None,
        link="record",
        long=("changes",),
        filters=filters(),
        empty=_("Nothing was changed yet."),
    )
    return table.answer("audit/list.html")
