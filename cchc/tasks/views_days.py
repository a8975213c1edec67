"""What comes due: the week by leader in charge, and the month as a calendar."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.dates import MONTHS
from django.utils.translation import get_language

from cchc.tasks import month, week
from cchc.tasks.cards import listed
from cchc.tasks.columns import badges_of
from cchc.tasks.models import Task
from cchc.tasks.stages import whose_query
from cchc.web.clock import today
from cchc.web.export import workbook
from cchc.workcal.calendar import calendar as working_calendar
from cchc.workcal.months import weekday_names

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: Whose tasks the two pages may be narrowed to.
WHOSE = ("own", "charge", "followed", "mine")


def _whose(request: HttpRequest) -> tuple[Any, dict[str, str]]:
    """The tasks that the address asks for, and the same as filters of the list."""
    user: Any = request.user
    rows = Task.objects.visible_to(user)
    scope = request.GET.get("scope", "")
    return (rows.filter(whose_query(scope, user)), {"scope": scope}) if scope in WHOSE else (rows, {})


def due_week(request: HttpRequest) -> HttpResponse:
    """What comes due in a week, by leader in charge and unit; Excel of the same."""
    monday = week.monday_in(request.GET.get("day", ""), today())
    tasks, scope = _whose(request)
    due = week.due_in(tasks, monday)
    if request.GET.get("format") == "xlsx":
        return workbook("den-han-trong-tuan", week.title(monday), week.exported(), due, request.user.can)  # type: ignore[union-attr]
    rows, this = list(due[: week.DRAWN + 1]), week.monday_of(today())
    context = {
        "title": week.title(monday),
        "groups": week.grouped(rows[: week.DRAWN]),
        "count": len(rows[: week.DRAWN]),
        "left_out": len(rows) > week.DRAWN,
        "badges": {task.pk: badges_of(task) for task in rows},
        "scope": scope.get("scope", ""),
        "whose": WHOSE,
        "monday": monday,
        "tabs": [(this, monday == this), (this + week.WEEK, monday == this + week.WEEK)],
        "before": monday - week.WEEK,
        "after": monday + week.WEEK,
        "list_url": listed(
            **scope, due_from=f"{monday:%d/%m/%Y}", due_to=f"{monday + timedelta(days=6):%d/%m/%Y}"
        ),
    }
    return render(request, "tasks/week.html", context)


def calendar(request: HttpRequest) -> HttpResponse:
    """A month: each day with how many tasks come due, by state; each count opens its list."""
    first = month.first_in(request.GET.get("month", ""), today())
    tasks, scope = _whose(request)
    weeks = month.weeks(tasks, first, today(), working_calendar(), scope)
    vietnamese = get_language() == "vi"
    context = {
        "weeks": weeks,
        "days": [day for row in weeks for day in row if day.told and not day.out],
        "weekday_names": weekday_names(),
        "name": f"Tháng {first.month}/{first.year}" if vietnamese else f"{MONTHS[first.month]} {first.year}",
        "first": first,
        "before": month.beside(first, -1),
        "after": month.beside(first, 1),
        "scope": scope.get("scope", ""),
        "whose": WHOSE,
        "count": sum(day.count for row in weeks for day in row if not day.out),
    }
    return render(request, "tasks/calendar.html", context)
