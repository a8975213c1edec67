"""The filters that figures bring along: what a count of the matrix, the dashboard or the changes opens."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.tasks.changes import CHANGES, SINCE, changed_since, since_in
from cchc.tasks.counting import CURRENT, OWED, READINGS, part_query
from cchc.units.models import Kind
from cchc.web.clock import today
from cchc.web.filters import Linked, read_day
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from datetime import date

    from cchc.tasks.counting import Reading
    from cchc.tasks.standing import AsOf
    from cchc.web.filters import Filter

#: The words of the parts that all tasks fall into.
PART_WORDS = {
    "done_on_time": gettext_lazy("Done on time"),
    "done_late": gettext_lazy("Done late"),
    "open_within": gettext_lazy("Open, within time"),
    "open_overdue": gettext_lazy("Open, overdue"),
    "undated": gettext_lazy("Without a deadline"),
    "stopped": gettext_lazy("No longer followed"),
}

#: The words of the readings.
READING_WORDS = {
    "current": gettext_lazy("By the deadline followed"),
    "first_deadline": gettext_lazy("By the first deadline"),
    "first_result": gettext_lazy("By the first result"),
}


def reading_in(query: Any) -> Reading:
    """The reading in an address; the current one for none and for what is none."""
    return READINGS.get(query.get("reading", ""), CURRENT)


def at_risk(day: date) -> Q:
    """Tasks at risk: due within so many working days, and without progress in so many days before."""
    last = calendar().add(day, settings.RISK_WORKING_DAYS)
    quiet = day - timedelta(days=settings.RISK_QUIET_DAYS)
    silent = Q(progress_on__isnull=True) | Q(progress_on__lt=quiet)
    return OWED & Q(due__gte=day, due__lte=last) & silent


def linked(query: Any, asked: AsOf) -> list[Filter]:
    """The filters, each in force only where a link set it."""
    by, unit_kinds, keep = reading_in(query), dict(Kind.choices), asked.keep
    since = since_in(query)
    return [
        Linked("reading", lambda value: READING_WORDS.get(value) if value != "current" else None),
        Linked("part", PART_WORDS.get, lambda rows, value: keep(rows, part_query(value, asked.day, by))),
        Linked("unit_kind", unit_kinds.get, lambda rows, value: keep(rows, Q(lead__kind=value))),
        Linked(
            "from",
            lambda value: _("From {source}").format(source=value),
            lambda rows, value: rows.filter(source_label=value),
        ),
        Linked(
            "risk",
            lambda value: _("At risk") if value == "1" else None,
            lambda rows, _value: rows.filter(at_risk(today())),
        ),
        Linked(
            "change",
            lambda value: CHANGES[value].told(since) if value in CHANGES else None,
            lambda rows, value: changed_since(rows, value, since),
        ),
        Linked(SINCE, read_day, quiet=True),
    ]
