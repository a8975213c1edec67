"""Daily jobs of tasks. Periods open first; the ladder stands before the reminders, so that nobody is urged twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.tasks import actions
from cchc.tasks.chasing.digest import JOB as DIGEST
from cchc.tasks.chasing.digest import digest
from cchc.tasks.chasing.escalate import escalate
from cchc.tasks.chasing.remind import remind

if TYPE_CHECKING:
    from datetime import date


def occur(day: date) -> None:
    """Open the tasks of the periods that begin on the day, or began while nobody looked, and tell their units.

    A second run finds nothing lacking; after one that died, what it had not come to.
    """
    actions.occur_all(day, by="tick")


def follow_calendar(day: date) -> None:
    """Move the deadlines of open periods with days off that were announced or set since; a second run finds none."""
    actions.recount(day, by="tick")


def climb(day: date) -> None:
    """Urge what is late, by the ladder, and fill the draft list for criticism; each rung once for a deadline."""
    escalate(day)


def write_reminders(day: date) -> None:
    """Write the reminders of the day, by key, so that a second run writes none."""
    remind(day)


def write_digests(day: date) -> None:
    """Write the digests of the day, by key; of a day that has passed nothing: the next one tells its changes."""
    digest(day)


JOBS = (
    ("tasks.occur", occur),
    ("tasks.follow_calendar", follow_calendar),
    ("tasks.ladder", climb),
    ("tasks.remind", write_reminders),
    (DIGEST, write_digests),
)
