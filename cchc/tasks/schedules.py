"""Reporting schedules as the tables hold them, given to the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.tasks.deadlines import rule
from cchc.tasks.engine.schedule import Period, Plan
from cchc.tasks.engine.schedule import occurrences as engine_occurrences
from cchc.tasks.engine.year_day import YearDay
from cchc.tasks.models import Schedule, SchedulePeriod
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.tasks.engine.schedule import Occurrence


def period_of(row: SchedulePeriod) -> Period:
    """A row as the engine's period."""
    return Period(
        row.code,
        row.name,
        YearDay(row.from_year, row.from_month, row.from_day),
        YearDay(row.to_year, row.to_month, row.to_day),
        YearDay(row.due_year, row.due_month, row.due_day),
    )


def row_of(period: Period, schedule: Schedule) -> SchedulePeriod:
    """The engine's period as a row, not saved."""
    days = {"from": period.start, "to": period.end, "due": period.due}
    return SchedulePeriod(
        schedule=schedule,
        code=period.code,
        name=period.name,
        **{
            f"{name}_{part}": getattr(day, part)
            for name, day in days.items()
            for part in ("year", "month", "day")
        },
    )


def plan_of(schedule: Schedule) -> Plan:
    """A schedule with its periods; one query unless they were prefetched."""
    return Plan(
        tuple(period_of(row) for row in schedule.periods.all()),
        schedule.weekday,
        schedule.valid_from,
        schedule.valid_to,
    )


def plans(keys: Iterable[int]) -> dict[int, Plan]:
    """The plans of schedules by primary key; two queries for all."""
    rows = Schedule.objects.filter(pk__in=set(keys)).prefetch_related("periods")
    return {row.pk: plan_of(row) for row in rows}


def occurrences(plan: Plan, first: date, last: date) -> list[Occurrence]:
    """What is asked for between two days, by this installation's calendar and rule (two small queries)."""
    return engine_occurrences(plan, first, last, calendar(), rule())
