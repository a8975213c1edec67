"""The leader's dashboard, on one sheet."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.tasks.dashboard import COMING_DAYS, LONG_DAYS, dashboard
from cchc.tasks.models import Task
from cchc.tasks.standing import DAY, as_of, band_of, day_filter
from cchc.tasks.views_counts import opened
from cchc.web.access import require
from cchc.web.chart import bars
from cchc.web.filters import Filters
from cchc.web.pictures import with_pictures
from cchc.web.templatetags.cchc import day as day_words
from cchc.web.templatetags.cchc import number, percent

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from cchc.tasks.dashboard import Figures
    from cchc.tasks.standing import AsOf
    from cchc.web.chart import Chart

#: The name of the day's list, which a month's figure opens.
OVERDUE = {"part": "open_overdue"}


@with_pictures
def overview(request: HttpRequest) -> HttpResponse:
    """Late by unit, what comes, returned, waiting, at risk, month by month, by directive; on whatever day."""
    require(request.user, "task.view")
    asked = as_of(request.GET)
    tasks = Task.objects.visible_to(request.user).counted()  # type: ignore[arg-type]
    found = dashboard(tasks, asked)
    context = {
        "band": band_of(asked),
        "day": asked.day,
        "filters": Filters(request, [day_filter(narrows=False)]),
        "sum": found["sum"],
        "overdue": found["sum"].of("open_overdue"),
        "sum_url": opened(request.GET, OVERDUE),
        "tiles": tiles(request.GET, found["figures"], asked),
        "units": late_units(request.GET, found),
        "trend": overdue_by_month(request.GET, found["points"]),
        "rates": rate_by_month(request.GET, found["points"]),
        "directives": [
            {
                "row": row,
                "overdue": row.counts.of("open_overdue"),
                "url": opened(request.GET, row.link),
                "late": opened(request.GET, row.link, OVERDUE),
            }
            for row in found["directives"]
        ],
        "risk_rule": None if asked.past else risk_rule(),
    }
    return render(request, "tasks/dashboard.html", context)


def risk_rule() -> str:
    """What "at risk" means here, in words."""
    return _(
        "At risk: due within {days} working days, and no progress reported in the last {quiet} days."
    ).format(days=settings.RISK_WORKING_DAYS, quiet=settings.RISK_QUIET_DAYS)


def tiles(query: QueryDict, found: Figures, asked: AsOf) -> list[dict[str, Any]]:
    """The figures on top, each with its words and the list that it counts."""
    long = asked.day - timedelta(days=LONG_DAYS + 1)
    coming = {
        "state": ["soon", "within"],
        "due_from": day_words(asked.day),
        "due_to": day_words(asked.day + timedelta(days=COMING_DAYS)),
    }
    since = found.waiting_since
    rows: list[tuple[int, Any, dict[str, Any], Any]] = [
        (found.coming, _("due within {n} days").format(n=COMING_DAYS), coming, ""),
        (found.returned, gettext_lazy("returned for more"), {"state": "returned"}, ""),
        (
            found.waiting,
            gettext_lazy("wait for confirmation"),
            {"state": "waiting", "sort": "handed_on"},
            _("the oldest since {day}").format(day=day_words(since)) if since else "",
        ),
        (
            found.waiting_long,
            _("wait longer than {n} days").format(n=LONG_DAYS),
            {"state": "waiting", "sort": "handed_on", "handed_to": day_words(long)},
            "",
        ),
    ]
    if not asked.past:
        late = {"waits": "explanation_late"}
        rows += [
            (found.risk, gettext_lazy("at risk"), {"risk": "1"}, ""),
            (
                found.unanswered,
                gettext_lazy("owe an explanation"),
                {"waits": "explanation"},
                "",
            ),
            (found.silent, gettext_lazy("are silent past the day to explain"), late, ""),
        ]
    return [
        {"count": count, "words": words, "note": note, "url": opened(query, link) if count else ""}
        for count, words, link, note in rows
    ]


def late_units(query: QueryDict, found: Any) -> dict[str, Any]:
    """Bars of the units with the most overdue; the title says who leads them."""
    rows = found["units"]
    if not rows:
        return {}
    worst = rows[0]
    labels = [_named(row) for row in rows]
    chart = bars(
        [(label, Decimal(row.counts.of("open_overdue"))) for label, row in zip(labels, rows, strict=True)],
        highlight=labels[0],
        urls={label: opened(query, row.link, OVERDUE) for label, row in zip(labels, rows, strict=True)},
    )
    title = _("{unit} has the most overdue: {n} of {all} with a deadline ({rate})").format(
        unit=labels[0],
        n=number(worst.counts.of("open_overdue")),
        all=number(worst.counts.dated),
        rate=percent(worst.counts.overdue_of_all, 1),
    )
    under = _("Open and overdue tasks; {shown} of {all} units that have any.").format(
        shown=len(rows), all=found["units_late"]
    )
    return {"chart": chart, "title": title, "under": under}


def _named(row: Any) -> str:
    """A unit's name, with its province where it has ended, since its heir may bear the same name."""
    unit = row.unit
    return f"{unit.name} ({unit.province.short})" if unit.valid_to and unit.province else str(unit.name)


def _months(points: Any) -> list[str]:
    """The name of each point: its month, and the whole day for the last one."""
    return [f"{point.day:%m/%Y}" for point in points[:-1]] + [day_words(points[-1].day)]


def _on(query: QueryDict, point: Any, last: Any, link: dict[str, Any]) -> str:
    """The list as it stood on a point's day; the last point is the page's own day."""
    return opened(query, link if point is last else {DAY: day_words(point.day), **link})


def overdue_by_month(query: QueryDict, points: Any) -> dict[str, Any]:
    """Bars of what was overdue at each month's end; the title says which way it goes."""
    labels, first, last = _months(points), points[0], points[-1]
    values = {"then": number(first.overdue), "month": labels[0], "now": number(last.overdue)}
    if last.overdue > first.overdue:
        title = _("Overdue rose from {then} ({month}) to {now}").format(**values)
    elif last.overdue < first.overdue:
        title = _("Overdue fell from {then} ({month}) to {now}").format(**values)
    else:
        title = _("Overdue is {now}, as in {month}").format(**values)
    chart: Chart = bars(
        [(label, Decimal(point.overdue)) for label, point in zip(labels, points, strict=True)],
        highlight=labels[-1],
        urls={
            label: _on(query, point, last, OVERDUE)
            for label, point in zip(labels, points, strict=True)
            if point.overdue
        },
    )
    return {"chart": chart, "title": title, "under": _("Open and overdue at the end of each month.")}


def rate_by_month(query: QueryDict, points: Any) -> dict[str, Any]:
    """Bars of the rate done on time, of those due, at each month's end; months without cases are left out."""
    labels, last = _months(points), points[-1]
    shown = [(label, point) for label, point in zip(labels, points, strict=True) if point.rate is not None]
    if not shown:
        return {}
    known = {"part": "done_on_time"}
    chart = bars(
        [(label, (point.rate * 100).quantize(Decimal("0.1"))) for label, point in shown],
        highlight=labels[-1],
        unit="%",
        urls={label: _on(query, point, last, known) for label, point in shown if point.on_time},
    )
    title = (
        _("{rate} of those due were done on time").format(rate=percent(last.rate, 1))
        if last.rate is not None
        else _("Nothing is due yet")
    )
    under = _("Done on time, of those due (done on time, done late, open and overdue), at each month's end.")
    return {"chart": chart, "title": title, "under": under}
