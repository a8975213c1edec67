"""Writing reporting schedules: loading those that are shipped, and what a clerk adds, changes, ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.models import Event
from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.tasks.engine.schedule import STANDARD, Plan, faults
from cchc.tasks.engine.schedule_files import Shipped, load
from cchc.tasks.models import Schedule, SchedulePeriod
from cchc.tasks.schedules import plan_of, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.tasks.engine.schedule import Period

#: What only people do to a schedule: from then on it is theirs.
_BY_PEOPLE = ("schedule.edit", "schedule.end")


def shape(schedule: Schedule) -> dict[str, Any]:
    """A schedule as the trail keeps it: its fields, and each period in one line."""
    lines = [
        f"{one.code} {one.name}: {one.start} – {one.end}, hạn {one.due}" for one in plan_of(schedule).periods
    ]
    return snapshot(schedule) | {"periods": lines}


@transaction.atomic
def load_schedules(*, by: Any) -> int:
    """Load data/schedules; how many were added or brought up to date. What people changed here stays as it is.

    Idempotent. ValueError (a Vietnamese sentence) for a bad file.
    """
    rows = {row.key: row for row in Schedule.objects.select_for_update()}
    edited = Event.objects.filter(kind=Schedule._meta.label_lower, verb__in=_BY_PEOPLE)
    theirs = set(edited.values_list("record", flat=True))
    done = 0
    for shipped in load(settings.FACTS_DIR / "schedules"):
        row = rows.get(shipped.key)
        if row is None:
            _add(shipped, by)
            done += 1
        elif str(row.pk) not in theirs:
            done += _renew(row, shipped, by)
    return done


def _add(shipped: Shipped, by: Any) -> None:
    row = Schedule(key=shipped.key, weekday=shipped.plan.weekday)
    _fill(row, shipped)
    row.save()
    _write_periods(row, shipped.plan.periods)
    record("schedule.load", row, by=by, after=shape(row))


def _renew(row: Schedule, shipped: Shipped, by: Any) -> bool:
    """Bring a schedule that was loaded before up to the data; whether it differed."""
    before = shape(row)
    _fill(row, shipped)
    _write_periods(row, shipped.plan.periods)
    if shape(row) == before:
        return False
    row.save()
    record("schedule.load", row, by=by, before=before, after=shape(row))
    return True


def _fill(row: Schedule, shipped: Shipped) -> None:
    row.name, row.source, row.verified = shipped.name, shipped.source, shipped.verified
    row.weekday = shipped.plan.weekday


@transaction.atomic
def save_schedule(schedule: Schedule, *, by: Any, periods: Sequence[Period]) -> Schedule:
    """Add or change a schedule; it counts as set here from now on. ``Stale`` when somebody was first.

    Occurrences that tasks have already keep their days; what begins later follows the change. UserError names the
    first period that breaks a rule.
    """
    wrong = faults(Plan(tuple(periods), schedule.weekday))
    if wrong:
        raise UserError(wrong[0])
    before = shape(Schedule.objects.get(pk=schedule.pk)) if schedule.pk else None
    schedule.save()
    _write_periods(schedule, () if schedule.weekday else periods)
    verb = "schedule.edit" if before is not None else "schedule.add"
    record(verb, schedule, by=by, before=before, after=shape(schedule))
    return schedule


def _write_periods(schedule: Schedule, periods: Sequence[Period]) -> None:
    schedule.periods.all().delete()
    SchedulePeriod.objects.bulk_create(row_of(period, schedule) for period in periods)


@transaction.atomic
def end_schedule(schedule: Schedule, *, by: Any, last: date) -> Schedule:
    """Let a schedule end: what would be due after its last day is not asked for any more."""
    if schedule.valid_from is not None and last < schedule.valid_from:
        raise UserError(_("A schedule does not end before it begins."))
    before = shape(schedule)
    schedule.valid_to = last
    schedule.save()
    record("schedule.end", schedule, by=by, before=before, after=shape(schedule))
    return schedule


def standard(recurrence: str) -> Schedule | None:
    """The schedule that a recurrence follows unless another is chosen; None for one without ("other").

    An installation that never loaded data/schedules has them from now on.
    """
    key = STANDARD.get(recurrence)
    if key is None:
        return None
    if not Schedule.objects.filter(key=key).exists():
        load_schedules(by="data")
    return Schedule.objects.filter(key=key).first()
