"""The leader's dashboard: where it hurts, since when, and whether it gets better; each figure opens its tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, Min, OuterRef, Q

from cchc.tasks.counting import OWED, WAITING, mark_query, state_query
from cchc.tasks.linked import at_risk
from cchc.tasks.matrix import Counts, Row, counted, matrix
from cchc.tasks.models import Explanation
from cchc.tasks.trend import Point, month_ends, trend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from cchc.tasks.models import Task
    from cchc.tasks.standing import AsOf

#: Deadlines within so many days are "coming".
COMING_DAYS = 30
#: A result that waits longer than so many days for its confirmation waits long.
LONG_DAYS = 10
UNITS_SHOWN = 10
DIRECTIVES_SHOWN = 6


@dataclass(frozen=True)
class Figures:
    """The figures on top; ``waiting_since``: the day since which the oldest result waits."""

    coming: int
    returned: int
    waiting: int
    waiting_long: int
    waiting_since: date | None
    risk: int
    silent: int
    unanswered: int


def _conditions(day: date) -> dict[str, Q]:
    return {
        "coming": OWED & Q(due__gte=day, due__lte=day + timedelta(days=COMING_DAYS)),
        "returned": mark_query("returned"),
        "waiting": WAITING,
        "waiting_long": WAITING & Q(handed_on__lt=day - timedelta(days=LONG_DAYS)),
    }


def figures(tasks: QuerySet[Task], asked: AsOf) -> Figures:
    """At most three queries. Risk and explanations are known of today alone: 0 on a past day."""
    conditions = _conditions(asked.day)
    counting: dict[str, Any] = {name: Count("pk", query) for name, query in conditions.items()}
    counting["waiting_since"] = Min("handed_on", filter=WAITING)
    if not asked.past:
        counting["risk"] = Count("pk", at_risk(asked.day))
    found = asked.now(tasks).order_by().aggregate(**counting)
    if asked.past:
        held = asked.before(tasks).aggregate(**counting)
        since = [day for day in (found.pop("waiting_since"), held.pop("waiting_since")) if day]
        found = {name: found[name] + held[name] for name in found}
        return Figures(**found, waiting_since=min(since, default=None), risk=0, silent=0, unanswered=0)
    owed = Explanation.objects.filter(Exists(tasks.filter(pk=OuterRef("task"))), answered_on__isnull=True)
    asked_for = owed.aggregate(
        unanswered=Count("task", distinct=True),
        silent=Count("task", Q(answer_by__lt=asked.day), distinct=True),
    )
    return Figures(**found, **asked_for)


def directives(tasks: QuerySet[Task], asked: AsOf) -> list[Row]:
    """The documents with the most overdue tasks, and how far each of them is. Two queries; four on a past day."""
    overdue = state_query("overdue", asked.day)
    tally: dict[str, int] = {}
    sources: list[tuple[Any, str]] = [(asked.now(tasks).order_by(), "source_label")]
    if asked.past:
        sources.append((asked.before(tasks), "task__source_label"))
    for rows, name in sources:
        for label, count in rows.filter(overdue).values_list(name).annotate(n=Count("pk")).order_by():
            tally[label] = tally.get(label, 0) + count
    labels = sorted(tally, key=lambda label: (-tally[label], label))[:DIRECTIVES_SHOWN]
    found = counted(tasks.filter(source_label__in=labels), asked, group="directive")
    return [Row(label, found.get(label, Counts()), {"from": label}) for label in labels]


def dashboard(tasks: QuerySet[Task], asked: AsOf) -> Mapping[str, Any]:
    """All that the page shows of single tasks (``counted``)."""
    table = matrix(tasks, asked)
    units = [row for section in table["sections"] for row in section.rows if row.counts.of("open_overdue")]
    units.sort(key=lambda row: -row.counts.of("open_overdue"))
    points: Sequence[Point] = trend(tasks, month_ends(asked.day))
    return {
        "sum": table["sum"].counts,
        "units": units[:UNITS_SHOWN],
        "units_late": len(units),
        "figures": figures(tasks, asked),
        "points": points,
        "directives": directives(tasks, asked),
    }
