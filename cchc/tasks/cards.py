"""What tasks put on Việc hôm nay: what the person's units owe, by urgency; each line opens exactly those rows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cchc.lib.dates import weekday_name
from cchc.tasks.counting import state_query
from cchc.tasks.models import Task
from cchc.tasks.transfer_card import cards as transfer_cards
from cchc.web.card import Card, Line
from cchc.web.clock import today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from django.http import HttpRequest


SATURDAY = 5


def _counts(tasks: Any) -> dict[str, int]:
    day = today()
    states = ("overdue", "soon", "within", "open", "waiting")
    counted: dict[str, int] = tasks.counted().aggregate(
        **{state: Count("pk", state_query(state, day)) for state in states}
    )
    return counted


def _lines(counted: dict[str, int], scope: str, words: dict[str, Any]) -> list[Line]:
    base = reverse("tasks:list")
    return [
        Line(words[state], f"{base}?{scope}&state={state}", count=counted[state], state=state)
        for state in words
        if counted[state]
    ]


def _week(tasks: Any, scope: str) -> Card:
    """The working days of this week with how many tasks come due on each; a day opens exactly those."""
    day = today()
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=n) for n in range(7)]
    due = tasks.open().filter(due__range=(days[0], days[-1])).order_by()
    counted = dict(due.values_list("due").annotate(n=Count("pk")))
    shown = [
        one for one in days if one.weekday() < SATURDAY or counted.get(one) or calendar().is_working(one)
    ]
    cells = [
        {
            "day": one,
            "name": weekday_name(one, short=True) if get_language() == "vi" else f"{one:%a}",
            "count": counted.get(one, 0),
            "is_today": one == day,
            "url": f"{reverse('tasks:list')}?{scope}&due_from={one:%d/%m/%Y}&due_to={one:%d/%m/%Y}",
        }
        for one in shown
    ]
    return Card(40, _("This week"), (), aside=True, template="tasks/parts/week.html", data=cells)


def cards(request: HttpRequest) -> list[Card]:
    """One card for what the own units lead, one of the whole province for those who follow it, and the week."""
    user: Any = request.user
    found = []
    own = user.units_for("task.report")
    if own:
        words = {
            "overdue": _("tasks of my unit are overdue"),
            "soon": _("come due within seven days"),
            "within": _("are in progress within time"),
            "open": _("have no deadline"),
        }
        counted = _counts(Task.objects.filter(lead__in=own))
        found.append(
            Card(
                10,
                _("What my unit owes"),
                _lines(counted, "scope=own", words),
                _("Your unit owes nothing now."),
            )
        )
    if user.can_everywhere("task.view"):
        words = {
            "overdue": _("tasks are overdue in the whole province"),
            "soon": _("come due within seven days"),
            "within": _("are in progress within time"),
        }
        counted = _counts(Task.objects.all())
        found.append(
            Card(
                20,
                _("The whole province"),
                _lines(counted, "scope=all", words),
                _("No task is followed yet."),
            )
        )
    if own:
        found.append(_week(Task.objects.filter(lead__in=own), "scope=own"))
    elif found:
        found.append(_week(Task.objects.all(), "scope=all"))
    return found + transfer_cards(user)
