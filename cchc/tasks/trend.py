"""Month by month: how many tasks were overdue at each month's end, and the rate done on time, as it stood then.

Two queries whatever the number of days: rows are counted by the first of the days on which they hold, the first on
which they are overdue, and the first on which they hold no more; the counts of each day are sums of those.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from cchc.tasks.counting import CURRENT, DONE, OWED, state_query
from cchc.tasks.matrix import share
from cchc.tasks.models import Standing
from cchc.tasks.standing import of_tasks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from django.db.models import QuerySet

    from cchc.tasks.models import Task

MONTHS = 12


@dataclass(frozen=True)
class Point:
    """One day: done on time, done late, open and overdue, as it stood."""

    day: date
    on_time: int
    late: int
    overdue: int

    @property
    def due(self) -> int:
        """Those due: the denominator of the rate."""
        return self.on_time + self.late + self.overdue

    @property
    def rate(self) -> Decimal | None:
        """Done on time, of those due."""
        return share(self.on_time, self.due)


def month_ends(day: date, months: int = MONTHS) -> list[date]:
    """The last days of the months before a day, and the day itself, the earliest first: ``months`` days in all."""
    days = [day]
    while len(days) < months:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return days[::-1]


def _first(days: Sequence[date], lookup: str) -> Any:
    """The place of the first day that the row's date stands to in a way; the number of days where none does."""
    whens = [When(Q(**{lookup: day}), then=Value(place)) for place, day in enumerate(days)]
    return Case(*whens, default=Value(len(days)), output_field=IntegerField())


def _kinds(last: date) -> tuple[Q, Any]:
    """The rows that count on some day, and which count each belongs to."""
    on_time, late = state_query("on_time", last, CURRENT), state_query("late", last, CURRENT)
    kind = Case(
        When(on_time, then=Value("on_time")), When(late, then=Value("late")), default=Value("overdue")
    )
    return (DONE & Q(due__isnull=False)) | (OWED & Q(due__lt=last)), kind


def trend(tasks: QuerySet[Task], days: Sequence[date]) -> list[Point]:
    """A point for each day, the days rising. Two queries."""
    counting, kind = _kinds(days[-1])
    begins = _first(days, "since__lte")
    fails = Case(When(accepted_on__isnull=False, then=Value(0)), default=_first(days, "due__lt"))
    # Of the past standings only those that were overdue before they ended, or done: a small part.
    told = DONE | Q(due__lt=F("until"))
    now = tasks.order_by().filter(counting, since__lte=days[-1])
    past = Standing.objects.filter(
        of_tasks(tasks), counting, told, since__lte=days[-1], until__gt=days[0]
    ).order_by()
    rows: list[Any] = list(
        now.values(kind_=kind, begins=begins, fails=fails).annotate(n=Count("pk")).order_by()
    )
    rows += (
        past.values(kind_=kind, begins=begins, fails=fails, ends=_first(days, "until__lte"))
        .annotate(n=Count("pk"))
        .order_by()
    )
    return [_point(rows, place, day) for place, day in enumerate(days)]


def _point(rows: list[Any], place: int, day: date) -> Point:
    found = {"on_time": 0, "late": 0, "overdue": 0}
    for row in rows:
        begins = max(row["begins"], row["fails"]) if row["kind_"] == "overdue" else row["begins"]
        if begins <= place < row.get("ends", place + 1):
            found[row["kind_"]] += row["n"]
    return Point(day, **found)
