"""The daily tick: each job of each domain once a day, whoever ticks; missed days are caught up.

A domain offers ``jobs.JOBS``, pairs of a name and ``function(day)``. A function may be called again for a day whose run
did not end (the process died, or the job failed), so it must not mind: notices, for one, are written by key.
"""

from __future__ import annotations

import logging
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max

from cchc.notices.models import JobRun
from cchc.web.clock import now, today
from cchc.web.discovery import offered

if TYPE_CHECKING:
    from collections.abc import Callable

    Job = Callable[[date], object]

log = logging.getLogger(__name__)

#: After this long a run that did not end, or failed, is tried again.
AGAIN_AFTER = timedelta(hours=1)
#: At most so many missed days are caught up.
MOST_DAYS = 31


def jobs() -> dict[str, Job]:
    """Every daily job by its name."""
    return {name: job for module in offered("jobs") for name, job in module.JOBS}


def tick() -> int:
    """Run what today and missed days still need; how many runs ended well."""
    done = 0
    for name, job in jobs().items():
        for day in days_due(name, today()):
            done += run(name, job, day)
    return done


def days_due(name: str, day: date) -> list[date]:
    """The days, up to ``day``, that a job has no ended run for; a job that never ran begins with ``day``."""
    runs = JobRun.objects.filter(job=name)
    last = runs.aggregate(Max("day"))["day__max"]
    if last is None:
        return [day]
    first = max(last + timedelta(days=1), day - timedelta(days=MOST_DAYS))
    missed = [first + timedelta(days=count) for count in range((day - first).days + 1)]
    unended = runs.filter(finished_at__isnull=True, day__gte=day - timedelta(days=MOST_DAYS))
    return sorted({*missed, *unended.values_list("day", flat=True)})


def run(name: str, job: Job, day: date) -> bool:
    """Run one job for one day, if nobody else does; whether it ended well."""
    claimed = claim(name, day)
    if claimed is None:
        return False
    try:
        job(day)
    except Exception as error:  # one job that fails must not stop the others
        log.exception("daily job %s failed for %s", name, day)
        JobRun.objects.filter(pk=claimed.pk).update(failure=f"{type(error).__name__}: {error}"[:500])
        return False
    JobRun.objects.filter(pk=claimed.pk).update(finished_at=now(), failure="")
    return True


def claim(name: str, day: date) -> JobRun | None:
    """The run, now ours; None where another has it or it ended."""
    moment = now()
    try:
        with transaction.atomic():
            return JobRun.objects.create(job=name, day=day, started_at=moment)
    except IntegrityError:
        pass
    old = JobRun.objects.filter(
        job=name, day=day, finished_at__isnull=True, started_at__lte=moment - AGAIN_AFTER
    )
    return JobRun.objects.get(job=name, day=day) if old.update(started_at=moment) else None
